import type { GoldInstance, Instance, Keypoint } from '#app/domain/labels/keypoints.ts'

/** A lone point says nothing of its object's size; it is judged as one of COCO's border between small and medium. */
const LONE_AREA = 32 ** 2

/** Left, top, right, bottom of the labeled points, in pixels; null when there is none. */
export type Extent = readonly [number, number, number, number]

export function extentOf(points: readonly Keypoint[]): Extent | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, v } of points) {
    if (v === 0) continue
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return left <= right ? [left, top, right, bottom] : null
}

/** Whether any point is labeled. */
export function isLabeled({ points }: Instance): boolean {
  for (let point = 0; point < points.length; point++) if (points[point]!.v > 0) return true
  return false
}

/** Whether nobody needs to find a gold skeleton: a crowd, or one without a labeled point (COCO's num_keypoints = 0). */
export function isIgnoredInstance(instance: GoldInstance): boolean {
  return instance.ignore === true || !isLabeled(instance)
}

/**
 * The area by which distances are judged, in square pixels: gold's own, or that of its box, or that of the box around its
 * labeled points, no side of which counts less than a quarter of the other (a standing pole is not without size).
 */
export function areaOf({ area, box, points }: GoldInstance): number {
  if (area !== undefined) return area
  if (box && box[2] * box[3] > 0) return box[2] * box[3]
  const extent = extentOf(points)
  const [width, height] = extent ? [extent[2] - extent[0], extent[3] - extent[1]] : [0, 0]
  const longer = Math.max(width, height)
  return longer === 0 ? LONE_AREA : Math.max(width, longer / 4) * Math.max(height, longer / 4)
}
