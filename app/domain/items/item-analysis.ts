import { bestCovariance, covariance, variance } from './moments.ts'
import { scoreTable, type ScoredAnswer, type ScoreTable } from './score-table.ts'
import { testReliability, type TestReliability } from './reliability.ts'

export type { ScoredAnswer } from './score-table.ts'

/** What the answers of many people say about one item of a test. */
export interface ItemStatistics {
  item: string
  /** How many people answered it. */
  people: number
  /** Mean score, 0–1: the higher, the easier. */
  facility: number
  /** Correlation of the item with the rest of the test × 100; null where one of them does not vary. */
  discrimination: number | null
  /** Covariance with the rest as a share of the largest these scores allow × 100; null where that is 0. */
  efficiency: number | null
  /** Good people fail it: more likely the guideline or its gold is wrong than they. */
  suspect: boolean
}

export interface ItemAnalysis extends TestReliability {
  items: ItemStatistics[]
  people: number
}

export interface ItemAnalysisOptions {
  /** An item that a person did not answer is left out of everything (they never met it), or scores 0 (they gave up). */
  missing?: 'left-out' | 'wrong'
}

/** Below this discrimination an item is suspect. */
const SUSPECT = -20

/**
 * Classical item analysis of scores 0–1 (at most one per person and item; throws otherwise), as Moodle's quiz
 * statistics has it:
 * - facility = mean score
 * - discrimination = 100 · cov(item, rest) ÷ √(var item · var rest)
 * - efficiency = 100 · cov(item, rest) ÷ cov_max, where cov_max is the covariance of both lists when each is sorted
 *
 * `rest` is a person's mean score on the other items they answered; where everybody answered all, the statistics are
 * those of the sum, for they do not depend on its scale. People who answered nothing else tell nothing of
 * discrimination. Items are sorted by name. O(answers · log answers).
 */
export function itemAnalysis(
  answers: readonly ScoredAnswer[],
  { missing = 'left-out' }: ItemAnalysisOptions = {},
): ItemAnalysis {
  const table = scoreTable(answers, missing === 'wrong')
  return {
    items: table.items.map((_, item) => statisticsOf(table, item)),
    people: table.people.length,
    ...testReliability(table),
  }
}

function statisticsOf(table: ScoreTable, at: number): ItemStatistics {
  const { items, starts, personOf, scoreOf, totals, answered } = table
  const people = personOf.subarray(starts[at]!, starts[at + 1]!)
  const scores = scoreOf.subarray(starts[at]!, starts[at + 1]!)
  const known = [...people.keys()].filter((place) => answered[people[place]!]! > 1)
  const own = known.map((place) => scores[place]!)
  const rest = known.map((place) => {
    const person = people[place]!
    return (totals[person]! - scores[place]!) / (answered[person]! - 1)
  })
  const together = covariance(own, rest)
  const spread = Math.sqrt(variance(own) * variance(rest))
  const best = bestCovariance(own, rest)
  const discrimination = spread > ROUNDING ? percent(together / spread) : null
  return {
    item: items[at]!,
    people: people.length,
    facility: scores.reduce((sum, score) => sum + score, 0) / people.length,
    discrimination,
    efficiency: best > ROUNDING ? 100 * Math.min(1, together / best) : null,
    suspect: discrimination !== null && discrimination < SUSPECT,
  }
}

/** Of a correlation, which rounding must not carry past ±1. */
const percent = (share: number) => 100 * Math.max(-1, Math.min(1, share))

/** Smaller variances than this are what rounding leaves of none. */
const ROUNDING = 1e-12
