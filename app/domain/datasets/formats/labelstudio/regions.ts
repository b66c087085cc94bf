import { clipped, EDGE_TOLERANCE, outsideProblem, type GoldBox, type ImageSize } from '#app/domain/labels/boxes.ts'
import { instanceProblem, type GoldInstance } from '#app/domain/labels/keypoints.ts'
import { regionProblem, type GoldRegion } from '#app/domain/labels/polygons.ts'
import { shown } from '#app/domain/datasets/formats/text/json.ts'
import { fromPercent, rounded } from './geometry.ts'
import type { Result } from './tasks.ts'

type Problematic = { problem: string }

/** What a region is, told by what its value holds; undefined for what is said of the whole task. */
export type RegionSort = 'box' | 'polygon' | 'keypoint' | 'span' | 'other'

const LABEL_FIELDS = ['rectanglelabels', 'polygonlabels', 'keypointlabels', 'labels']

/** Things that regions can be and labels here cannot, by a field that only they have. */
const OTHERS = ['rle', 'radiusX', 'radius', 'sequence', 'startOffset', 'channel', 'vertices']

export function sortOf({ value, type }: Result): RegionSort | undefined {
  if (OTHERS.some((field) => value.has(field))) return 'other'
  if (value.has('points')) return 'polygon'
  if (value.has('x') && (type.startsWith('keypoint') || value.has('keypointlabels'))) return 'keypoint'
  if (value.has('x') || value.has('width')) return 'box'
  if (value.has('start') || value.has('end')) return 'span'
  return value.has('brushlabels') || value.has('ellipselabels') ? 'other' : undefined
}

/** The classes that a region names; undefined when it has none of its own (a text area or choice of a region). */
export function classesOf({ value }: Result): unknown[] | undefined {
  const field = LABEL_FIELDS.find((name) => value.has(name))
  const names = field === undefined ? undefined : value.get(field)
  return Array.isArray(names) ? names : undefined
}

/** The size of the picture in pixels that a result states. */
export function sizeOf({ width, height }: Pick<Result, 'width' | 'height'>): ImageSize | undefined {
  const isSide = (side: unknown): side is number =>
    typeof side === 'number' && Number.isInteger(side) && side >= 1 && side <= 30_000
  return isSide(width) && isSide(height) ? { width, height } : undefined
}

/** Why a region of a picture cannot be read at all, or the size of its picture. */
export function pictureOf(result: Result): ImageSize | Problematic {
  const { width, height, imageRotation } = result
  if (imageRotation !== undefined && imageRotation !== null && imageRotation !== 0)
    return { problem: `its picture was turned by ${shown(imageRotation)} degrees in Label Studio` }
  return sizeOf(result) ?? { problem: `original_width × original_height are ${shown(width)} × ${shown(height)}` }
}

/** A box of one class, from per cent turned about its top-left corner. */
export function boxOf({ value }: Result, id: string, name: string, image: ImageSize): GoldBox | Problematic {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((field) => numberOf(value.get(field)))
  const rotation = value.has('rotation') ? numberOf(value.get('rotation')) : 0
  if (x === undefined || y === undefined) return { problem: 'x or y is not a finite number' }
  if (width === undefined || height === undefined) return { problem: 'width or height is not a finite number' }
  if (rotation === undefined) return { problem: 'rotation is not a finite number' }
  if (width <= 0 || height <= 0) return { problem: `${width <= 0 ? 'width' : 'height'} is not greater than zero` }
  const place = fromPercent({ x, y, width, height, rotation }, image)
  const outside = outsideProblem(place, image, EDGE_TOLERANCE)
  if (outside) return { problem: outside }
  const box = clipped({ id, class: name, ...place }, image)
  return box.width > 0 && box.height > 0 ? box : { problem: 'lies on the edge, outside the image' }
}

/** A region of one ring. */
export function polygonOf({ value }: Result, id: string, name: string, image: ImageSize): GoldRegion | Problematic {
  const points = value.get('points')
  if (value.get('closed') === false) return { problem: 'is a line that is not closed' }
  if (!Array.isArray(points) || points.length < 3) return { problem: 'has fewer than 3 points' }
  const ring: number[] = []
  for (const [index, point] of points.entries()) {
    const [x, y] = Array.isArray(point) && point.length === 2 ? point.map(numberOf) : []
    if (x === undefined || y === undefined) return { problem: `points[${index}] is not two finite numbers` }
    ring.push(rounded((x * image.width) / 100), rounded((y * image.height) / 100))
  }
  const region = { id, class: name, rings: [ring] }
  const outside = regionProblem(region, image)
  return outside ? { problem: outside } : region
}

/** A skeleton of the one point that a keypoint region is. */
export function instanceOf({ value }: Result, id: string, name: string, image: ImageSize): GoldInstance | Problematic {
  const [x, y] = [numberOf(value.get('x')), numberOf(value.get('y'))]
  if (x === undefined || y === undefined) return { problem: 'x or y is not a finite number' }
  const point = { x: rounded((x * image.width) / 100), y: rounded((y * image.height) / 100), v: 2 as const }
  const instance = { id, class: name, points: [point] }
  const outside = instanceProblem(instance, image)
  return outside ? { problem: outside } : instance
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
