import { FillRule, union } from 'clipper2-ts'
import { onGrid } from './cleaned.ts'
import { crossingsOf } from './crossings.ts'
import { EdgeList, type Edges } from './edges.ts'
import { ringHolds, ringTurn, type Rings } from './rings.ts'
import { sampledEdges } from './sampled.ts'
import { sidesByLeftEnd } from './sides.ts'

/** Clipper works on whole numbers. The region's longer side is cut into this many steps, so that no product overflows. */
const STEPS = 2 ** 25

/**
 * The border of what rings fill by the even-odd rule. Rings that neither cross nor touch themselves or each other are
 * taken as they are, exactly; others are first resolved by Clipper on a grid of 2²⁵ steps (a thousandth of a pixel at
 * 30,000); and a scribble that crosses itself thousands of times, which no honest outline does, is measured in columns
 * (`sampled.ts`), so that it costs no more. `bounds` are those of the rings.
 */
export function outline(rings: Rings, bounds: readonly [number, number, number, number]): Edges {
  const order = sidesByLeftEnd(rings)
  const crossings = crossingsOf(rings, order)
  if (crossings === 'none') return plainEdges(rings, order)
  return crossings === 'some' ? resolvedEdges(rings, bounds) : sampledEdges(rings, bounds)
}

/** Edges of simple rings: each runs so that its inside counts, or as a hole when an odd number of others is around it. */
function plainEdges(rings: Rings, order: readonly number[]): Edges {
  const { points, next, starts } = rings
  const list = new EdgeList(order.length)
  const signs: number[] = []
  for (let ring = 0; ring < starts.length; ring++) signs.push(signOf(rings, starts[ring]!))
  const ringOf = starts.length === 1 ? null : ringNumbers(rings)
  for (let place = 0; place < order.length; place++) {
    const side = order[place]!
    const end = next[side]!
    const sign = signs[ringOf ? ringOf[side]! : 0]!
    list.add(points[2 * side]!, points[2 * side + 1]!, points[2 * end]!, points[2 * end + 1]!, sign)
  }
  return list.inOrder()
}

/** The sign of a ring's edges that run to the right: clockwise on the screen, those are its upper border. */
function signOf(rings: Rings, start: number): number {
  const clockwise = ringTurn(rings, start) > 0
  const hole = rings.starts.length > 1 && isHole(rings, start)
  return clockwise === hole ? 1 : -1
}

/** To which ring each side belongs. */
function ringNumbers({ next, starts }: Rings): Int32Array {
  const ringOf = new Int32Array(next.length)
  starts.forEach((start, ring) => ringOf.fill(ring, start, starts[ring + 1] ?? next.length))
  return ringOf
}

function isHole(rings: Rings, start: number): boolean {
  const [x, y] = [rings.points[2 * start]!, rings.points[2 * start + 1]!]
  const around = rings.starts.filter((other) => other !== start && ringHolds(rings, other, x, y))
  return around.length % 2 === 1
}

function resolvedEdges(
  { points, next, starts }: Rings,
  [left, top, right, bottom]: readonly [number, number, number, number],
): Edges {
  const scale = STEPS / Math.max(right - left, bottom - top)
  const paths = starts
    .map((start, ring) => onGrid(points.slice(2 * start, 2 * (starts[ring + 1] ?? next.length)), left, top, scale))
    .filter((path) => path.length > 0)
  const list = new EdgeList(points.length)
  // Clipper's outer rings have positive area in its own orientation, which on the screen is clockwise; holes negative.
  for (const path of union(paths, FillRule.EvenOdd))
    path.forEach((from, index) => {
      const to = path[(index + 1) % path.length]!
      list.add(left + from.x / scale, top + from.y / scale, left + to.x / scale, top + to.y / scale, -1)
    })
  return list.sorted()
}
