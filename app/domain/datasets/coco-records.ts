import type { ImageSize } from '#app/domain/labels/boxes.ts'
import type { Keypoint } from '#app/domain/labels/keypoints.ts'
import { attributesSchema, type Attributes } from '#app/domain/labels/parts.ts'
import { rleSchema, type GoldRegion } from '#app/domain/labels/polygons.ts'
import { classNameSchema, skeletonSchema, type Skeleton } from '#app/domain/labels/taxonomy.ts'
import { fileNameProblem } from './file-name.ts'
import { united } from './formats/shared/rings.ts'
import { countsOf } from './formats/shared/rle.ts'
import { checkedBox, checkedPoints, checkedRings, isSide, MAX_SIDE, type Problematic } from './formats/shared/shapes.ts'

/** Under which licence an image is shared, and where its page is; both must be named when it is shown. */
export type Credit = { license: string | null; url: string | null }

/** An image; its licence is still a number, since files may list the licences after the images. */
export type Image = ImageSize & { id: unknown; key: string; license: unknown; url: string | null }
/** A category, unless its id or name cannot be used. Two ids of one name are the same class. */
export function readCategory(
  record: unknown,
  known: ReadonlyMap<unknown, string>,
): { id: unknown; name: string } | Problematic {
  const fields = fieldsOf(record)
  if (!fields) return { problem: 'is not an object' }
  const id = fields.get('id')
  if (!isId(id)) return { problem: 'id is neither a whole number nor a name' }
  if (known.has(id)) return { problem: 'id is used by an earlier category' }
  const name = classNameSchema.safeParse(fields.get('name'))
  return name.success ? { id, name: name.data } : { problem: `name: ${name.error.issues[0]!.message}` }
}

/** An image, unless its id, file name or size cannot be used. */
export function readImage(
  record: unknown,
  known: ReadonlyMap<unknown, Image>,
  names: ReadonlySet<string>,
): Image | Problematic {
  const fields = fieldsOf(record)
  if (!fields) return { problem: 'is not an object' }
  const id = fields.get('id')
  if (!isId(id)) return { problem: 'id is neither a whole number nor a name' }
  if (known.has(id)) return { problem: 'id is used by an earlier image' }
  const key = fields.get('file_name')
  const unsafe = fileNameProblem(key)
  if (unsafe || typeof key !== 'string') return { problem: `file_name ${unsafe}` }
  if (names.has(key)) return { problem: `file_name "${key}" is used by an earlier image` }
  const [width, height] = [fields.get('width'), fields.get('height')]
  if (!isSide(width)) return { problem: `width is not a whole number from 1 to ${MAX_SIDE}` }
  if (!isSide(height)) return { problem: `height is not a whole number from 1 to ${MAX_SIDE}` }
  return { id, key, width, height, license: fields.get('license'), url: urlOf(fields) }
}

/** What an annotation says of one object: its shapes, of which at least one is there, unless it only names a class. */
export interface CocoObject {
  image: Image
  id: string
  class: string
  ignore: boolean
  box?: { x: number; y: number; width: number; height: number }
  region?: Pick<GoldRegion, 'rings' | 'mask'>
  points?: Keypoint[]
  /** Square pixels, as the file says. */
  area?: number
  attributes?: Attributes
}

/** What the records before an annotation said. */
export interface CocoContext {
  images: ReadonlyMap<unknown, Image>
  classes: ReadonlyMap<unknown, string>
  skeletons: ReadonlyMap<string, Skeleton>
  known: ReadonlySet<string>
  /** Whether nothing but boxes is wanted; then each annotation must have one. */
  boxesOnly: boolean
}

/** An object, unless its annotation names something unknown or a shape that is none inside the image. */
export function readAnnotation(record: unknown, index: number, context: CocoContext): CocoObject | Problematic {
  const fields = fieldsOf(record)
  if (!fields) return { problem: 'is not an object' }
  const id = fields.get('id') ?? `annotation ${index}`
  if (!isId(id)) return { problem: 'id is neither a whole number nor a name' }
  if (context.known.has(String(id))) return { problem: 'id is used by an earlier annotation' }
  const image = context.images.get(fields.get('image_id'))
  if (!image) return { problem: `image_id ${shown(fields.get('image_id'))} is no usable image` }
  const name = context.classes.get(fields.get('category_id'))
  if (name === undefined) return { problem: `category_id ${shown(fields.get('category_id'))} is no usable category` }
  const crowd = flag(fields.get('iscrowd'))
  const ignore = flag(fields.get('ignore'))
  if (crowd === undefined) return { problem: 'iscrowd is neither 0 nor 1' }
  const object: CocoObject = { image, id: String(id), class: name, ignore: crowd || ignore === true }
  const problem = readShapes(fields, object, context)
  return problem ?? object
}

function readShapes(fields: Map<string, unknown>, object: CocoObject, context: CocoContext): Problematic | undefined {
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

/** The record's own fields; no name in a file can reach a prototype through a Map. */
function fieldsOf(record: unknown): Map<string, unknown> | undefined {
  return typeof record === 'object' && record !== null && !Array.isArray(record)
    ? new Map(Object.entries(record))
    : undefined
}

function isId(value: unknown): boolean {
  return Number.isSafeInteger(value) || (typeof value === 'string' && value !== '' && value.length <= 64)
}

function flag(value: unknown): boolean | undefined {
  if (value === undefined || value === null || value === 0 || value === false) return false
  return value === 1 || value === true ? true : undefined
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'missing').slice(0, 80)
}

function urlOf(fields: Map<string, unknown>): string | null {
  const url = [fields.get('flickr_url'), fields.get('coco_url')].find(
    (value): value is string => typeof value === 'string' && /^https?:\/\//.test(value) && value.length <= 500,
  )
  return url ?? null
}

/** Whom to credit for an image, or null when the file does not say. */
export function creditOf({ license, url }: Image, licenses: ReadonlyMap<unknown, string>): Credit | null {
  const name = licenses.get(license) || null
  return name || url ? { license: name, url } : null
}
