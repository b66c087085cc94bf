import { runsArea } from '#app/domain/grading/regions/runs.ts'
import type { Problem } from '#app/domain/labels/problems.ts'
import { BadRecord, fieldsOf, idIn, numberIn, readEach } from './fields.ts'
import { boxOf, boxOfMask, boxOfPoints, maskOf, NO_POINTS, placedPointsOf, pointsOf } from './places.ts'
import type { Category, CocoGold, Detection, EvaluationType, Id, ImageSide, Place, Truth } from './types.ts'

/** Largest side of an image, in pixels. */
const MAX_SIDE = 30_000

/**
 * Reads COCO gold (instances or person_keypoints) for an evaluation. A record that cannot be used is a problem, since an
 * evaluation without it would give other numbers; the gold is only good when there is none.
 */
export function readGold(value: unknown, type: EvaluationType): { gold: CocoGold; problems: Problem[] } {
  const problems: Problem[] = []
  const file = typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)) : new Map()
  const list = (name: string): unknown[] => {
    const found: unknown = file.get(name)
    if (Array.isArray(found)) return found
    problems.push({ where: name, message: found === undefined ? 'is missing' : 'is not a list' })
    return []
  }
  const images = new Map(readEach(list('images'), 'images', problems, readImage))
  const categories = readEach(list('categories'), 'categories', problems, readCategory)
  const known = new Set(categories.map(({ id }) => id))
  const truths = readEach(list('annotations'), 'annotations', problems, (record) =>
    readTruth(record, type, images, known),
  )
  return { gold: { images, categories, truths }, problems }
}

function readImage(record: unknown): [Id, ImageSide] {
  const fields = fieldsOf(record)
  const side = (name: 'height' | 'width'): number => {
    const value = numberIn(fields, name)
    if (!Number.isInteger(value) || value < 1 || value > MAX_SIDE)
      throw new BadRecord(`${name} is not a whole number from 1 to ${MAX_SIDE}`)
    return value
  }
  return [idIn(fields, 'id'), { height: side('height'), width: side('width') }]
}

function readCategory(record: unknown): Category {
  const fields = fieldsOf(record)
  const name = fields.get('name')
  if (typeof name !== 'string') throw new BadRecord('name is not a string')
  return { id: idIn(fields, 'id'), name }
}

function readTruth(
  record: unknown,
  type: EvaluationType,
  images: ReadonlyMap<Id, ImageSide>,
  categories: ReadonlySet<Id>,
): Truth {
  const fields = fieldsOf(record)
  const image = idIn(fields, 'image_id')
  const size = images.get(image)
  if (!size) throw new BadRecord(`image_id ${image} is no image of the file`)
  const category = idIn(fields, 'category_id')
  if (!categories.has(category)) throw new BadRecord(`category_id ${category} is no category of the file`)
  const crowd = fields.get('iscrowd') === 1 || fields.get('iscrowd') === true
  const place = truthPlace(fields, type, size)
  const labeled = type === 'keypoints' && place.points.some(({ v }) => v > 0)
  const counted = fields.get('num_keypoints')
  // cocoeval.py, _prepare: a crowd is ignored, and so is a skeleton without points; a field `ignore` is overwritten there.
  const ignored = crowd || (type === 'keypoints' && (typeof counted === 'number' ? counted === 0 : !labeled))
  return { image, category, place, area: numberIn(fields, 'area'), crowd, ignored, labeled }
}

function truthPlace(fields: Map<string, unknown>, type: EvaluationType, size: ImageSide): Place {
  if (type === 'segm') {
    const runs = maskOf(fields.get('segmentation'), size)
    return { box: boxOfMask(runs), runs, points: NO_POINTS }
  }
  const box = boxOf(fields.get('bbox'))
  return { box, runs: null, points: type === 'keypoints' ? pointsOf(fields.get('keypoints')) : NO_POINTS }
}

/**
 * Reads COCO results. As coco.py (loadRes) does, the first result decides what all areas are taken from: boxes where it
 * has one, else masks, else the box around the points. Results of unknown categories are left out, as cocoeval.py does;
 * results of unknown images are problems, as there.
 */
export function readResults(
  value: unknown,
  type: EvaluationType,
  gold: CocoGold,
): { detections: Detection[]; problems: Problem[] } {
  if (!Array.isArray(value))
    return { detections: [], problems: [{ where: '(results)', message: 'is not a list of results' }] }
  const problems: Problem[] = []
  const known = new Set(gold.categories.map(({ id }) => id))
  const first: unknown = value[0]
  const withBoxes = typeof first === 'object' && first !== null && 'bbox' in first && isFilled(first.bbox)
  const detections = readEach(value, 'results', problems, (record): Detection | null => {
    const fields = fieldsOf(record)
    const image = idIn(fields, 'image_id')
    const size = gold.images.get(image)
    if (!size) throw new BadRecord(`image_id ${image} is no image of the gold`)
    const category = idIn(fields, 'category_id')
    const score = numberIn(fields, 'score')
    if (!known.has(category)) return null
    const place = resultPlace(fields, type, size, withBoxes)
    const area = !withBoxes && place.runs ? runsArea(place.runs) : place.box[2] * place.box[3]
    return { image, category, place, area, score }
  })
  return { detections: detections.filter((detection) => detection !== null), problems }
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0
}

function resultPlace(fields: Map<string, unknown>, type: EvaluationType, size: ImageSide, withBoxes: boolean): Place {
  const box = withBoxes || type === 'bbox' ? boxOf(fields.get('bbox')) : null
  if (type === 'segm') {
    const runs = maskOf(fields.get('segmentation') ?? (box ? [cornersOf(box)] : undefined), size)
    return { box: box ?? boxOfMask(runs), runs, points: NO_POINTS }
  }
  if (type === 'bbox') return { box: box!, runs: null, points: NO_POINTS }
  const points = placedPointsOf(fields.get('keypoints'))
  return { box: box ?? boxOfPoints(points), runs: null, points }
}

/** A result with a box alone is, as a mask, that box (loadRes). */
function cornersOf([x, y, width, height]: Place['box']): number[] {
  return [x, y, x, y + height, x + width, y + height, x + width, y]
}
