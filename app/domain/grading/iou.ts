/** An upright rectangle in pixels, origin top left. */
export type Rectangle = { x: number; y: number; width: number; height: number }

/** Rectangles in one flat array, four numbers each: left, top, right, bottom. */
export type Rectangles = Float64Array

/** Packs boxes for the functions below, which read thousands of pairs without touching an object. */
export function packed(boxes: readonly Rectangle[]): Rectangles {
  const flat = new Float64Array(boxes.length * 4)
  boxes.forEach(({ x, y, width, height }, index) => flat.set([x, y, x + width, y + height], index * 4))
  return flat
}

/** Area of rectangle `i` in square pixels. */
export function area(of: Rectangles, i: number): number {
  return (of[4 * i + 2]! - of[4 * i]!) * (of[4 * i + 3]! - of[4 * i + 1]!)
}

/** Area shared by rectangle `i` of `a` and rectangle `j` of `b`, in square pixels; 0 when they only touch. */
export function intersection(a: Rectangles, i: number, b: Rectangles, j: number): number {
  const width = Math.min(a[4 * i + 2]!, b[4 * j + 2]!) - Math.max(a[4 * i]!, b[4 * j]!)
  if (!(width > 0)) return 0
  const height = Math.min(a[4 * i + 3]!, b[4 * j + 3]!) - Math.max(a[4 * i + 1]!, b[4 * j + 1]!)
  return height > 0 ? width * height : 0
}

/** Intersection over union (Jaccard index), 0–1. */
export function iou(a: Rectangles, i: number, b: Rectangles, j: number): number {
  const shared = intersection(a, i, b, j)
  return share(shared, area(a, i) + area(b, j) - shared)
}

/** Intersection over the area of `a`'s rectangle, 0–1: COCO's overlap with a crowd region (maskApi.c, bbIou with iscrowd). */
export function ioa(a: Rectangles, i: number, b: Rectangles, j: number): number {
  return share(intersection(a, i, b, j), area(a, i))
}

/** IoU of two boxes, 0–1. For many pairs pack them once and use `iou`. */
export function boxIou(a: Rectangle, b: Rectangle): number {
  return iou(packed([a]), 0, packed([b]), 0)
}

/** Share of `box` that lies in `region`, 0–1. */
export function boxIoa(box: Rectangle, region: Rectangle): number {
  return ioa(packed([box]), 0, packed([region]), 0)
}

/** A quotient held in 0–1; 0 where areas vanish or overflow, since nothing can be said there. */
function share(part: number, whole: number): number {
  const value = part / whole
  return value > 0 ? Math.min(value, 1) : 0
}
