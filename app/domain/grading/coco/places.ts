import { extentOf } from '#app/domain/grading/keypoints/skeleton.ts'
import { polygonRuns } from '#app/domain/grading/regions/polygon-runs.ts'
import { readRle, type Runs } from '#app/domain/grading/regions/rle.ts'
import { runsBounds, runsUnion } from '#app/domain/grading/regions/runs.ts'
import type { Keypoint } from '#app/domain/labels/keypoints.ts'
import { rleSchema } from '#app/domain/labels/polygons.ts'
import { BadRecord, numbers } from './fields.ts'
import type { ImageSide, Place } from './types.ts'

export const NO_POINTS: readonly Keypoint[] = []

export function boxOf(value: unknown): Place['box'] {
  const box = numbers(value, 'bbox')
  if (box.length !== 4) throw new BadRecord('bbox has not four numbers')
  return box as Place['box']
}

/** A mask from COCO's `segmentation`: a mask already, or polygons, of which the union is meant. */
export function maskOf(value: unknown, image: ImageSide): Runs {
  if (Array.isArray(value)) return unionOf(value, image)
  const rle = rleSchema.safeParse(value)
  if (!rle.success) throw new BadRecord('segmentation is neither polygons nor a mask with size and counts')
  const [height, width] = rle.data.size
  if (height !== image.height || width !== image.width)
    throw new BadRecord(`segmentation has ${width}×${height} pixels on an image of ${image.width}×${image.height}`)
  const { runs, problem } = readRle(rle.data)
  if (problem !== undefined) throw new BadRecord(`segmentation: ${problem}`)
  return runs
}

function unionOf(polygons: readonly unknown[], { height, width }: ImageSide): Runs {
  if (polygons.length === 0) throw new BadRecord('segmentation is empty')
  const masks = polygons.map((ring, index) => {
    const coordinates = numbers(ring, `segmentation[${index}]`)
    if (coordinates.length < 6 || coordinates.length % 2 === 1)
      throw new BadRecord(`segmentation[${index}] is not three or more pairs of x and y`)
    return polygonRuns(coordinates, height, width)
  })
  return masks.length === 1 ? masks[0]! : runsUnion(masks, height, width)
}

/** The box of a mask: x, y, width, height. */
export function boxOfMask(runs: Runs): Place['box'] {
  const [left, top, right, bottom] = runsBounds(runs)
  return [left, top, right - left, bottom - top]
}

/** COCO's flat list of x, y, visibility. Any visibility above 0 is labeled. */
export function pointsOf(value: unknown): Keypoint[] {
  const flat = numbers(value, 'keypoints')
  if (flat.length === 0 || flat.length % 3 !== 0)
    throw new BadRecord('keypoints are not x, y and visibility of each point')
  return Array.from({ length: flat.length / 3 }, (_, point) => {
    const v = flat[3 * point + 2]!
    return { x: flat[3 * point]!, y: flat[3 * point + 1]!, v: v > 1 ? 2 : v > 0 ? 1 : 0 }
  })
}

/** The points of a result, of which the evaluation takes every one as placed. */
export function placedPointsOf(value: unknown): Keypoint[] {
  return pointsOf(value).map(({ x, y }) => ({ x, y, v: 2 }))
}

/** The box around all points of a result: x, y, width, height (coco.py, loadRes). */
export function boxOfPoints(points: readonly Keypoint[]): Place['box'] {
  const [left, top, right, bottom] = extentOf(points) ?? [0, 0, 0, 0]
  return [left, top, right - left, bottom - top]
}
