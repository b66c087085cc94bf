/** Plain geometry in pixels of the original image, origin top left. */
export type Point = { x: number; y: number }
export type Size = { width: number; height: number }
export type Rect = Point & Size

export const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), Math.max(low, high))

/** A point moved to the nearest place of the image. */
export const intoImage = (point: Point, image: Size): Point => ({
  x: clamp(point.x, 0, image.width),
  y: clamp(point.y, 0, image.height),
})

/** The nearest whole pixel of the image. */
export const whole = ({ x, y }: Point, image: Size): Point => intoImage({ x: Math.round(x), y: Math.round(y) }, image)

export const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)
export const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
export const centre = (rect: Rect): Point => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 })

/** A point turned clockwise about another by degrees (clockwise as seen: y grows downwards). */
export function turned(point: Point, about: Point, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  const [dx, dy] = [point.x - about.x, point.y - about.y]
  return { x: about.x + dx * cos - dy * sin, y: about.y + dx * sin + dy * cos }
}

/**
 * A point on the border of the image when it is within `reach` of it, else where it was, but never outside. The middle
 * half of an image stays free, however small it is on the screen.
 */
export function snapped(point: Point, image: Size, reach: number): Point {
  const side = (value: number, end: number) => {
    const near = Math.min(reach, end / 4)
    return value < near ? 0 : value > end - near ? end : value
  }
  return { x: side(point.x, image.width), y: side(point.y, image.height) }
}

/** How far `point` is from the segment from `a` to `b`. */
export function distanceToSegment(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / length, 0, 1)
  return distance(point, { x: a.x + share * dx, y: a.y + share * dy })
}

/** The upright rectangle around points; empty at the origin when there are none. */
export function around(points: readonly Point[]): Rect {
  if (points.length === 0) return { x: 0, y: 0, width: 0, height: 0 }
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}
