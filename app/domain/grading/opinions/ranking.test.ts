import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FINDINGS_OF, gradeSchema } from '#app/domain/grading/finding.ts'
import { grade } from '#app/domain/grading/grade.ts'
import { parseRubric } from '#app/domain/grading/rubric.ts'
import { inPlace } from './in-place.ts'
import { kendallTauB, pairCounts, pairwiseAgreement } from './kendall.ts'

/** `a b=c d`: a first, b and c tied, d last. */
const rank = (text: string) => ({
  kind: 'ranking' as const,
  order: text
    .split(' ')
    .filter((group) => group !== '')
    .map((group) => group.split('=')),
})
const graded = (gold: string, answer: string, metric: 'pairwise' | 'tau' = 'pairwise') =>
  grade({ kind: 'ranking', rubric: parseRubric({ kind: 'ranking', metric }) }, rank(gold), rank(answer))
const facts = (gold: string, answer: string) =>
  graded(gold, answer).findings.map((finding) => `${finding.type} ${finding.class}`)

/** Any order of a to e with ties. */
const anyOrder = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 }).map((places) =>
  [0, 1, 2, 3, 4]
    .map((place) => [...'abcde'].filter((_, index) => places[index] === place).join('='))
    .filter((group) => group !== '')
    .join(' '),
)
const reversed = (order: string) => order.split(' ').reverse().join(' ')

describe('Kendall’s tau-b', () => {
  it('is what scipy documents for its own example with ties', () => {
    expect(kendallTauB(pairCounts([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]))).toBeCloseTo(-0.47140452079103173, 12)
  })

  it('tells nothing of a list without order, and everything of two', () => {
    expect(kendallTauB(pairCounts([1, 1, 1], [1, 2, 3]))).toBe(0)
    expect(kendallTauB(pairCounts([1, 1, 1], [2, 2, 2]))).toBe(1)
  })

  it('is bounded, symmetric, 1 for itself and −1 for the reverse without ties; agreement follows it without ties', () => {
    const ranks = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(ranks, fc.infiniteStream(fc.integer({ min: 0, max: 5 })), (first, stream) => {
        const second = first.map(() => stream.next().value as number)
        const tau = kendallTauB(pairCounts(first, second))
        expect(Math.abs(tau)).toBeLessThanOrEqual(1 + 1e-12)
        expect(kendallTauB(pairCounts(second, first))).toBeCloseTo(tau, 12)
        expect(kendallTauB(pairCounts(first, first))).toBe(1)
        const strict = first.map((rank, index) => rank * 100 + index)
        const other = second.map((rank, index) => rank * 100 + index)
        const counts = pairCounts(strict, other)
        expect(pairwiseAgreement(counts)).toBeCloseTo((kendallTauB(counts) + 1) / 2, 12)
        expect(
          kendallTauB(
            pairCounts(
              strict,
              strict.map((rank) => -rank),
            ),
          ),
        ).toBe(-1)
      }),
    )
  })
})

describe('a ranking grade', () => {
  it.each([
    ['a b c', 'a b c', 1, 1],
    ['a b c', 'c b a', 0, 0],
    ['a b c', 'b a c', 2 / 3, 2 / 3],
    // One-sided ties are half right.
    ['a b c', 'a=b=c', 0.5, 0.5],
    ['a=b c', 'a b c', 5 / 6, (2 / Math.sqrt(6) + 1) / 2],
    ['a=b c', 'b=a c', 1, 1],
    // Of three pairs one is ranked.
    ['a b c', 'a c', 1 / 3, 1 / 3],
    ['a b c', '', 0, 0],
    ['a', 'a', 1, 1],
    ['a', '', 0, 0],
  ])('of gold %s and answer "%s" is %d pairwise and %d by tau', (gold, answer, pairwise, tau) => {
    expect(graded(gold, answer).score).toBeCloseTo(pairwise, 12)
    expect(graded(gold, answer, 'tau').score).toBeCloseTo(tau, 12)
  })

  it('names the fewest candidates that have to move', () => {
    expect(facts('a b c d', 'b c d a')).toEqual(['wrong-order a', 'match b', 'match c', 'match d'])
    expect(facts('a b c', 'a=b c')).toEqual(['match a', 'wrong-order b', 'match c'])
    expect(facts('a b c', 'c a')).toEqual(['match a', 'missing b', 'wrong-order c'])
  })

  it('says from where to where', () => {
    expect(graded('a b c d', 'b c d a').findings[0]).toEqual({
      type: 'wrong-order',
      class: 'a',
      answerIndex: 3,
      goldIndex: 0,
      value: 4,
      goldValue: 1,
    })
  })

  it('passes over candidates that gold does not know', () => {
    expect(graded('a b', 'x a y b').score).toBe(1)
    expect(facts('a b', 'x a y b')).toEqual(['match a', 'match b'])
  })

  it('is full exactly for the same order, in range, and states only facts of its kind', () => {
    fc.assert(
      fc.property(anyOrder, anyOrder, fc.constantFrom('pairwise' as const, 'tau' as const), (gold, answer, metric) => {
        const result = graded(gold, answer, metric)
        expect(gradeSchema.safeParse(result).success).toBe(true)
        expect(result.findings).toHaveLength(5)
        const allMatch = result.findings.every(({ type }) => type === 'match')
        expect(result.score > 1 - 1e-9).toBe(allMatch)
        expect(allMatch).toBe(gold === answer)
        for (const { type } of result.findings) expect(FINDINGS_OF.ranking).toContain(type)
        expect(graded(reversed(gold), reversed(answer), metric).score).toBeCloseTo(result.score, 12)
      }),
    )
  })
})

describe('what is in place', () => {
  it('is as much as the best of all subsets', () => {
    const places = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), { maxLength: 7 })
    fc.assert(
      fc.property(places, (pairs) => {
        const agrees = (indices: number[]) =>
          indices.every((i) =>
            indices.every((j) => Math.sign(pairs[i]![0] - pairs[j]![0]) === Math.sign(pairs[i]![1] - pairs[j]![1])),
          )
        let best = 0
        for (let mask = 0; mask < 1 << pairs.length; mask++) {
          const subset = pairs.map((_, index) => index).filter((index) => mask & (1 << index))
          if (subset.length > best && agrees(subset)) best = subset.length
        }
        const kept = inPlace(pairs)
        expect(agrees([...kept])).toBe(true)
        expect(kept.size).toBe(best)
      }),
    )
  })
})
