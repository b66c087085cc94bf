import { SAME_CLASS, type Matching } from './matching.ts'

/** The figures that every kind of shape is graded by. */
export type MatchMetrics = {
  precision: number
  recall: number
  f1: number
  accuracy: number
  /** How alike found pairs are over everything that was there or was claimed. */
  overAll: number
  /** The same over the found ones alone. */
  overFound: number
}

/**
 * Counts of parts and shares 0–1, where valid, mismatch, missing and extra count pairs of the same class, pairs of
 * different class, unfound gold and surplus answers:
 * - precision = valid / answers, recall = valid / gold, f1 = 2·valid / (answers + gold)
 * - accuracy = valid / (valid + mismatch + missing + extra)   (CVAT quality_reports.py; an object-level Jaccard index)
 * - overAll = Σoverlap of valid pairs / (valid + mismatch + missing + extra): what was not found counts as 0
 * - overFound = Σoverlap of valid pairs / valid
 *
 * When neither gold nor answer counts anything, everything is right and all shares are 1.
 */
export function matchMetrics(matching: Matching): MatchMetrics {
  const { valid, mismatch, missing, extra, how, pairOf, candidates } = matching
  const goldCount = valid + mismatch + missing
  const answerCount = valid + mismatch + extra.length
  const objects = valid + mismatch + missing + extra.length
  let overlap = 0
  for (let gold = 0; gold < how.length; gold++)
    if (how[gold] === SAME_CLASS) overlap += candidates.overlaps[pairOf[gold]!]!
  return {
    precision: ratio(valid, answerCount, objects),
    recall: ratio(valid, goldCount, objects),
    f1: ratio(2 * valid, answerCount + goldCount, objects),
    accuracy: ratio(valid, objects, objects),
    overAll: ratio(overlap, objects, objects),
    overFound: ratio(overlap, valid, objects),
  }
}

/** part / whole; 1 when there was nothing to do at all, 0 when there was but `whole` is empty. */
export function ratio(part: number, whole: number, objects: number): number {
  if (objects === 0) return 1
  return whole === 0 ? 0 : Math.min(part / whole, 1)
}
