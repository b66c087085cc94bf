/** An upright rectangle in pixels, origin top left. */
export type Rectangle = { x: number; y: number; width: number; height: number }

/** Area in square pixels, between the edges as they are rounded: right and bottom are sums. */
export function boxArea({ x, y, width, height }: Rectangle): number {
  return (x + width - x) * (y + height - y)
}

/** Area shared by two rectangles, in square pixels; 0 when they only touch. */
export function boxShared(a: Rectangle, b: Rectangle): number {
  const width = lesser(a.x + a.width, b.x + b.width) - greater(a.x, b.x)
  if (!(width > 0)) return 0
  const height = lesser(a.y + a.height, b.y + b.height) - greater(a.y, b.y)
  return height > 0 ? width * height : 0
}

/** Math.min and Math.max of two ordinary numbers, without their care for NaN and −0, which costs more than the rest. */
export function lesser(a: number, b: number): number {
  return a < b ? a : b
}
export function greater(a: number, b: number): number {
  return a > b ? a : b
}

/** Intersection over union (Jaccard index), 0–1. */
export function boxIou(a: Rectangle, b: Rectangle): number {
  const shared = boxShared(a, b)
  return shared === 0 ? 0 : quotient(shared, boxArea(a) + boxArea(b) - shared)
}

/** Share of `box` that lies in `region`, 0–1: COCO's overlap with a crowd region (maskApi.c, bbIou with iscrowd). */
export function boxIoa(box: Rectangle, region: Rectangle): number {
  return quotient(boxShared(box, region), boxArea(box))
}

/** A quotient held in 0–1; 0 where areas vanish or overflow, since nothing can be said there. */
export function quotient(part: number, whole: number): number {
  const value = part / whole
  return value > 0 ? lesser(value, 1) : 0
}
