import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerTable } from '#app/domain/answers/answer-table.ts'
import { cohenKappa, KAPPA_WEIGHTS } from './cohen.ts'
import { fleissKappa } from './fleiss.ts'
import { completeRatings, intraclassCorrelations } from './intraclass.ts'
import { krippendorffAlpha, LEVELS } from './krippendorff.ts'
import { pairCounts } from './worker-pair.ts'

const answer = (task: number, worker: number, label: number) => ({
  task: `${task}`,
  worker: `${worker}`,
  label: `${label}`,
})
const anyAnswers = fc.uniqueArray(
  fc
    .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
    .map(([task, worker, label]) => answer(task, worker, label)),
  { selector: ({ task, worker }) => `${task}/${worker}`, minLength: 1 },
)
const levels = fc.constantFrom(...LEVELS)

describe('agreement', () => {
  it('is full when everybody says the same of each task, and not all the same', () => {
    const table = answerTable([1, 2, 3].flatMap((task) => [1, 2, 3].map((worker) => answer(task, worker, task))))
    for (const level of LEVELS) expect(krippendorffAlpha(table, level).value).toBeCloseTo(1, 12)
    expect(fleissKappa(table).value).toBeCloseTo(1, 12)
    expect(cohenKappa(pairCounts(table, 0, 1).counts, 3)).toBe(1)
  })

  it('cannot be told where there is one label only, or nothing to compare', () => {
    const same = answerTable([answer(1, 1, 5), answer(1, 2, 5), answer(2, 1, 5)])
    const alone = answerTable([answer(1, 1, 5), answer(2, 2, 4)])
    for (const table of [same, alone]) {
      for (const level of LEVELS) expect(krippendorffAlpha(table, level).value).toBeNull()
      expect(fleissKappa(table).value).toBeNull()
      expect(cohenKappa(pairCounts(table, 0, 1).counts, table.labels.length)).toBeNull()
    }
  })

  it('does not exceed 1, and alpha does not care who said what', () => {
    fc.assert(
      fc.property(anyAnswers, levels, (answers, level) => {
        const { value } = krippendorffAlpha(answerTable(answers), level)
        if (value !== null) expect(value).toBeLessThanOrEqual(1)
        const renamed = answers.map((one) => ({ ...one, worker: `${one.task}#${one.worker}` }))
        expect(krippendorffAlpha(answerTable(renamed), level).value).toEqual(value)
        expect(fleissKappa(answerTable(renamed)).value).toEqual(fleissKappa(answerTable(answers)).value)
      }),
    )
  })

  it('at interval level ignores where the scale begins and its unit, at ratio level its unit', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const scaled = (change: (value: number) => number) =>
          answerTable(answers.map((one) => ({ ...one, label: String(change(Number(one.label))) })))
        const close = (a: number | null, b: number | null) =>
          a === null ? expect(b).toBeNull() : expect(b).toBeCloseTo(a, 9)
        const plain = answerTable(answers)
        close(
          krippendorffAlpha(plain, 'interval').value,
          krippendorffAlpha(
            scaled((x) => 1e6 + 3 * x),
            'interval',
          ).value,
        )
        close(
          krippendorffAlpha(plain, 'ratio').value,
          krippendorffAlpha(
            scaled((x) => 8 * x),
            'ratio',
          ).value,
        )
        close(
          krippendorffAlpha(plain, 'ordinal').value,
          krippendorffAlpha(
            scaled((x) => x ** 3),
            'ordinal',
          ).value,
        )
      }),
    )
  })

  it('of two workers is symmetric, and quadratic kappa of a 2 × 2 table is plain kappa', () => {
    const table = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(table, ([a, b, c, d]) => {
        const plain = cohenKappa([a!, b!, c!, d!], 2)
        expect(cohenKappa([a!, c!, b!, d!], 2)).toEqual(plain)
        expect(cohenKappa([a!, b!, c!, d!], 2, KAPPA_WEIGHTS.quadratic)).toEqual(plain)
      }),
    )
  })

  it('refuses words on a numeric scale and negative ratios', () => {
    const words = answerTable([
      { task: 't', worker: 'a', label: 'good' },
      { task: 't', worker: 'b', label: 'bad' },
    ])
    expect(() => krippendorffAlpha(words, 'interval')).toThrow(/"bad" is no value at interval level/)
    expect(() => krippendorffAlpha(answerTable([answer(1, 1, -1), answer(1, 2, 1)]), 'ratio')).toThrow(/ratio/)
    expect(() => completeRatings(words)).toThrow(/not a number/)
  })
})

describe('intraclass correlations', () => {
  it('take the tasks that everybody rated, and say how many were left out', () => {
    const table = answerTable([answer(1, 1, 2), answer(1, 2, 3), answer(2, 1, 4), answer(2, 2, 5), answer(3, 1, 9)])
    expect(completeRatings(table)).toEqual({
      ratings: [
        [2, 3],
        [4, 5],
      ],
      leftOut: 1,
    })
  })

  it('tell strictness apart from disagreement', () => {
    const icc = intraclassCorrelations([
      [1, 2],
      [3, 4],
      [5, 6],
    ])!
    expect(icc.twoWayMixed).toEqual({ single: 1, average: 1 })
    expect(icc.twoWayRandom.single).toBeLessThan(1)
  })

  it('are unknown without variance, and need two tasks and two workers', () => {
    expect(
      intraclassCorrelations([
        [3, 3],
        [3, 3],
      ]),
    ).toBeNull()
    expect(() => intraclassCorrelations([[1, 2]])).toThrow(/1 × 2/)
    expect(() => intraclassCorrelations([[1, 2], [1]])).toThrow(/gaps/)
  })
})
