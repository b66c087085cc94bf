import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FINDINGS_OF, gradeSchema, type FindingType } from '#app/domain/grading/finding.ts'
import { grade } from '#app/domain/grading/grade.ts'
import { parseRubric } from '#app/domain/grading/rubric.ts'
import type { PreferenceLabel } from '#app/domain/labels/opinions.ts'

type Choice = PreferenceLabel['choice']
const prefer = (choice: Choice, strength?: number): PreferenceLabel => ({
  kind: 'preference',
  choice,
  ...(strength === undefined ? {} : { strength }),
})
const graded = (gold: PreferenceLabel, answer: PreferenceLabel, rules: object = {}) =>
  grade({ kind: 'preference', rubric: parseRubric({ kind: 'preference', ...rules }) }, gold, answer)

const anyPreference = fc
  .tuple(fc.constantFrom<Choice>('a', 'b', 'tie', null), fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }))
  .map(([choice, strength]) => prefer(choice, strength))
const anyRules = fc.record({
  tieCredit: fc.constantFrom(0, 0.5, 1),
  strength: fc.constantFrom('ignore' as const, 'count' as const),
})

describe('a preference grade', () => {
  it.each<[Choice, Choice, number, number, FindingType]>([
    ['a', 'a', 0, 1, 'match'],
    ['tie', 'tie', 0, 1, 'match'],
    ['a', 'b', 0.5, 0, 'wrong-choice'],
    ['a', 'tie', 0, 0, 'wrong-choice'],
    ['a', 'tie', 0.5, 0.5, 'wrong-choice'],
    ['tie', 'b', 0.5, 0.5, 'wrong-choice'],
    ['tie', 'b', 1, 1, 'loose'],
    ['a', null, 1, 0, 'missing'],
    [null, 'tie', 0, 1, 'match'],
  ])('of gold %s and answer %s with tie credit %d is %d: %s', (gold, answer, tieCredit, score, type) => {
    const result = graded(prefer(gold), prefer(answer), { tieCredit })
    expect(result.score).toBe(score)
    expect(result.findings.map((finding) => finding.type)).toEqual([type])
  })

  it('names both choices where they differ', () => {
    expect(graded(prefer('a'), prefer('b')).findings[0]).toMatchObject({ class: 'b', goldClass: 'a' })
  })

  it('takes a quarter for each step of strength, where strength counts', () => {
    const result = graded(prefer('b', 3), prefer('b', 1), { strength: 'count' })
    expect(result.score).toBe(0.5)
    expect(result.findings).toEqual([
      { type: 'loose', class: 'b', answerIndex: 0, goldIndex: 0, value: 1, goldValue: 3, distance: -2 },
    ])
    expect(graded(prefer('b', 3), prefer('b', 1)).score).toBe(1)
  })

  it('never rewards keeping quiet about strength', () => {
    for (const gold of [1, 2, 3])
      for (const answer of [1, 2, 3])
        expect(graded(prefer('a', gold), prefer('a'), { strength: 'count' }).score).toBeLessThanOrEqual(
          graded(prefer('a', gold), prefer('a', answer), { strength: 'count' }).score,
        )
    expect(graded(prefer('a'), prefer('a', 2), { strength: 'count' }).score).toBe(1)
  })

  it('is in range, states only facts of its kind, is full for gold itself, and is symmetric in the two answers', () => {
    const swapped = (label: PreferenceLabel) => ({
      ...label,
      choice: label.choice === 'a' ? ('b' as const) : label.choice === 'b' ? ('a' as const) : label.choice,
    })
    fc.assert(
      fc.property(anyPreference, anyPreference, anyRules, (gold, answer, rules) => {
        const result = graded(gold, answer, rules)
        expect(gradeSchema.safeParse(result).success).toBe(true)
        for (const { type } of result.findings) expect(FINDINGS_OF.preference).toContain(type)
        expect(graded(swapped(gold), swapped(answer), rules).score).toBe(result.score)
        if (gold.choice !== null) expect(graded(gold, gold, rules).score).toBe(1)
      }),
    )
  })
})
