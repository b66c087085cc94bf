import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from './decision.ts'
import type { DecisionRule } from './definition.ts'
import { wilsonInterval } from './interval.ts'

const mean: DecisionRule = { rule: 'fixed', measure: 'mean-score', cut: 0.8 }
const share: DecisionRule = { rule: 'fixed', measure: 'share-of-items', cut: 0.75, itemCut: 0.8 }
const scores = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 20 })

describe('a decision', () => {
  it.each([
    ['mean at the cut', mean, [0.7, 0.9], 'passed', 0.8],
    ['mean at the cut, but for rounding', mean, [0.9, 0.7, 0.8, 0.8, 0.8, 0.8], 'passed', 0.8],
    ['mean below the cut', mean, [0.79, 0.8], 'failed', 0.795],
    ['an unanswered item scores nothing', mean, [1, 1, 1, null], 'failed', 0.75],
    ['share of items', share, [0.8, 0.9, 1, 0], 'passed', 0.75],
    ['share of items: nearly right is not right', share, [0.79, 0.9, 1, 0], 'failed', 0.5],
    ['an attempt without items shows nothing', mean, [], 'failed', 0],
  ] as const)('%s', (_, rule, values, outcome, score) => {
    const decision = decide(rule, values)
    expect(decision.outcome).toBe(outcome)
    expect(decision.score).toBeCloseTo(score, 12)
  })

  it('never gets worse when a score gets better', () => {
    fc.assert(
      fc.property(scores, fc.nat(), fc.constantFrom(mean, share), (values, at, rule) => {
        const better = values.map((value, index) => (index === at % values.length ? 1 : value))
        const before = decide(rule, values)
        const after = decide(rule, better)
        expect(after.score).toBeGreaterThanOrEqual(before.score - 1e-12)
        if (before.outcome === 'passed') expect(after.outcome).toBe('passed')
      }),
    )
  })

  it('shows an interval that holds the score, within 0–1', () => {
    fc.assert(
      fc.property(scores, fc.constantFrom(mean, share), (values, rule) => {
        const { score, interval } = decide(rule, values)
        expect(interval.low).toBeLessThanOrEqual(score + 1e-12)
        expect(interval.high).toBeGreaterThanOrEqual(score - 1e-12)
        expect(interval.low).toBeGreaterThanOrEqual(0)
        expect(interval.high).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe("Wilson's interval", () => {
  // Solves (p − share)² = z²·p(1 − p)/n for p; the known values for these textbook cases.
  it.each([
    [8, 10, 0.4902, 0.9433],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [50, 100, 0.4038, 0.5962],
  ])('%d of %d', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  it('narrows with more trials and says nothing without any', () => {
    const width = ({ low, high }: { low: number; high: number }) => high - low
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 })
    expect(width(wilsonInterval(80, 100))).toBeLessThan(width(wilsonInterval(8, 10)))
  })
})
