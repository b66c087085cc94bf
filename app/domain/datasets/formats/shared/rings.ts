import { areaPaths, FillRule, isPositive, union } from 'clipper2-ts'
import { onGrid } from '#app/domain/grading/regions/cleaned.ts'
import { boundsOf } from './shapes.ts'

/** The area of a ring in square pixels, by the shoelace formula. */
export function ringArea(ring: readonly number[]): number {
  let twice = 0
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length
    twice += ring[at]! * ring[next + 1]! - ring[next]! * ring[at + 1]!
  }
  return Math.abs(twice) / 2
}

/** Whether the boxes around two of the rings overlap, so that one of them may be a hole or fill a place twice. */
function ringsMayOverlap(rings: readonly (readonly number[])[]): boolean {
  const boxes = rings.map((ring) => boundsOf([ring]))
  return boxes.some((a, index) =>
    boxes
      .slice(index + 1)
      .some((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height),
  )
}

/**
 * One ring that fills the same as several by the even-odd rule: each further ring is joined to those before by a seam
 * that is walked there and back and so encloses nothing. For formats that hold one ring per region.
 */
export function bridged(rings: readonly (readonly number[])[]): number[] {
  let outline = [...(rings[0] ?? [])]
  for (const ring of rings.slice(1)) {
    const [from, to] = nearest(outline, ring)
    const turned = [...ring.slice(to), ...ring.slice(0, to), ring[to]!, ring[to + 1]!]
    outline = [...outline.slice(0, from + 2), ...turned, ...outline.slice(from)]
  }
  return outline
}

/** Where in `a` and in `b` the two vertices that are nearest to each other stand. */
function nearest(a: readonly number[], b: readonly number[]): [number, number] {
  let best: [number, number] = [0, 0]
  let least = Infinity
  for (let i = 0; i < a.length; i += 2)
    for (let j = 0; j < b.length; j += 2) {
      const distance = (a[i]! - b[j]!) ** 2 + (a[i + 1]! - b[j + 1]!) ** 2
      if (distance >= least) continue
      least = distance
      best = [i, j]
    }
  return best
}

/** Clipper works on whole numbers: the longer side of the rings is cut into at most 2²⁵ steps, each a power of two of a pixel. */
const BITS = 25
/** Square pixels up to which an overlap is no overlap: rings that share an edge. */
const NO_AREA = 1e-3

/** Whether some place lies in two of the rings, or a ring lies in another: then it matters by which rule they fill. */
export function ringsOverlap(rings: readonly (readonly number[])[]): boolean {
  return rings.length > 1 && ringsMayOverlap(rings) && filled(rings) !== null
}

/**
 * Rings that fill by the even-odd rule what the given ones fill together: for formats in which the parts of a region are
 * laid over one another, so that a place that two of them cover belongs to the region. Rings that do not overlap stay
 * exactly as they are.
 */
export function united(rings: number[][]): number[][] {
  const together = rings.length > 1 && ringsMayOverlap(rings) ? filled(rings) : null
  return together?.map((path) => path.flatMap(({ x, y }) => [x, y])) ?? rings
}

/** What the rings fill together, or null when by the even-odd rule they fill just as much. */
function filled(rings: readonly (readonly number[])[]): { x: number; y: number }[][] | null {
  const { x: left, y: top, width, height } = boundsOf(rings)
  const extent = Math.max(width, height)
  if (!(extent > 0) || !Number.isFinite(extent)) return null
  const scale = 2 ** (BITS - Math.ceil(Math.log2(extent)))
  const paths = rings
    .map((ring) => onGrid(ring, left, top, scale))
    .filter((path) => path.length > 0)
    .map((path) => (isPositive(path) ? path : path.reverse()))
  const together = union(paths, FillRule.NonZero)
  const apart = union(paths, FillRule.EvenOdd)
  if (Math.abs(areaPaths(together) - areaPaths(apart)) < NO_AREA * scale ** 2) return null
  return together.map((path) => path.map(({ x, y }) => ({ x: left + x / scale, y: top + y / scale })))
}
