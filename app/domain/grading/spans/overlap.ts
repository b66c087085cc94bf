import type { FindingHint } from '#app/domain/grading/finding.ts'

/** Where something lies in a text: half-open, in Unicode code points. */
export type Extent = { start: number; end: number }

/** Number of code points that two extents share; 0 when they only touch. */
export function sharedLength(a: Extent, b: Extent): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
}

/** Shared code points ÷ code points of either, 0–1 (Jaccard index of two stretches of text). */
export function extentIou(a: Extent, b: Extent): number {
  const shared = sharedLength(a, b)
  return shared === 0 ? 0 : shared / (a.end - a.start + b.end - b.start - shared)
}

/**
 * What is mostly wrong with the borders of an answer: it takes in much that is not meant (too-big), leaves much of it
 * out (too-small), or both alike (shifted). One share must be at least twice the other to name it.
 */
export function borderHint(answer: Extent, gold: Extent): Exclude<FindingHint, 'duplicate'> {
  const shared = sharedLength(answer, gold)
  const surplus = 1 - shared / (answer.end - answer.start)
  const leftOut = 1 - shared / (gold.end - gold.start)
  if (surplus >= 2 * leftOut) return 'too-big'
  return leftOut >= 2 * surplus ? 'too-small' : 'shifted'
}
