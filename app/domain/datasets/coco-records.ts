import type { ImageSize } from '#app/domain/labels/boxes.ts'
import type { Keypoint } from '#app/domain/labels/keypoints.ts'
import type { Attributes } from '#app/domain/labels/parts.ts'
import type { GoldRegion } from '#app/domain/labels/polygons.ts'
import { classNameSchema, type Skeleton } from '#app/domain/labels/taxonomy.ts'
import { fileNameProblem } from './file-name.ts'
import { readShapes } from './formats/coco/shapes.ts'
import { fieldsOf } from './formats/shared/fields.ts'
import { isSide, MAX_SIDE, type Problematic } from './formats/shared/shapes.ts'

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
