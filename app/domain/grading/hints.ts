import type { FindingHint } from './finding.ts'

/**
 * What is mostly wrong with an answer's shape against the gold shape it means: it holds much that is not
 * the object (too-big), leaves much of the object out (too-small), or both alike (shifted).
 * One share must be at least twice the other to name it. All three are areas in square pixels.
 */
export function sizeHint(shared: number, answerArea: number, goldArea: number): Exclude<FindingHint, 'duplicate'> {
  const surplus = 1 - shared / answerArea
  const leftOut = 1 - shared / goldArea
  if (surplus >= 2 * leftOut) return 'too-big'
  return leftOut >= 2 * surplus ? 'too-small' : 'shifted'
}
