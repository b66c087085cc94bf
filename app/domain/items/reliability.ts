import { mean, variance } from './moments.ts'
import type { ScoreTable } from './score-table.ts'

/** How consistent a test is in itself, from the people who answered all of it. */
export interface TestReliability {
  completePeople: number
  /** Cronbach's alpha; where every score is 0 or 1 it is KR-20. null below 2 items or people, or without variance. */
  reliability: number | null
  coefficient: 'KR-20' | "Cronbach's alpha"
  /** Of total scores, in items. */
  mean: number | null
  standardDeviation: number | null
  /** Standard error of measurement of a total score, in items: SD · √(1 − reliability). */
  standardError: number | null
}

/**
 * α = p ÷ (p − 1) · (1 − Σ var item ÷ var total) over p items (L. J. Cronbach, Psychometrika 16 (1951), 297–334); for
 * scores of 0 and 1 this is formula 20 of G. F. Kuder, M. W. Richardson, Psychometrika 2 (1937), 151–160. Moodle's
 * coefficient of internal consistency is 100 α. Sample variances (÷ n − 1) throughout.
 */
export function testReliability(table: ScoreTable): TestReliability {
  const { items, starts, personOf, scoreOf, totals, answered } = table
  const complete = answered.map((count) => (count === items.length ? 1 : 0))
  const sums = totals.filter((_, person) => complete[person] === 1)
  const dichotomous = scoreOf.every((score) => score === 0 || score === 1)
  const itemVariances = items.reduce((sum, _, item) => {
    const from = starts[item]!
    const scores = scoreOf.subarray(from, starts[item + 1]!).filter((__, at) => complete[personOf[from + at]!] === 1)
    return sum + variance(scores)
  }, 0)
  const spread = variance(sums)
  const known = items.length > 1 && sums.length > 1
  const reliability = known && spread > 0 ? (items.length / (items.length - 1)) * (1 - itemVariances / spread) : null
  const deviation = known ? Math.sqrt(spread) : null
  return {
    completePeople: sums.length,
    reliability,
    coefficient: dichotomous ? 'KR-20' : "Cronbach's alpha",
    mean: sums.length > 0 ? mean(sums) : null,
    standardDeviation: deviation,
    standardError:
      reliability === null || deviation === null ? null : deviation * Math.sqrt(Math.max(0, 1 - reliability)),
  }
}
