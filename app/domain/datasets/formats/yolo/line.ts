import type { ImageSize } from '#app/domain/labels/boxes.ts'
import type { Keypoint } from '#app/domain/labels/keypoints.ts'
import {
  checkedBox,
  checkedPoints,
  checkedRings,
  type Problematic,
  tidy,
} from '#app/domain/datasets/formats/shared/shapes.ts'
import type { YoloConfig } from './config.ts'

type Place = { x: number; y: number; width: number; height: number }

/** What one line says: the number of a class and a shape in pixels. */
export type YoloLine = { number: number } & (
  | { kind: 'box'; place: Place }
  | { kind: 'region'; ring: number[] }
  | { kind: 'pose'; place: Place; points: Keypoint[] }
)

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const MAX_NUMBERS = 10_000
/** What six digits of a share can shift, in shares. */
const ROUNDING = 2e-6

/**
 * Reads a line of a YOLO label file (Ultralytics' documentation): a class number, then shares of the picture's width and
 * height: centre x, centre y, width, height of a box; x and y of three or more corners; or a box and its points.
 */
export function readLine(text: string, size: ImageSize, shape: YoloConfig['shape']): YoloLine | Problematic {
  const words = text.trim().split(/\s+/, MAX_NUMBERS + 1)
  if (words.length > MAX_NUMBERS) return { problem: `has more than ${MAX_NUMBERS} numbers` }
  const bad = words.findIndex((word) => !NUMBER.test(word))
  if (bad >= 0) return { problem: `"${words[bad]!.slice(0, 40)}" is not a number` }
  const [number, ...shares] = words.map(Number) as [number, ...number[]]
  if (!Number.isInteger(number) || number < 0) return { problem: `"${words[0]}" is no class number` }
  const posed = shape && 4 + shape.points * shape.numbers
  if (posed !== null && shares.length === posed) return readPose(number, shares, size, shape!)
  if (posed !== null && shares.length !== 4)
    return { problem: `has ${shares.length} numbers behind the class; kpt_shape asks for ${posed}` }
  if (shares.length === 4) {
    const place = placeOf(shares, size)
    return 'problem' in place ? place : { number, kind: 'box', place }
  }
  return shares.length >= 6 && shares.length % 2 === 0
    ? readRegion(number, shares, size)
    : { problem: oddNumber(shares.length) }
}

function oddNumber(count: number): string {
  if (count === 5) return 'has 5 numbers behind the class: a box and a confidence, as predictions have; gold has none'
  return `has ${count} numbers behind the class: neither a box (4) nor corners (6, 8, 10 …); points need kpt_shape in data.yaml`
}

function placeOf([cx, cy, w, h]: readonly number[], { width, height }: ImageSize): Place | Problematic {
  const place = {
    x: tidy((cx! - w! / 2) * width),
    y: tidy((cy! - h! / 2) * height),
    width: tidy(w! * width),
    height: tidy(h! * height),
  }
  const checked = checkedBox(place, { width, height }, 'box')
  if ('problem' in checked) return checked
  // An overhang that is nothing but rounding stays, so that what is written again is the same.
  const over = Math.max(
    -place.x / width,
    -place.y / height,
    (place.x + place.width) / width - 1,
    (place.y + place.height) / height - 1,
  )
  return over > ROUNDING ? checked : place
}

function readRegion(number: number, shares: readonly number[], size: ImageSize): YoloLine | Problematic {
  const ring = shares.map((share, index) => tidy(share * (index % 2 === 0 ? size.width : size.height)))
  const rings = checkedRings([ring], size, 'outline')
  return 'problem' in rings ? rings : { number, kind: 'region', ring: rings[0]! }
}

/** A point of two numbers is labeled unless it stands at 0, 0. */
function readPose(
  number: number,
  shares: readonly number[],
  size: ImageSize,
  shape: NonNullable<YoloConfig['shape']>,
): YoloLine | Problematic {
  const place = placeOf(shares, size)
  if ('problem' in place) return place
  const points = Array.from({ length: shape.points }, (_, index): Keypoint => {
    const [x, y, v] = shares.slice(4 + index * shape.numbers, 4 + (index + 1) * shape.numbers) as [
      number,
      number,
      0 | 1 | 2,
    ]
    return {
      x: tidy(x * size.width),
      y: tidy(y * size.height),
      v: shape.numbers === 3 ? v : x === 0 && y === 0 ? 0 : 2,
    }
  })
  const checked = checkedPoints(points, size, 'pose')
  return 'problem' in checked ? checked : { number, kind: 'pose', place, points: checked }
}
