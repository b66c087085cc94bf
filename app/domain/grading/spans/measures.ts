import type { SpanMatching } from './matching.ts'
import type { Span } from './overlap-matching.ts'

/**
 * How many pairs of a matching have the same borders and class, the same borders, the same class; how many there are; and
 * how many spans of gold (MIS) and of the answer (SPU) have no partner.
 */
export type SpanCounts = {
  strict: number
  exact: number
  type: number
  pairs: number
  missing: number
  spurious: number
}

/**
 * The four measures of SemEval-2013 task 9.1 (Segura-Bedmar, Martínez and Herrero-Zazo 2013; categories of MUC-5,
 * Chinchor and Sundheim 1993), over the pairs of a matching:
 * strict: correct when borders and class agree; exact: when borders agree; partial: correct when borders agree, partially
 * correct when they overlap, whatever the class; type: correct when the class agrees and they overlap. A pair that is
 * neither correct nor partially correct is incorrect. Spans without a partner are alike for all four.
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
  return { strict, exact, type, pairs: pairs.length, missing: missing.length, spurious: extra.length }
}

export type Shares = { precision: number; recall: number; f1: number }

/**
 * Precision = credit / ACT, recall = credit / POS and their harmonic mean, where credit = COR + ½PAR, ACT = pairs + SPU
 * answers were given and POS = pairs + MIS were possible. All are 1 when there was nothing to mark and nothing was marked;
 * a share of nothing is otherwise 0.
 */
export function shares(credit: number, { pairs, missing, spurious }: SpanCounts): Shares {
  const actual = pairs + spurious
  const possible = pairs + missing
  if (actual + possible === 0) return { precision: 1, recall: 1, f1: 1 }
  return {
    precision: actual === 0 ? 0 : credit / actual,
    recall: possible === 0 ? 0 : credit / possible,
    f1: (2 * credit) / (actual + possible),
  }
}
