import { polygonRuns } from '#app/domain/grading/regions/polygon-runs.ts'
import { readRle, type Runs } from '#app/domain/grading/regions/rle.ts'
import { runsBounds, runsUnion } from '#app/domain/grading/regions/runs.ts'
import { rleSchema } from '#app/domain/labels/polygons.ts'
import { BadRecord, numbers } from './fields.ts'
import type { ImageSide, Place } from './types.ts'

export const NO_POINTS = new Float64Array(0)

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

/** x, y, visibility of each point. */
export function pointsOf(value: unknown): Float64Array {
  const points = numbers(value, 'keypoints')
  if (points.length === 0 || points.length % 3 !== 0)
    throw new BadRecord('keypoints are not x, y and visibility of each point')
  return Float64Array.from(points)
}

/** The box around all points of a result, whatever their visibility (coco.py, loadRes). */
export function boxOfPoints(points: Float64Array): Place['box'] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = 0; at < points.length; at += 3) {
    left = Math.min(left, points[at]!)
    right = Math.max(right, points[at]!)
    top = Math.min(top, points[at + 1]!)
    bottom = Math.max(bottom, points[at + 1]!)
  }
  return [left, top, right - left, bottom - top]
}
