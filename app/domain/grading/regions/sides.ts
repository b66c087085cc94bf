import type { Rings } from './rings.ts'

/** Few sides are sorted in place. */
const FEW = 64

/** The sides of rings by their left end, those that begin at one place by their right end. */
export function sidesByLeftEnd(rings: Rings): number[] {
  const count = rings.next.length
  const lefts = leftEnds(rings)
  const order = rings.starts.length === 1 ? roughly(lefts) : lefts.map((_, side) => side)
  if (count > FEW) return order.sort((a, b) => lefts[a]! - lefts[b]! || compareSides(rings, a, b))
  for (let at = 1; at < count; at++) {
    const side = order[at]!
    const left = lefts[side]!
    let to = at
    for (; to > 0; to--) {
      const other = order[to - 1]!
      const otherLeft = lefts[other]!
      if (otherLeft < left || (otherLeft === left && compareSides(rings, other, side) <= 0)) break
      order[to] = other
    }
    order[to] = side
  }
  return order
}

/**
 * The sides of one ring merged from its leftmost one in both directions: sorted but for the places where the outline turns
 * back, so that sorting has little to do.
 */
function roughly(lefts: readonly number[]): number[] {
  const count = lefts.length
  const order = new Array<number>(count)
  let forward = 0
  for (let side = 1; side < count; side++) if (lefts[side]! < lefts[forward]!) forward = side
  let backward = forward === 0 ? count - 1 : forward - 1
  for (let place = 0; place < count; place++) {
    if (lefts[forward]! <= lefts[backward]!) {
      order[place] = forward
      forward = forward === count - 1 ? 0 : forward + 1
    } else {
      order[place] = backward
      backward = backward === 0 ? count - 1 : backward - 1
    }
  }
  return order
}

function leftEnds({ points, next }: Rings): number[] {
  const lefts: number[] = []
  for (let side = 0; side < next.length; side++) {
    const x0 = points[2 * side]!
    const x1 = points[2 * next[side]!]!
    lefts.push(x0 < x1 ? x0 : x1)
  }
  return lefts
}

function compareSides({ points, next }: Rings, a: number, b: number): number {
  const [aEnd, bEnd] = [next[a]!, next[b]!]
  const [p, q] = points[2 * a]! <= points[2 * aEnd]! ? [a, aEnd] : [aEnd, a]
  const [r, s] = points[2 * b]! <= points[2 * bEnd]! ? [b, bEnd] : [bEnd, b]
  return (
    points[2 * p]! - points[2 * r]! ||
    points[2 * p + 1]! - points[2 * r + 1]! ||
    points[2 * q]! - points[2 * s]! ||
    points[2 * q + 1]! - points[2 * s + 1]!
  )
}
