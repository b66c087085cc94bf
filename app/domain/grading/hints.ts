import { area, intersection, type Rectangles } from './iou.ts'
import type { FindingHint } from './finding.ts'

/**
 * What is mostly wrong with an answer's box against the gold box it means: it holds much that is not
 * the object (too-big), leaves much of the object out (too-small), or both alike (shifted).
 * One share must be at least twice the other to name it.
 */
export function sizeHint(
  answer: Rectangles,
  i: number,
  gold: Rectangles,
  j: number,
): Exclude<FindingHint, 'duplicate'> {
  const shared = intersection(answer, i, gold, j)
  const surplus = 1 - shared / area(answer, i)
  const leftOut = 1 - shared / area(gold, j)
  if (surplus >= 2 * leftOut) return 'too-big'
  return leftOut >= 2 * surplus ? 'too-small' : 'shifted'
}
