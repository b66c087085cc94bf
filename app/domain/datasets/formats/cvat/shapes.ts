import { bitmapOf, countsOf, MAX_MASK_PIXELS, rleOfBitmap } from '#app/domain/datasets/formats/shared/rle.ts'
import {
  checkedBox,
  checkedPoints,
  checkedRings,
  type Problematic,
  tidy,
} from '#app/domain/datasets/formats/shared/shapes.ts'
import type { XmlElement } from '#app/domain/datasets/formats/shared/xml.ts'
import type { ImageSize } from '#app/domain/labels/boxes.ts'
import type { Keypoint } from '#app/domain/labels/keypoints.ts'
import type { Rle } from '#app/domain/labels/polygons.ts'
import type { Skeleton } from '#app/domain/labels/taxonomy.ts'

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const MAX_NUMBERS = 400_000

function numberOf(element: XmlElement, name: string): number | Problematic {
  const text = element.attributes.get(name)?.trim() ?? ''
  return NUMBER.test(text)
    ? Number(text)
    : { problem: `${name} is ${text === '' ? 'missing' : `"${text.slice(0, 40)}", not a number`}` }
}

function numbersOf<K extends string>(element: XmlElement, names: readonly K[]): Record<K, number> | Problematic {
  const found = {} as Record<K, number>
  for (const name of names) {
    const value = numberOf(element, name)
    if (typeof value !== 'number') return value
    found[name] = value
  }
  return found
}

/** `<box xtl ytl xbr ybr rotation>`: edges from 0; `rotation` turns it clockwise about its centre, in degrees. */
export function readBox(element: XmlElement, image: ImageSize) {
  const corners = numbersOf(element, ['xtl', 'ytl', 'xbr', 'ybr'])
  if ('problem' in corners) return corners
  const turn = element.attributes.has('rotation') ? numberOf(element, 'rotation') : 0
  if (typeof turn !== 'number') return turn
  const { xtl: x, ytl: y, xbr, ybr } = corners
  return checkedBox(
    { x, y, width: tidy(xbr - x), height: tidy(ybr - y), ...(turn !== 0 && { rotation: turn }) },
    image,
    'box',
  )
}

/** `points="x,y;x,y;…"` as x0, y0, x1, y1, …. */
export function coordinatesOf(element: XmlElement): number[] | Problematic {
  const text = element.attributes.get('points')?.trim() ?? ''
  if (text === '') return { problem: 'points is missing' }
  const numbers: number[] = []
  for (const pair of text.split(';')) {
    const [x, y, ...more] = pair.trim().split(',')
    if (x === undefined || y === undefined || more.length > 0 || !NUMBER.test(x.trim()) || !NUMBER.test(y.trim()))
      return { problem: `points: "${pair.slice(0, 40)}" is not x,y` }
    numbers.push(Number(x), Number(y))
    if (numbers.length > MAX_NUMBERS) return { problem: `points has more than ${MAX_NUMBERS / 2} points` }
  }
  return numbers
}

export function readPolygon(element: XmlElement, image: ImageSize): number[][] | Problematic {
  const ring = coordinatesOf(element)
  return 'problem' in ring ? ring : checkedRings([ring], image, 'polygon')
}

/**
 * `<mask left top width height rle>`: run lengths row by row inside its box, background first. COCO's run lengths go down
 * the columns of the whole picture.
 */
export function readMask(element: XmlElement, image: ImageSize): Rle | Problematic {
  const place = numbersOf(element, ['left', 'top', 'width', 'height'])
  if ('problem' in place) return { problem: `mask: ${place.problem}` }
  const { left, top, width, height } = place
  if (![left, top, width, height].every(Number.isInteger) || width < 1 || height < 1)
    return { problem: 'mask has no box of whole pixels' }
  if (left < 0 || top < 0 || left + width > image.width || top + height > image.height)
    return { problem: `mask reaches outside the image (${image.width}×${image.height})` }
  if (width * height > MAX_MASK_PIXELS) return { problem: `mask has more than ${MAX_MASK_PIXELS} pixels` }
  const runs = (element.attributes.get('rle') ?? '')
    .split(',')
    .map((run) => (/^\s*\d{1,10}\s*$/.test(run) ? Number(run) : NaN))
  const bad = runs.findIndex((run) => Number.isNaN(run))
  if (bad >= 0) return { problem: `mask: run ${bad + 1} of rle is no count of pixels` }
  const total = runs.reduce((sum, run) => sum + run, 0)
  if (total !== width * height)
    return { problem: `mask: the runs add up to ${total} pixels, not the ${width * height} of ${width}×${height}` }
  const pixels = new Uint8Array(total)
  let at = 0
  runs.forEach((run, index) => {
    if (index % 2 === 1) pixels.fill(1, at, at + run)
    at += run
  })
  return rleOfBitmap({ left, top, width, height, pixels }, image)
}

/** The attributes of CVAT's `<mask>` for a mask, or null when it is empty or too large. */
export function maskAttributes(
  mask: Rle,
): { rle: string; left: number; top: number; width: number; height: number } | null {
  const counts = countsOf(mask)
  const bitmap = 'problem' in counts ? null : bitmapOf(counts, mask.size)
  if (!bitmap) return null
  const { pixels, ...place } = bitmap
  const runs: number[] = []
  let [value, run] = [0, 0]
  for (const pixel of pixels) {
    if (pixel !== value) {
      runs.push(run)
      value = pixel
      run = 0
    }
    run++
  }
  return { rle: [...runs, run].join(', '), ...place }
}

/** `<points>`: every point is there to be seen. */
export function readPoints(element: XmlElement, image: ImageSize): Keypoint[] | Problematic {
  const numbers = coordinatesOf(element)
  if ('problem' in numbers) return numbers
  const points = Array.from({ length: numbers.length / 2 }, (_, at): Keypoint => ({
    x: numbers[2 * at]!,
    y: numbers[2 * at + 1]!,
    v: 2,
  }))
  return checkedPoints(points, image, 'points')
}

/** `<skeleton>` with one `<points>` per named point: outside is not labeled, occluded is hidden. */
export function readSkeleton(
  element: XmlElement,
  image: ImageSize,
  skeleton: Skeleton | undefined,
): Keypoint[] | Problematic {
  const named = new Map<string, Keypoint>()
  for (const child of element.children.filter(({ name }) => name === 'points')) {
    const numbers = coordinatesOf(child)
    if ('problem' in numbers) return numbers
    if (numbers.length !== 2) return { problem: `skeleton: a point has ${numbers.length} coordinates` }
    const name = child.attributes.get('label') ?? ''
    if (named.has(name)) return { problem: `skeleton: point "${name.slice(0, 80)}" is there twice` }
    const v = child.attributes.get('outside') === '1' ? 0 : child.attributes.get('occluded') === '1' ? 1 : 2
    named.set(name, { x: numbers[0]!, y: numbers[1]!, v })
  }
  if (!skeleton) return checkedPoints([...named.values()], image, 'skeleton')
  const names = skeleton.points.map(({ name }) => name)
  const unknown = [...named.keys()].find((name) => !names.includes(name))
  if (unknown !== undefined) return { problem: `skeleton: there is no point "${unknown.slice(0, 80)}"` }
  return checkedPoints(
    names.map((name) => named.get(name) ?? { x: 0, y: 0, v: 0 }),
    image,
    'skeleton',
  )
}
