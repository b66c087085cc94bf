import type { Shape } from './shape.ts'

/** Shapes from left to right, then by all else that tells them apart: a total order on what they cover. */
export function compareShapes(a: Shape, b: Shape): number {
  for (let side = 0; side < 4; side++) {
    const difference = a.bounds[side]! - b.bounds[side]!
    if (difference !== 0) return difference
  }
  return a.area - b.area || compareNumbers(formOf(a), formOf(b))
}

function formOf(shape: Shape): ArrayLike<number> {
  return shape.runs?.borders ?? shape.edges ?? []
}

function compareNumbers(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return a.length - b.length
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return a[at]! - b[at]!
  return 0
}
