import type { Box } from '#app/domain/labels/boxes.ts'
import { clamp, intoImage, type Point, type Rect, type Size } from '#app/components/labeling/geometry.ts'

/** A drawn box is at least this wide and high, in image pixels. */
export const MIN_SIDE = 3

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

/** The box moved by a distance; it stops at the image's border and keeps its size. */
export function moved(box: Box, by: Point, image: Size): Box {
  return {
    ...box,
    x: clamp(Math.round(box.x + by.x), 0, image.width - box.width),
    y: clamp(Math.round(box.y + by.y), 0, image.height - box.height),
  }
}

/** The box with the sides of `handle` moved by a distance; it stops at the border and at MIN_SIDE. */
export function resized(box: Box, handle: Handle, by: Point, image: Size): Box {
  const horizontal = side(box.x, box.width, handle.includes('w') ? -1 : handle.includes('e') ? 1 : 0, by.x, image.width)
  const vertical = side(box.y, box.height, handle.includes('n') ? -1 : handle.includes('s') ? 1 : 0, by.y, image.height)
  return { ...box, x: horizontal.start, width: horizontal.length, y: vertical.start, height: vertical.length }
}

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
      return (
        at.x >= box.x - dx && at.x <= box.x + box.width + dx && at.y >= box.y - dy && at.y <= box.y + box.height + dy
      )
    })
    .sort((a, b) => a.width * a.height - b.width * b.height)
}

/**
 * Where the handles of a box stand. A box that is small on the screen gets a wider frame, so that
 * no two handles of `reach` screen pixels overlap and its middle stays free for moving it.
 */
export function handleFrame(box: Rect, scale: number, reach: number): Rect {
  const grow = (length: number) => Math.max(0, (3 * reach) / scale - length) / 2
  const [dx, dy] = [grow(box.width), grow(box.height)]
  return { x: box.x - dx, y: box.y - dy, width: box.width + 2 * dx, height: box.height + 2 * dy }
}

export function handlePoint(frame: Rect, handle: Handle): Point {
  return {
    x: frame.x + frame.width * (handle.includes('w') ? 0 : handle.includes('e') ? 1 : 0.5),
    y: frame.y + frame.height * (handle.includes('n') ? 0 : handle.includes('s') ? 1 : 0.5),
  }
}
