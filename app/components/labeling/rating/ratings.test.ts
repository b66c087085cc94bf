import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ratingLabelSchema, type RatingLabel } from '#app/domain/labels/opinions.ts'
import { askedOf, valueOf, withRating } from './ratings.ts'

const taxonomy = {
  classes: [{ name: 'answer' }],
  criteria: [
    {
      name: 'clarity',
      title: { en: 'Clarity', ko: '명료함' },
      min: 1,
      max: 5,
      anchors: [{ value: 1, title: { en: 'Muddled', ko: '헷갈림' } }],
    },
    { name: 'tone', min: -1, max: 1, anchors: [] },
  ],
}
const nothing: RatingLabel = { kind: 'rating', ratings: [] }

describe('ratings', () => {
  it('are asked for in the language of the page', () => {
    const [clarity, tone] = askedOf(taxonomy, 'ko-KR')
    expect(clarity).toEqual({
      name: 'clarity',
      title: '명료함',
      values: [1, 2, 3, 4, 5],
      anchors: new Map([[1, '헷갈림']]),
    })
    expect(tone).toEqual({ name: 'tone', title: 'tone', values: [-1, 0, 1], anchors: new Map() })
  })

  it('hold the last value of each criterion, in the order of the criteria', () => {
    const asked = askedOf(taxonomy, 'en')
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('clarity', 'tone'), fc.constantFrom(-1, 0, 1, 5))), (given) => {
        const label = given.reduce((so, [name, value]) => withRating(so, asked, name, value), nothing)
        for (const name of ['clarity', 'tone'])
          expect(valueOf(label, name)).toBe(given.findLast(([at]) => at === name)?.[1])
        expect(label.ratings.map(({ criterion }) => criterion)).toEqual(
          ['clarity', 'tone'].filter((name) => valueOf(label, name) !== undefined),
        )
        expect(ratingLabelSchema.parse(label)).toEqual(label)
      }),
    )
  })
})
