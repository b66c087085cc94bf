import type { Box } from '#app/domain/labels/boxes.ts'
import { FIT_MARGIN } from '#app/components/labeling/canvas/view.ts'
import {
  centre,
  clamp,
  intoImage,
  turned,
  type Point,
  type Rect,
  type Size,
} from '#app/components/labeling/geometry.ts'

/** A rectangle that may be turned clockwise about its centre, by degrees. */
export type TurnedRect = Rect & { rotation?: number }

/** A drawn box is at least this wide and high, in image pixels. */
export const MIN_SIDE = 3

/** Whether a rectangle is too small to be a box. On an image of fewer pixels than that, all of a side is enough. */
export const tooSmall = ({ width, height }: Size, image: Size): boolean =>
  width < Math.min(MIN_SIDE, image.width) || height < Math.min(MIN_SIDE, image.height)

/** The eight places where a box can be pulled, by compass. */
export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const
export type Handle = (typeof HANDLES)[number]

/** The box between two corners in any order: whole pixels, inside the image. */
export function rectBetween(a: Point, b: Point, image: Size): Rect {
  const [p, q] = [intoImage(a, image), intoImage(b, image)]
  const side = (from: number, to: number, limit: number) => {
    const start = Math.round(Math.min(from, to))
    return {
      start: Math.min(start, limit),
      length: Math.max(0, Math.min(Math.round(Math.max(from, to)), limit) - start),
    }
  }
  const [h, v] = [side(p.x, q.x, image.width), side(p.y, q.y, image.height)]
  return { x: h.start, y: v.start, width: h.length, height: v.length }
}

/** The box moved by a distance; it stops at the image's border, a turned one with its centre, and keeps its size. */
export function moved(box: Box, by: Point, image: Size): Box {
  if (box.rotation) {
    const middle = centre(box)
    const to = intoImage({ x: middle.x + by.x, y: middle.y + by.y }, image)
    return { ...box, x: hundredth(box.x + to.x - middle.x), y: hundredth(box.y + to.y - middle.y) }
  }
  return {
    ...box,
    x: clamp(Math.round(box.x + by.x), 0, image.width - box.width),
    y: clamp(Math.round(box.y + by.y), 0, image.height - box.height),
  }
}

/** The box with the sides of `handle` moved by a distance; it stops at the border and at MIN_SIDE. */
export function resized(box: Box, handle: Handle, by: Point, image: Size): Box {
  if (box.rotation) return resizedTurned(box, box.rotation, handle, by, image)
  const horizontal = side(box.x, box.width, handle.includes('w') ? -1 : handle.includes('e') ? 1 : 0, by.x, image.width)
  const vertical = side(box.y, box.height, handle.includes('n') ? -1 : handle.includes('s') ? 1 : 0, by.y, image.height)
  return { ...box, x: horizontal.start, width: horizontal.length, y: vertical.start, height: vertical.length }
}

/**
 * A turned box with the sides of `handle` moved: the distance is taken along the box's own axes, and the opposite side
 * stays where it is, so that the centre moves by half of what was added, turned back.
 */
function resizedTurned(box: Box, rotation: number, handle: Handle, by: Point, image: Size): Box {
  const along = turned(by, { x: 0, y: 0 }, -rotation)
  const [right, down] = [
    handle.includes('e') ? 1 : handle.includes('w') ? -1 : 0,
    handle.includes('s') ? 1 : handle.includes('n') ? -1 : 0,
  ]
  const width = Math.max(MIN_SIDE, Math.round(box.width + right * along.x))
  const height = Math.max(MIN_SIDE, Math.round(box.height + down * along.y))
  const half = { x: (right * (width - box.width)) / 2, y: (down * (height - box.height)) / 2 }
  const shift = turned(half, { x: 0, y: 0 }, rotation)
  const middle = intoImage({ x: centre(box).x + shift.x, y: centre(box).y + shift.y }, image)
  return { ...box, x: hundredth(middle.x - width / 2), y: hundredth(middle.y - height / 2), width, height }
}

/** The box turned to an angle in degrees (brought to above −180 and up to 180); upright, it lies inside the image again. */
export function rotated(box: Box, degrees: number, image: Size): Box {
  const { rotation: _, ...upright } = box
  const whole = ((((Math.round(degrees * 10) / 10 + 180) % 360) + 360) % 360) - 180
  const rotation = whole === -180 ? 180 : whole
  if (rotation !== 0) return { ...upright, rotation }
  const [width, height] = [Math.min(Math.round(box.width), image.width), Math.min(Math.round(box.height), image.height)]
  return moved({ ...upright, width, height }, { x: 0, y: 0 }, image)
}

/** The angle of a box that is turned by pulling `from` to `to`: whole degrees, upright and level within two. */
export function angleAfter(box: TurnedRect, from: Point, to: Point): number {
  const middle = centre(box)
  const angle = (point: Point) => (Math.atan2(point.x - middle.x, middle.y - point.y) * 180) / Math.PI
  const degrees = Math.round((box.rotation ?? 0) + angle(to) - angle(from))
  const quarter = Math.round(degrees / 90) * 90
  return Math.abs(degrees - quarter) <= 2 ? quarter : degrees
}

/** The upright rectangle around a box, turned or not. */
export function boundsOf(box: TurnedRect): Rect {
  if (!box.rotation) return { x: box.x, y: box.y, width: box.width, height: box.height }
  const angle = (box.rotation * Math.PI) / 180
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))]
  const [width, height] = [box.width * cos + box.height * sin, box.width * sin + box.height * cos]
  const { x, y } = centre(box)
  return { x: x - width / 2, y: y - height / 2, width, height }
}

const hundredth = (value: number) => Math.round(value * 100) / 100

function side(start: number, length: number, which: -1 | 0 | 1, by: number, limit: number) {
  const end = start + length
  if (which === -1) {
    const moved = clamp(Math.round(start + by), 0, end - MIN_SIDE)
    return { start: moved, length: end - moved }
  }
  if (which === 1) {
    const moved = Math.max(Math.min(Math.round(end + by), limit), Math.min(start + MIN_SIDE, limit))
    return { start, length: moved - start }
  }
  return { start, length }
}

/** The boxes under a point, smallest first; `reach` (image pixels) makes small boxes easier to hit. */
export function boxesAt(boxes: readonly Box[], at: Point, reach: number): Box[] {
  return boxes
    .filter((box) => {
      const slack = (length: number) => Math.max(0, Math.min(reach, reach - length / 2))
      const [dx, dy] = [slack(box.width), slack(box.height)]
      const { x, y } = box.rotation ? turned(at, centre(box), -box.rotation) : at
      return x >= box.x - dx && x <= box.x + box.width + dx && y >= box.y - dy && y <= box.y + box.height + dy
    })
    .sort((a, b) => a.width * a.height - b.width * b.height)
}

/**
 * Where the handles of a box stand. A box that is small on the screen gets a wider frame, so that
 * no two handles of `reach` screen pixels overlap and its middle stays free for moving it; the frame of an upright box
 * stays inside the image, for beside it there is nothing to grasp.
 */
export function handleFrame(box: TurnedRect, scale: number, reach: number, image: Size): Rect {
  const grown = (start: number, length: number, limit: number) => {
    const wide = Math.max(length, (3 * reach) / scale)
    const from = start - (wide - length) / 2
    const kept = box.rotation === undefined && wide <= limit
    return { start: kept ? clamp(from, Math.min(start, 0), limit - wide) : from, length: wide }
  }
  const [h, v] = [grown(box.x, box.width, image.width), grown(box.y, box.height, image.height)]
  return { x: h.start, y: v.start, width: h.length, height: v.length }
}

/** How far the sensitive square of a handle is moved inward, in screen pixels, where the canvas would cut it off. */
export function inward(at: Point, scale: number, reach: number, image: Size): Point {
  const side = (value: number, limit: number) => {
    // Beside a picture that is smaller on the screen than a frame, there is canvas enough.
    if (limit * scale < 3 * reach) return 0
    const missing = (room: number) => Math.max(reach / 2 - room * scale - FIT_MARGIN, 0)
    return missing(value) - missing(limit - value)
  }
  return { x: side(at.x, image.width), y: side(at.y, image.height) }
}

/**
 * Where the handle to turn a box by stands: a stem's length above its frame, or below it when that place is out of the
 * image, where it could not be grasped. `y` is in the box's own axes, as it is before the box is turned.
 */
export function knobOf(box: TurnedRect, frame: Rect, stem: number, image: Size): Point {
  const x = frame.x + frame.width / 2
  const places = [frame.y - stem, frame.y + frame.height + stem].map((y) => ({ x, y }))
  const seen = places.find((place) => {
    const at = turned(place, centre(box), box.rotation ?? 0)
    return at.x >= 0 && at.y >= 0 && at.x <= image.width && at.y <= image.height
  })
  return seen ?? places[0]!
}

export function handlePoint(frame: Rect, handle: Handle): Point {
  return {
    x: frame.x + frame.width * (handle.includes('w') ? 0 : handle.includes('e') ? 1 : 0.5),
    y: frame.y + frame.height * (handle.includes('n') ? 0 : handle.includes('s') ? 1 : 0.5),
  }
}
