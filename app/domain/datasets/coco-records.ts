import { clipped, EDGE_TOLERANCE, outsideProblem, type GoldBox, type ImageSize } from '#app/domain/labels/boxes.ts'
import { classNameSchema } from '#app/domain/labels/taxonomy.ts'
import { fileNameProblem } from './file-name.ts'

/** Under which licence an image is shared, and where its page is; both must be named when it is shown. */
export type Credit = { license: string | null; url: string | null }

export type Image = ImageSize & { id: unknown; key: string; credit: Credit | null }
type Problematic = { problem: string }

/** Largest side of an image, in pixels. */
const MAX_SIDE = 30_000

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
  licenses: ReadonlyMap<unknown, string>,
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
  return { id, key, width, height, credit: creditOf(fields, licenses) }
}

/** A box and the image it belongs to, unless it names something unknown or is no box inside the image. */
export function readAnnotation(
  record: unknown,
  index: number,
  images: ReadonlyMap<unknown, Image>,
  classes: ReadonlyMap<unknown, string>,
  known: ReadonlySet<string>,
): { image: unknown; box: GoldBox } | Problematic {
  const fields = fieldsOf(record)
  if (!fields) return { problem: 'is not an object' }
  const id = fields.get('id') ?? `annotation ${index}`
  if (!isId(id)) return { problem: 'id is neither a whole number nor a name' }
  if (known.has(String(id))) return { problem: 'id is used by an earlier annotation' }
  const image = images.get(fields.get('image_id'))
  if (!image) return { problem: `image_id ${shown(fields.get('image_id'))} is no usable image` }
  const name = classes.get(fields.get('category_id'))
  if (name === undefined) return { problem: `category_id ${shown(fields.get('category_id'))} is no usable category` }
  const crowd = flag(fields.get('iscrowd'))
  const ignore = flag(fields.get('ignore'))
  if (crowd === undefined) return { problem: 'iscrowd is neither 0 nor 1' }
  const place = readPlace(fields.get('bbox'), image)
  if ('problem' in place) return place
  const box = { id: String(id), class: name, ...place, ...((crowd || ignore) && { ignore: true }) }
  return { image: image.id, box: clipped(box, image) }
}

function readPlace(bbox: unknown, image: Image): { x: number; y: number; width: number; height: number } | Problematic {
  if (!Array.isArray(bbox) || bbox.length !== 4) return { problem: 'bbox is not a list of four numbers' }
  const bad = bbox.findIndex((value) => typeof value !== 'number' || !Number.isFinite(value))
  if (bad >= 0) return { problem: `bbox[${bad}] is not a finite number` }
  const [x, y, width, height] = bbox as [number, number, number, number]
  for (const [side, size] of [
    ['width', width],
    ['height', height],
  ] as const)
    if (size <= 0) return { problem: `bbox has ${size === 0 ? 'zero' : 'negative'} ${side}` }
  const outside = outsideProblem({ x, y, width, height }, image, EDGE_TOLERANCE)
  if (outside) return { problem: `bbox ${outside}` }
  const inside = clipped({ id: '', class: '', x, y, width, height }, image)
  return inside.width > 0 && inside.height > 0
    ? { x, y, width, height }
    : { problem: 'bbox lies on the edge, outside the image' }
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

function isSide(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_SIDE
}

function flag(value: unknown): boolean | undefined {
  if (value === undefined || value === null || value === 0 || value === false) return false
  return value === 1 || value === true ? true : undefined
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'missing').slice(0, 80)
}

function creditOf(fields: Map<string, unknown>, licenses: ReadonlyMap<unknown, string>): Credit | null {
  const license = licenses.get(fields.get('license')) ?? null
  const url = [fields.get('flickr_url'), fields.get('coco_url')].find(
    (value): value is string => typeof value === 'string' && /^https?:\/\//.test(value) && value.length <= 500,
  )
  return license || url ? { license, url: url ?? null } : null
}
