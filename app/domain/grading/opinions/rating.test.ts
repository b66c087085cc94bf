import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FINDINGS_OF, gradeSchema } from '#app/domain/grading/finding.ts'
import { grade } from '#app/domain/grading/grade.ts'
import { parseRubric } from '#app/domain/grading/rubric.ts'

const rate = (values: Record<string, number>) => ({
  kind: 'rating' as const,
  ratings: Object.entries(values).map(([criterion, value]) => ({ criterion, value })),
})
const graded = (gold: Record<string, number>, answer: Record<string, number>, rules: object = {}) =>
  grade({ kind: 'rating', rubric: parseRubric({ kind: 'rating', ...rules }) }, rate(gold), rate(answer))

describe('a rating grade', () => {
  it.each([
    ['the same step', 3, 3, {}, 1, 'match'],
    ['a step off', 3, 4, {}, 0, 'off'],
    ['a step off within the tolerance', 3, 4, { tolerance: 1 }, 1, 'loose'],
    ['two steps off', 3, 5, { tolerance: 1 }, 0, 'off'],
    ['the nearest step to a mean', 3.4, 3, {}, 1, 'match'],
    ['the other step beside a mean', 3.4, 4, {}, 0, 'off'],
    ['either step beside a mean in the middle', 3.5, 4, {}, 1, 'match'],
    ['a mean with a tolerance of a step', 3.4, 4, { tolerance: 1 }, 1, 'loose'],
    ['closeness without tolerance', 2, 5, { metric: 'closeness' }, 0.25, 'off'],
    ['closeness beyond the tolerance', 2, 5, { metric: 'closeness', tolerance: 1 }, 0.5, 'off'],
    ['closeness on a longer scale', 2, 5, { metric: 'closeness', range: 10 }, 0.7, 'off'],
    ['closeness never below nothing', 0, 100, { metric: 'closeness' }, 0, 'off'],
  ])('of %s', (_, gold, answer, rules, score, type) => {
    const result = graded({ clear: gold }, { clear: answer }, rules)
    expect(result.score).toBeCloseTo(score, 12)
    expect(result.findings).toMatchObject([{ type, class: 'clear', value: answer, goldValue: gold }])
  })

  it('goes by criterion, whatever the order, and says which way it was off', () => {
    const result = graded({ clear: 4, true: 5, kind: 2 }, { kind: 2, clear: 2 })
    expect(result.score).toBeCloseTo(1 / 3, 12)
    expect(result.metrics).toEqual({
      within: 1 / 3,
      closeness: (0.5 + 0 + 1) / 3,
      rated: 2 / 3,
      meanError: 1,
      bias: -1,
    })
    expect(result.findings).toEqual([
      { type: 'off', class: 'clear', answerIndex: 1, goldIndex: 0, value: 2, goldValue: 4, distance: -2 },
      { type: 'missing', class: 'true', goldIndex: 1 },
      { type: 'match', class: 'kind', answerIndex: 0, goldIndex: 2, value: 2, goldValue: 2 },
    ])
  })

  it('passes over criteria that gold does not know, and is full where nothing is asked', () => {
    expect(graded({ clear: 4 }, { clear: 4, odd: 1 })).toMatchObject({ score: 1, findings: [{ type: 'match' }] })
    expect(graded({}, { odd: 1 })).toMatchObject({ score: 1, findings: [] })
  })

  it('is in range, full for gold itself, and not better for an answer that is further off', () => {
    const value = fc.integer({ min: 1, max: 5 })
    const rules = fc.record({
      metric: fc.constantFrom('within' as const, 'closeness' as const),
      tolerance: fc.constantFrom(0, 0.5, 1),
    })
    fc.assert(
      fc.property(fc.double({ min: 1, max: 5, noNaN: true }), value, value, rules, (gold, one, other, rubric) => {
        const [near, far] = Math.abs(one - gold) <= Math.abs(other - gold) ? [one, other] : [other, one]
        const better = graded({ c: gold }, { c: near }, rubric)
        expect(better.score).toBeGreaterThanOrEqual(graded({ c: gold }, { c: far }, rubric).score)
        expect(graded({ c: gold }, { c: gold }, rubric).score).toBe(1)
        expect(gradeSchema.safeParse(better).success).toBe(true)
        for (const { type } of better.findings) expect(FINDINGS_OF.rating).toContain(type)
      }),
    )
  })
})
