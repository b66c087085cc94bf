import type { SpanMatching } from './matching.ts'
import type { Span } from './overlap-matching.ts'

/**
 * Counts of one measure: correct, incorrect and partially correct pairs. Gold without a partner is missing (MIS) and
 * answers without one are spurious (SPU), alike for all four measures.
 */
export type MeasureCounts = { correct: number; incorrect: number; partial: number }
export type SpanCounts = {
  strict: MeasureCounts
  exact: MeasureCounts
  partial: MeasureCounts
  type: MeasureCounts
  missing: number
  spurious: number
}

/**
 * The four measures of SemEval-2013 task 9.1 (Segura-Bedmar, Martínez and Herrero-Zazo 2013; categories of MUC-5,
 * Chinchor and Sundheim 1993), over the pairs of a matching:
 * strict: correct when borders and class agree; exact: when borders agree; partial: correct when borders agree, partially
 * correct when they overlap, whatever the class; type: correct when the class agrees and they overlap.
 */
export function countMeasures(
  gold: readonly Span[],
  answer: readonly Span[],
  { pairs, missing, extra }: SpanMatching,
): SpanCounts {
  let strict = 0
  let exact = 0
  let type = 0
  for (const pair of pairs) {
    const truth = gold[pair.gold]!
    const claim = answer[pair.answer]!
    const sameBorders = truth.start === claim.start && truth.end === claim.end
    const sameClass = truth.class === claim.class
    if (sameBorders) exact++
    if (sameClass) type++
    if (sameBorders && sameClass) strict++
  }
  const of = (correct: number): MeasureCounts => ({ correct, incorrect: pairs.length - correct, partial: 0 })
  return {
    strict: of(strict),
    exact: of(exact),
    partial: { correct: exact, incorrect: 0, partial: pairs.length - exact },
    type: of(type),
    missing: missing.length,
    spurious: extra.length,
  }
}

/**
 * Precision = (COR + ½PAR) / ACT, recall = (COR + ½PAR) / POS and their harmonic mean, where ACT = COR + INC + PAR + SPU
 * answers were given and POS = COR + INC + PAR + MIS were possible. All are 1 when there was nothing to mark and nothing
 * was marked; a share of nothing is otherwise 0.
 */
export function shares(
  { correct, incorrect, partial }: MeasureCounts,
  missing: number,
  spurious: number,
): { precision: number; recall: number; f1: number } {
  const pairs = correct + incorrect + partial
  const credit = correct + partial / 2
  const [actual, possible] = [pairs + spurious, pairs + missing]
  if (actual + possible === 0) return { precision: 1, recall: 1, f1: 1 }
  return {
    precision: actual === 0 ? 0 : credit / actual,
    recall: possible === 0 ? 0 : credit / possible,
    f1: (2 * credit) / (actual + possible),
  }
}
