import type { Region } from '#app/domain/labels/polygons.ts'
import {
  around,
  clamp,
  distance,
  distanceToSegment,
  middle,
  type Point,
  type Rect,
  type Size,
} from '#app/components/labeling/geometry.ts'
import { ringsOfMask } from './mask-rings.ts'

/** A closed ring as x0, y0, x1, y1, …, in pixels; the last vertex joins the first. */
export type Ring = readonly number[]

export function pointsOf(ring: Ring): Point[] {
  const points: Point[] = []
  for (let at = 0; at + 1 < ring.length; at += 2) points.push({ x: ring[at]!, y: ring[at + 1]! })
  return points
}
export const ringOf = (points: readonly Point[]): number[] => points.flatMap(({ x, y }) => [x, y])

/** The rings of a region; a mask's are traced around its pixels. */
export function ringsOf({ rings, mask }: Pick<Region, 'rings' | 'mask'>): readonly Ring[] {
  return rings ?? (mask ? ringsOfMask(mask) : [])
}

export const vertexCount = (rings: readonly Ring[]) => rings.reduce((sum, ring) => sum + ring.length / 2, 0)

export const boundsOfRings = (rings: readonly Ring[]): Rect => around(rings.flatMap(pointsOf))

/** An SVG path of rings; filled by the even-odd rule it is the region. */
export function pathOf(rings: readonly Ring[]): string {
  return rings
    .map(
      (ring) =>
        `M${pointsOf(ring)
          .map(({ x, y }) => `${x} ${y}`)
          .join('L')}Z`,
    )
    .join('')
}

/** Area of one ring in square pixels (Gauss's shoelace formula). */
export function ringArea(ring: Ring): number {
  const points = pointsOf(ring)
  const twice = points.reduce((sum, a, index) => {
    const b = points[(index + 1) % points.length]!
    return sum + a.x * b.y - b.x * a.y
  }, 0)
  return Math.abs(twice) / 2
}

/** Whether a point lies inside rings filled by the even-odd rule (a ray to the right crosses them an odd number of times). */
export function isInside(rings: readonly Ring[], { x, y }: Point): boolean {
  let inside = false
  // Plain numbers and no points: a tap asks this of every region of a picture.
  for (const ring of rings) {
    for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2) {
      const [ax, ay, bx, by] = [ring[before]!, ring[before + 1]!, ring[at]!, ring[at + 1]!]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    }
  }
  return inside
}

/** Whether all points lie in one line, so that they enclose nothing. */
export function inLine(points: readonly Point[]): boolean {
  const first = points[0]
  const other = points.find(({ x, y }) => x !== first?.x || y !== first.y)
  return !first || !other || points.every((point) => sideOf(first, other, point) === 0)
}

/** On which side of the line from `a` to `b` a point lies: above 0 to the right as seen, 0 on the line. */
const sideOf = (a: Point, b: Point, { x, y }: Point) => (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)

const crossing = new WeakMap<readonly Ring[], boolean>()

/**
 * Whether the outline of a region crosses itself: two of its sides meet away from their ends. Remembered, for a region is
 * asked again and again. The sides are gone through from left to right, each with those that begin before it ends.
 */
export function crossesItself(rings: readonly Ring[]): boolean {
  const known = crossing.get(rings)
  if (known !== undefined) return known
  const sides = rings
    .flatMap((ring) => pointsOf(ring).map((a, at, all): [Point, Point] => [a, all[(at + 1) % all.length]!]))
    .map(([a, b]) => (a.x <= b.x ? ([a, b] as const) : ([b, a] as const)))
    .sort(([a], [b]) => a.x - b.x)
  const found = sides.some(([a, b], at) => {
    for (let next = at + 1; next < sides.length && sides[next]![0].x < b.x; next += 1) {
      const [c, d] = sides[next]!
      if (sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0) return true
    }
    return false
  })
  crossing.set(rings, found)
  return found
}

/**
 * Area of a region in square pixels: a ring inside an odd number of others is a hole. Exact as long as rings cross neither
 * themselves nor each other.
 */
export function regionArea(rings: readonly Ring[]): number {
  return rings.reduce((sum, ring, index) => {
    const [x = 0, y = 0] = ring
    const around = rings.filter((other, at) => at !== index && isInside([other], { x, y })).length
    return sum + (around % 2 === 0 ? 1 : -1) * ringArea(ring)
  }, 0)
}

/** The distance of a move that keeps everything inside the image: whole pixels. */
export function allowedMove(bounds: Rect, by: Point, image: Size): Point {
  return {
    x: clamp(Math.round(by.x), -bounds.x, image.width - bounds.x - bounds.width),
    y: clamp(Math.round(by.y), -bounds.y, image.height - bounds.y - bounds.height),
  }
}

export const movedRings = (rings: readonly Ring[], by: Point): number[][] =>
  rings.map((ring) => ring.map((value, index) => value + (index % 2 === 0 ? by.x : by.y)))

/** A place in a region's rings: which ring, and which of its vertices. */
export type Place = { ring: number; index: number }
export const nameOfPlace = ({ ring, index }: Place) => `${ring}:${index}`
export function placeOf(name: string | null): Place | null {
  const [ring, index] = (name ?? '').split(':').map(Number)
  return ring !== undefined && index !== undefined && Number.isInteger(ring + index) ? { ring, index } : null
}

/** Rings with one of them changed by its points. */
export function withRing(rings: readonly Ring[], which: number, change: (points: Point[]) => Point[]): number[][] {
  return rings.map((ring, at) => (at === which ? ringOf(change(pointsOf(ring))) : [...ring]))
}

/** The vertex nearest to a point, within reach (image pixels). */
export function vertexAt(rings: readonly Ring[], at: Point, reach: number): Place | null {
  return nearest(rings, (points, index) => distance(points[index]!, at), reach)
}

/** The side whose middle is nearest to a point, within reach; its place is that of the vertex it starts from. */
export function sideAt(rings: readonly Ring[], at: Point, reach: number): Place | null {
  return nearest(
    rings,
    (points, index) => distance(middle(points[index]!, points[(index + 1) % points.length]!), at),
    reach,
  )
}

function nearest(rings: readonly Ring[], far: (points: Point[], index: number) => number, reach: number): Place | null {
  let best: Place | null = null
  let least = reach
  rings.forEach((ring, which) => {
    const points = pointsOf(ring)
    points.forEach((_, index) => {
      const distance = far(points, index)
      if (distance <= least) [best, least] = [{ ring: which, index }, distance]
    })
  })
  return best
}

/**
 * A ring with as few vertices as keep it within `tolerance` pixels of what it was (Ramer 1972; Douglas and Peucker 1973).
 * A closed line has no ends: it is cut at its first vertex and the one farthest from it. Never fewer than three vertices:
 * a ring that would have fewer stays as it is.
 */
export function simplified(ring: Ring, tolerance: number): number[] {
  const points = pointsOf(ring)
  const first = points[0]
  if (points.length <= 3 || !first) return [...ring]
  let far = 0
  points.forEach((point, index) => {
    if (distance(point, first) > distance(points[far]!, first)) far = index
  })
  const there = simplifiedLine(points.slice(0, far + 1), tolerance)
  const back = simplifiedLine([...points.slice(far), first], tolerance)
  const kept = [...there.slice(0, -1), ...back.slice(0, -1)]
  return kept.length < 3 ? [...ring] : ringOf(kept)
}

function simplifiedLine(points: readonly Point[], tolerance: number): Point[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 3) return [...points]
  let far = 0
  let most = 0
  points.forEach((point, index) => {
    const off = distanceToSegment(point, first, last)
    if (off > most) [far, most] = [index, off]
  })
  if (most <= tolerance) return [first, last]
  return [
    ...simplifiedLine(points.slice(0, far + 1), tolerance).slice(0, -1),
    ...simplifiedLine(points.slice(far), tolerance),
  ]
}
