import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemAnalysis, type ScoredAnswer } from './item-analysis.ts'
import { correlation } from './moments.ts'

/** One line per person, one digit per item, `-` where there is no answer. */
const answersOf = (lines: readonly string[]): ScoredAnswer[] =>
  lines.flatMap((line, person) =>
    [...line].flatMap((mark, item) =>
      mark === '-' ? [] : [{ item: `i${item + 1}`, person: `p${person + 1}`, score: Number(mark) }],
    ),
  )

/**
 * Five people, four items, totals 4 3 2 1 0: a perfect scale (Guttman's). By hand:
 * i1 = 1 1 1 1 0: mean .8, sum of squares .8; rest = 3 2 1 0 0, mean 1.2, sum of squares 14 − 7.2 = 6.8,
 * sum of products 6 − 4.8 = 1.2; discrimination 100 · 1.2 / √(.8 · 6.8) = 51.4496; both are sorted: efficiency 100.
 * Item variances .2 .3 .3 .2 = 1, of totals 10/4 = 2.5: KR-20 = 4/3 · (1 − .4) = .8; SEM = √2.5 · √.2 = √.5.
 */
const SCALE = answersOf(['1111', '1110', '1100', '1000', '0000'])

describe('an item analysis', () => {
  it('is what it is by hand for a perfect scale', () => {
    const { items, reliability, coefficient, mean, standardDeviation, standardError } = itemAnalysis(SCALE)
    expect(items.map(({ facility }) => facility)).toEqual([0.8, 0.6, 0.4, 0.2])
    expect(items[0]!.discrimination).toBeCloseTo((100 * 1.2) / Math.sqrt(0.8 * 6.8), 9)
    expect(items[0]!.efficiency).toBeCloseTo(100, 9)
    expect(reliability).toBeCloseTo(0.8, 12)
    expect(coefficient).toBe('KR-20')
    expect([mean, standardDeviation]).toEqual([2, Math.sqrt(2.5)])
    expect(standardError).toBeCloseTo(Math.sqrt(0.5), 12)
  })

  it('is what it is by hand for an item that good people fail', () => {
    // i3 = 0 0 1 1, rest = 2 2 0 0: correlation −1; sorted together +1, so the efficiency is −100 too.
    const { items } = itemAnalysis(answersOf(['110', '110', '001', '001']))
    expect(items[2]).toEqual({
      item: 'i3',
      people: 4,
      facility: 0.5,
      discrimination: expect.closeTo(-100, 9),
      efficiency: expect.closeTo(-100, 9),
      suspect: true,
    })
    // i1 = 1 1 0 0, rest = i2 + i3 = 1 1 1 1: nothing to go with.
    expect(items[0]).toMatchObject({ discrimination: null, efficiency: null, suspect: false })
  })

  it('forgives an item that it was easy: efficiency is above discrimination', () => {
    // i2 = 1 1 1 0 is right for all but the person with the least of the rest (2 1 1 0 of i1 and i3).
    const { items } = itemAnalysis(answersOf(['111', '110', '011', '000']))
    // own − mean = .25 .25 .25 −.75, rest − mean = 1 0 0 −1: products 1, squares .75 and 2.
    expect(items[1]!.discrimination).toBeCloseTo(100 / Math.sqrt(0.75 * 2), 9)
    expect(items[1]!.efficiency).toBeCloseTo(100, 9)
  })

  it('takes partial scores, and then calls the coefficient alpha', () => {
    const answers = answersOf(['11', '00', '10']).map((one) => ({ ...one, score: one.score / 2 }))
    const { coefficient, reliability } = itemAnalysis(answers)
    expect(coefficient).toBe("Cronbach's alpha")
    // Variances 1/12 each, of totals 1/4: 2 · (1 − 2/3).
    expect(reliability).toBeCloseTo(2 / 3, 12)
  })

  it('leaves out what was not answered, or counts it as wrong', () => {
    const gaps = answersOf(['111', '11-', '100', '-00'])
    const leftOut = itemAnalysis(gaps)
    expect(leftOut.items.map(({ people }) => people)).toEqual([3, 4, 3])
    expect(leftOut.items.map(({ facility }) => facility)).toEqual([1, 0.5, 1 / 3])
    expect([leftOut.people, leftOut.completePeople]).toEqual([4, 2])
    expect(itemAnalysis(gaps, { missing: 'wrong' })).toEqual(itemAnalysis(answersOf(['111', '110', '100', '000'])))
  })

  it('says nothing it cannot know', () => {
    expect(itemAnalysis(answersOf(['1']))).toEqual({
      items: [{ item: 'i1', people: 1, facility: 1, discrimination: null, efficiency: null, suspect: false }],
      people: 1,
      completePeople: 1,
      reliability: null,
      coefficient: 'KR-20',
      mean: 1,
      standardDeviation: null,
      standardError: null,
    })
    expect(itemAnalysis([]).items).toEqual([])
  })

  it('refuses scores outside 0–1 and second answers', () => {
    expect(() => itemAnalysis([{ item: 'i', person: 'p', score: 2 }])).toThrow(/not between 0 and 1/)
    expect(() => itemAnalysis([...SCALE, SCALE[0]!])).toThrow(/p1 answered i1 twice/)
  })

  it('does not depend on the order of answers; discrimination is the correlation with the sum of the others', () => {
    const matrix = fc.array(fc.array(fc.constantFrom<number>(0, 0.25, 0.5, 1), { minLength: 4, maxLength: 4 }), {
      minLength: 2,
      maxLength: 8,
    })
    fc.assert(
      fc.property(matrix, (rows) => {
        const answers = rows.flatMap((row, person) =>
          row.map((score, item) => ({ item: `i${item}`, person: `p${person}`, score })),
        )
        const analysis = itemAnalysis(answers)
        expect(itemAnalysis([...answers].reverse())).toEqual(analysis)
        analysis.items.forEach(({ discrimination, efficiency, facility }, item) => {
          const own = rows.map((row) => row[item]!)
          const rest = rows.map((row, person) => row.reduce((sum, score) => sum + score, 0) - own[person]!)
          const naive = correlation(own, rest)
          if (discrimination !== null) expect(discrimination).toBeCloseTo(100 * naive!, 6)
          if (efficiency !== null && efficiency > 0) expect(efficiency).toBeGreaterThan(discrimination! - 1e-6)
          expect(facility).toBeGreaterThanOrEqual(0)
          expect(facility).toBeLessThanOrEqual(1)
        })
        if (analysis.reliability !== null) expect(analysis.reliability).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })
})
