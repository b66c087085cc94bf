import { clipped, EDGE_TOLERANCE, outsideProblem, type GoldBox, type ImageSize } from '#app/domain/labels/boxes.ts'
import { instanceProblem, MAX_POINTS, type Keypoint } from '#app/domain/labels/keypoints.ts'
import { MAX_RINGS, MAX_VERTICES, regionProblem } from '#app/domain/labels/polygons.ts'

export type Problematic = { problem: string }
type Place = Pick<GoldBox, 'x' | 'y' | 'width' | 'height' | 'rotation'>

/** Largest side of an image, in pixels. */
export const MAX_SIDE = 30_000

/**
 * Removes what binary fractions add behind the digits that files have: 2.921, not 2.9210000000000003. Eight decimals of a
 * pixel are far below anything that is measured.
 */
export function tidy(value: number): number {
  return Math.round(value * 1e8) / 1e8 + 0
}

/** Whether a value can be the width or height of an image. */
export function isSide(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_SIDE
}

/**
 * A box that lies in its image, without the tolerated overhang; or why it is none. `name` begins the message. Where the
 * image's size is unknown only the box itself is checked.
 */
export function checkedBox(place: Place, image: ImageSize | null, name: string): Place | Problematic {
  for (const [what, value] of Object.entries(place))
    if (!Number.isFinite(value)) return { problem: `${name}: ${what} is not a finite number` }
  for (const side of ['width', 'height'] as const)
    if (place[side] <= 0) return { problem: `${name} has ${place[side] === 0 ? 'zero' : 'negative'} ${side}` }
  const rotation = place.rotation === undefined ? undefined : upright(place.rotation)
  const { rotation: _, ...plain } = place
  const turned = rotation ? { ...plain, rotation } : plain
  if (!image) return turned
  const outside = outsideProblem(turned, image, EDGE_TOLERANCE)
  if (outside) return { problem: `${name} ${outside}` }
  const { id: _id, class: _class, ...inside } = clipped({ id: '', class: '', ...turned }, image)
  if (inside.width !== turned.width) inside.width = tidy(inside.width)
  if (inside.height !== turned.height) inside.height = tidy(inside.height)
  return inside.width > 0 && inside.height > 0 ? inside : { problem: `${name} lies on the edge, outside the image` }
}

/** The same turn above −180 and up to 180 degrees. */
function upright(degrees: number): number {
  const turn = ((degrees % 360) + 360) % 360
  return turn > 180 ? turn - 360 : turn
}

/** Rings of at least three vertices that lie in their image; or what is wrong with them. */
export function checkedRings(
  rings: readonly (readonly number[])[],
  image: ImageSize | null,
  name: string,
): number[][] | Problematic {
  if (rings.length === 0) return { problem: `${name} has no points` }
  if (rings.length > MAX_RINGS) return { problem: `${name} has more than ${MAX_RINGS} parts` }
  for (const ring of rings) {
    if (ring.some((value) => !Number.isFinite(value)))
      return { problem: `${name} has a coordinate that is not a finite number` }
    if (ring.length % 2 !== 0) return { problem: `${name} has an odd number of coordinates (${ring.length})` }
    if (ring.length < 6) return { problem: `${name} has ${ring.length / 2} points; a region needs 3` }
    if (ring.length > 2 * MAX_VERTICES) return { problem: `${name} has more than ${MAX_VERTICES} points` }
  }
  const copy = rings.map((ring) => [...ring])
  const outside = image && regionProblem({ id: '-', class: '-', rings: copy }, image)
  return outside ? { problem: `${name} ${outside}` } : copy
}

/** Points of a skeleton that lie in their image where they are labeled; or what is wrong with them. */
export function checkedPoints(points: Keypoint[], image: ImageSize | null, name: string): Keypoint[] | Problematic {
  if (points.length === 0) return { problem: `${name} has no points` }
  if (points.length > MAX_POINTS) return { problem: `${name} has more than ${MAX_POINTS} points` }
  if (points.some(({ x, y }) => !Number.isFinite(x) || !Number.isFinite(y)))
    return { problem: `${name} has a coordinate that is not a finite number` }
  if (points.some(({ v }) => v !== 0 && v !== 1 && v !== 2))
    return { problem: `${name} has a visibility that is not 0, 1 or 2` }
  const outside = image && instanceProblem({ id: '-', class: '-', points }, image)
  return outside ? { problem: `${name}: ${outside}` } : points
}

/** The upright box around a turned one, as far as it lies in its image. */
export function boxAround(
  { x, y, width, height, rotation = 0 }: Place,
  image: Partial<Record<keyof ImageSize, number | null>>,
): Place {
  const turn = (rotation * Math.PI) / 180
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))]
  const [wide, high] = [width * cos + height * sin, width * sin + height * cos]
  const [left, top] = [x + (width - wide) / 2, y + (height - high) / 2]
  const around = { x: Math.max(0, tidy(left)), y: Math.max(0, tidy(top)) }
  const [right, bottom] = [
    Math.min(image.width ?? Infinity, left + wide),
    Math.min(image.height ?? Infinity, top + high),
  ]
  return { ...around, width: tidy(right - around.x), height: tidy(bottom - around.y) }
}

/** The upright box around points x0, y0, x1, y1, …. */
export function boundsOf(rings: readonly (readonly number[])[]): {
  x: number
  y: number
  width: number
  height: number
} {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings)
    for (let at = 0; at + 1 < ring.length; at += 2) {
      left = Math.min(left, ring[at]!)
      right = Math.max(right, ring[at]!)
      top = Math.min(top, ring[at + 1]!)
      bottom = Math.max(bottom, ring[at + 1]!)
    }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** The upright box around the labeled points of a skeleton, at least a pixel wide and high, inside its image. */
export function boxOfPoints(
  points: readonly Keypoint[],
  image: Partial<Record<keyof ImageSize, number | null>>,
): readonly [number, number, number, number] {
  const labeled = points.filter(({ v }) => v > 0)
  const bounds = boundsOf([(labeled.length > 0 ? labeled : points).flatMap(({ x, y }) => [x, y])])
  const [width, height] = [Math.max(1, bounds.width), Math.max(1, bounds.height)]
  const within = (from: number, length: number, whole: number) => Math.max(0, Math.min(from, whole - length))
  return [
    within(bounds.x, width, image.width ?? Infinity),
    within(bounds.y, height, image.height ?? Infinity),
    width,
    height,
  ]
}
