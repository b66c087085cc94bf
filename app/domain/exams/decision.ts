import type { DecisionRule } from './definition.ts'
import { wilsonInterval, type Interval } from './interval.ts'

export type Decision = {
  outcome: 'passed' | 'failed'
  /** What is held against the cut: the mean score, or the share of items that count as right; 0–1. */
  score: number
  cut: number
  items: number
  /** How sure one can be of the score after so many items. */
  interval: Interval
}

/** Means of decimal fractions miss round cuts by rounding; that must not fail anybody. */
const ROUNDING = 1e-9

/**
 * The outcome of an attempt from its items' scores (0–1; null for an item that was not answered, which scores 0).
 * An attempt without items is failed: nothing was shown.
 */
export function decide(rule: DecisionRule, scores: readonly (number | null)[]): Decision {
  const values = scores.map((score) => score ?? 0)
  const earned =
    rule.measure === 'mean-score'
      ? values.reduce((sum, value) => sum + value, 0)
      : values.filter((value) => value >= (rule.itemCut ?? rule.cut) - ROUNDING).length
  const items = values.length
  const score = items === 0 ? 0 : Math.min(earned / items, 1)
  const passed = items > 0 && score >= rule.cut - ROUNDING
  return { outcome: passed ? 'passed' : 'failed', score, cut: rule.cut, items, interval: wilsonInterval(earned, items) }
}
