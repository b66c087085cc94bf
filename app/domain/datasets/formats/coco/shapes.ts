import type { CocoContext, CocoObject, Image } from '#app/domain/datasets/coco-records.ts'
import { fieldsOf } from '#app/domain/datasets/formats/shared/fields.ts'
import { united } from '#app/domain/datasets/formats/shared/rings.ts'
import { countsOf } from '#app/domain/datasets/formats/shared/rle.ts'
import {
  checkedBox,
  checkedPoints,
  checkedRings,
  type Problematic,
} from '#app/domain/datasets/formats/shared/shapes.ts'
import type { Keypoint } from '#app/domain/labels/keypoints.ts'
import { attributesSchema, type Attributes } from '#app/domain/labels/parts.ts'
import { rleSchema, type GoldRegion } from '#app/domain/labels/polygons.ts'
import { skeletonSchema, type Skeleton } from '#app/domain/labels/taxonomy.ts'

/** Reads an annotation's shapes, area and attributes into its object; says what is wrong with them. */
export function readShapes(
  fields: Map<string, unknown>,
  object: CocoObject,
  context: CocoContext,
): Problematic | undefined {
  const bbox = fields.get('bbox')
  const [segmentation, points] = context.boxesOnly ? [] : [fields.get('segmentation'), fields.get('keypoints')]
  if (context.boxesOnly || (bbox !== undefined && bbox !== null)) {
    const box = readPlace(bbox, object.image)
    if ('problem' in box) return box
    object.box = box
  }
  if (!isNothing(segmentation)) {
    const region = readSegmentation(segmentation, object.image)
    if ('problem' in region) return region
    object.region = region
  }
  if (!isNothing(points)) {
    const read = readKeypoints(points, object.image, context.skeletons.get(object.class))
    if ('problem' in read) return read
    object.points = read
  }
  const area = fields.get('area')
  if (typeof area === 'number' && Number.isFinite(area) && area > 0) object.area = area
  const attributes = context.boxesOnly ? undefined : attributesOf(fields.get('attributes'))
  if (attributes) object.attributes = attributes
  return undefined
}

/** A missing shape: COCO's tools write an empty list for it. */
function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}

function readPlace(bbox: unknown, image: Image): { x: number; y: number; width: number; height: number } | Problematic {
  if (!Array.isArray(bbox) || bbox.length !== 4) return { problem: 'bbox is not a list of four numbers' }
  const bad = bbox.findIndex((value) => typeof value !== 'number' || !Number.isFinite(value))
  if (bad >= 0) return { problem: `bbox[${bad}] is not a finite number` }
  const [x, y, width, height] = bbox as [number, number, number, number]
  return checkedBox({ x, y, width, height }, image, 'bbox')
}

function readSegmentation(value: unknown, image: Image): Pick<GoldRegion, 'rings' | 'mask'> | Problematic {
  if (Array.isArray(value)) {
    if (!value.every((ring) => Array.isArray(ring) && ring.every((number) => typeof number === 'number')))
      return { problem: 'segmentation is not a list of lists of numbers' }
    const rings = checkedRings(value as number[][], image, 'segmentation')
    return 'problem' in rings ? rings : { rings: united(rings) }
  }
  const mask = rleSchema.safeParse(value)
  if (!mask.success) return { problem: `segmentation: ${mask.error.issues[0]!.message}` }
  const [height, width] = mask.data.size
  if (height !== image.height || width !== image.width)
    return {
      problem: `segmentation is a mask of ${width}×${height} pixels on an image of ${image.width}×${image.height}`,
    }
  const counts = countsOf(mask.data)
  return 'problem' in counts ? { problem: `segmentation: ${counts.problem}` } : { mask: mask.data }
}

function readKeypoints(value: unknown, image: Image, skeleton: Skeleton | undefined): Keypoint[] | Problematic {
  if (!Array.isArray(value) || !value.every((number) => typeof number === 'number'))
    return { problem: 'keypoints is not a list of numbers' }
  if (value.length % 3 !== 0) return { problem: `keypoints has ${value.length} numbers, which is no multiple of 3` }
  const count = value.length / 3
  if (skeleton && skeleton.points.length !== count)
    return { problem: `keypoints has ${count} points, but its category names ${skeleton.points.length}` }
  const points = Array.from({ length: count }, (_, at): Keypoint => {
    const [x, y, v] = value.slice(3 * at, 3 * at + 3) as [number, number, 0 | 1 | 2]
    return { x, y, v }
  })
  return checkedPoints(points, image, 'keypoints')
}

/**
 * The points of a category and the lines between them; COCO counts points in `skeleton` from 1. A category without
 * named points has none.
 */
export function readSkeleton(record: unknown): Skeleton | undefined | Problematic {
  const fields = fieldsOf(record)
  const names = fields?.get('keypoints')
  if (!fields || !Array.isArray(names) || names.length === 0) return undefined
  const lines = fields.get('skeleton')
  const edges = Array.isArray(lines)
    ? lines.map((line) =>
        Array.isArray(line) ? line.map((point) => (typeof point === 'number' ? point - 1 : point)) : line,
      )
    : []
  const skeleton = skeletonSchema.safeParse({ points: names.map((name) => ({ name })), edges })
  return skeleton.success ? skeleton.data : { problem: `keypoints: ${skeleton.error.issues[0]!.message}` }
}

/** Free values of an annotation as attributes: flags and texts, numbers as their digits; the rest is left out. */
function attributesOf(value: unknown): Attributes | undefined {
  const kept = [...(fieldsOf(value) ?? [])].flatMap(([name, entry]): [string, boolean | string][] => {
    const plain = typeof entry === 'number' ? String(entry) : entry
    return typeof plain === 'boolean' || typeof plain === 'string' ? [[name, plain]] : []
  })
  if (kept.length === 0) return undefined
  const parsed = attributesSchema.safeParse(Object.fromEntries(kept))
  return parsed.success ? parsed.data : undefined
}
