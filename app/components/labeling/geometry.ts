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

export const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)
export const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
export const centre = (rect: Rect): Point => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 })
