import type { Rings } from './rings.ts'

/**
 * How the sides of rings meet: `none` when no two of them touch except neighbours at their common vertex, so that every
 * ring is simple; `some`; or `many`, when there is more than can be looked through in good time.
 */
export type Crossings = 'none' | 'some' | 'many'

/**
 * Pairs of sides that are looked at, per side and in all, and crossings that are counted, before giving up. Sides that
 * only touch, as those of parts with a common border do, are a tenth of the work of crossing ones.
 */
const PAIRS_PER_SIDE = 400
const LEAST_PAIRS = 1_000_000
const MOST_CROSSINGS = 2_000
const TOUCH = 1
const CROSSING = 10

/** Looks for crossing or touching sides by a sweep from left to right; `order` is `sidesByLeftEnd`. */
export function crossingsOf({ points, next }: Rings, order: readonly number[]): Crossings {
  const count = next.length
  let pairs = Math.max(LEAST_PAIRS, PAIRS_PER_SIDE * count)
  let meetings = 0
  for (let place = 0; place < count; place++) {
    const a = order[place]!
    const b = next[a]!
    const ax = points[2 * a]!
    const ay = points[2 * a + 1]!
    const bx = points[2 * b]!
    const by = points[2 * b + 1]!
    const right = ax > bx ? ax : bx
    const top = ay < by ? ay : by
    const bottom = ay < by ? by : ay
    for (let other = place + 1; other < count; other++) {
      const c = order[other]!
      const d = next[c]!
      const cx = points[2 * c]!
      const dx = points[2 * d]!
      if ((cx < dx ? cx : dx) > right) break
      if (--pairs < 0) return 'many'
      const cy = points[2 * c + 1]!
      const dy = points[2 * d + 1]!
      if (cy < top ? dy < top : cy > bottom && dy > bottom) continue
      if (d === a || b === c) continue
      meetings += meeting(ax, ay, bx, by, cx, cy, dx, dy)
      if (meetings > CROSSING * MOST_CROSSINGS) return 'many'
    }
  }
  return meetings === 0 ? 'none' : 'some'
}

/**
 * Whether two sides, whose rectangles overlap, have a point in common: 0 when one lies wholly on one side of the other,
 * CROSSING when each goes from one side of the other to the other, TOUCH otherwise.
 */
function meeting(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): number {
  const c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
  const d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
  if ((c > 0 && d > 0) || (c < 0 && d < 0)) return 0
  const a = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
  const b = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
  if ((a > 0 && b > 0) || (a < 0 && b < 0)) return 0
  return a === 0 || b === 0 || c === 0 || d === 0 ? TOUCH : CROSSING
}
