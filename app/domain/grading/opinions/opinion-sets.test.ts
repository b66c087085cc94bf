import { describe, expect, it } from 'vitest'
import type { PreferenceLabel, RatingLabel } from '#app/domain/labels/opinions.ts'
import { preferenceFigures } from './preference-set.ts'
import { ratingFigures } from './rating-set.ts'

const rate = (values: Record<string, number>): RatingLabel => ({
  kind: 'rating',
  ratings: Object.entries(values).map(([criterion, value]) => ({ criterion, value })),
})
const clarity = { name: 'clear', min: 1, max: 4 }

describe('figures of a set of ratings', () => {
  it('weigh distance: quadratic kappa of the couples of Hout et al. (1987) is .332 as in R', () => {
    const couples = [7, 7, 2, 3, 2, 8, 3, 7, 1, 5, 4, 9, 2, 8, 9, 14]
    const pairs = couples.flatMap((count, cell) =>
      Array.from({ length: count }, () => ({
        gold: rate({ clear: Math.floor(cell / 4) + 1 }),
        answer: rate({ clear: (cell % 4) + 1 }),
      })),
    )
    const [figures] = ratingFigures(pairs, [clarity])
    expect(figures!.items).toBe(91)
    expect(figures!.quadraticKappa).toBeCloseTo(0.332, 4)
    // Fleiss & Cohen 1973: with many items the intraclass correlation is quadratic kappa.
    expect(figures!.intraclass).toBeCloseTo(figures!.quadraticKappa!, 2)
  })

  it('tell strictness, by criterion, of the items that both rate', () => {
    const pairs = [
      { gold: rate({ clear: 3, true: 1 }), answer: rate({ clear: 2, true: 1 }) },
      { gold: rate({ clear: 4, true: 3 }), answer: rate({ clear: 3 }) },
      { gold: rate({ clear: 1.6 }), answer: rate({ clear: 1 }) },
    ]
    const [clear, truth] = ratingFigures(pairs, [clarity, { name: 'true', min: 1, max: 3 }])
    expect(clear).toMatchObject({ criterion: 'clear', items: 3 })
    expect(clear!.bias).toBeCloseTo(-2.6 / 3, 12)
    expect(clear!.meanError).toBeCloseTo(2.6 / 3, 12)
    expect(truth).toEqual({
      criterion: 'true',
      items: 1,
      meanError: 0,
      bias: 0,
      quadraticKappa: null,
      intraclass: null,
    })
  })
})

describe('figures of a set of preferences', () => {
  const prefer = (choice: PreferenceLabel['choice'], shown?: 'ab' | 'ba'): PreferenceLabel => ({
    kind: 'preference',
    choice,
    ...(shown ? { shown } : {}),
  })

  it('count agreement and kappa over sides and ties, and leave out what was not answered', () => {
    const figures = preferenceFigures([
      { gold: prefer('a'), answer: prefer('a') },
      { gold: prefer('b'), answer: prefer('b') },
      { gold: prefer('tie'), answer: prefer('a') },
      { gold: prefer('b'), answer: prefer('b') },
      { gold: prefer('b'), answer: prefer(null) },
    ])
    expect(figures).toMatchObject({ items: 4, agreement: 0.75, firstShare: null, firstInterval: null })
    // po = 3/4, pe = 1/4 · 1/2 + 1/2 · 1/2 = 3/8.
    expect(figures.kappa).toBeCloseTo(0.6, 12)
  })

  it('find the habit of taking what stands first', () => {
    const always = Array.from({ length: 20 }, (_, at) => ({
      gold: prefer('a'),
      answer: at % 2 ? prefer('b', 'ba') : prefer('a', 'ab'),
    }))
    const { firstShare, firstInterval } = preferenceFigures(always)
    expect(firstShare).toBe(1)
    expect(firstInterval!.low).toBeGreaterThan(0.8)
    const never = preferenceFigures([{ gold: prefer('a'), answer: prefer('a', 'ba') }])
    expect(never.firstShare).toBe(0)
  })
})
