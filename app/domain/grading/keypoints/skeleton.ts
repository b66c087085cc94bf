import type { GoldInstance, Instance } from '#app/domain/labels/keypoints.ts'
import type { Points } from './oks.ts'

/** Left, top, right, bottom of the labeled points; all 0 when there is none. */
export type Extent = [number, number, number, number]

/** A skeleton ready to be compared. `labeled` is how many of its points are. */
export type Skeleton = { class: string; points: Points; labeled: number; extent: Extent }

/** A gold skeleton, with the area by which distances are judged and the box that excuses answers where it is a crowd. */
export type GoldSkeleton = Skeleton & { area: number; box: [number, number, number, number] | null; ignored: boolean }

/** A lone point says nothing of its object's size; it is judged as one of COCO's border between small and medium. */
const LONE_AREA = 32 ** 2

export function skeletonOf({ class: name, points: listed }: Instance): Skeleton {
  const points = new Float64Array(3 * listed.length)
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  let labeled = 0
  let at = 0
  for (const { x, y, v } of listed) {
    points[at] = x
    points[at + 1] = y
    points[at + 2] = v
    at += 3
    if (v === 0) continue
    labeled++
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return { class: name, points, labeled, extent: labeled > 0 ? [left, top, right, bottom] : [0, 0, 0, 0] }
}

export function goldSkeletonOf(instance: GoldInstance): GoldSkeleton {
  const skeleton = skeletonOf(instance)
  return {
    ...skeleton,
    area: areaOf(instance, skeleton),
    box: instance.box ?? null,
    ignored: isIgnoredInstance(instance, skeleton.labeled),
  }
}

/** Whether nobody needs to find a gold skeleton: a crowd, or one without a labeled point (COCO's num_keypoints = 0). */
export function isIgnoredInstance(
  { ignore, points }: GoldInstance,
  labeled = points.filter(({ v }) => v > 0).length,
): boolean {
  return ignore === true || labeled === 0
}

/**
 * The area by which distances are judged, in square pixels: gold's own, or that of its box, or that of the box around its
 * labeled points, no side of which counts less than a quarter of the other (a standing pole is not without size).
 */
export function areaOf({ area, box }: GoldInstance, { extent, labeled }: Skeleton): number {
  if (area !== undefined) return area
  if (box && box[2] * box[3] > 0) return box[2] * box[3]
  const [width, height] = [extent[2] - extent[0], extent[3] - extent[1]]
  const longer = Math.max(width, height)
  return labeled < 2 || longer === 0 ? LONE_AREA : Math.max(width, longer / 4) * Math.max(height, longer / 4)
}
