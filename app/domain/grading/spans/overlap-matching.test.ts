import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchOverlaps, type Span } from './overlap-matching.ts'
import { borderHint, extentIou } from './overlap.ts'

const anySpan = fc
  .tuple(fc.constantFrom('A', 'B'), fc.nat(25), fc.integer({ min: 1, max: 9 }))
  .map(([name, start, length]): Span => ({ class: name, start, end: start + length }))
/** Spans in the order of the text. */
const spans = (most: number) =>
  fc.array(anySpan, { maxLength: most }).map((all) => all.sort((a, b) => a.start - b.start || a.end - b.end))

type Total = { pairs: number; iou: number }
/** The best of all matchings, tried one by one: most pairs, then the greatest overlap. */
function best(gold: readonly Span[], answer: readonly Span[], sameClass: boolean): Total {
  const [truth, ...rest] = gold
  if (!truth) return { pairs: 0, iou: 0 }
  let found = best(rest, answer, sameClass)
  for (const claim of answer) {
    const iou = extentIou(truth, claim)
    if (iou === 0 || (sameClass && truth.class !== claim.class)) continue
    const others = best(
      rest,
      answer.filter((other) => other !== claim),
      sameClass,
    )
    const total = { pairs: others.pairs + 1, iou: others.iou + iou }
    if (total.pairs > found.pairs || (total.pairs === found.pairs && total.iou > found.iou)) found = total
  }
  return found
}

describe('the matching of overlapping spans', () => {
  it('equals trying everything, up to five by five', () => {
    fc.assert(
      fc.property(spans(5), spans(5), fc.boolean(), (gold, answer, sameClass) => {
        const pairs = matchOverlaps(gold, answer, sameClass)
        const expected = best(gold, answer, sameClass)
        expect(pairs.length).toBe(expected.pairs)
        expect(pairs.reduce((sum, { iou }) => sum + iou, 0)).toBeCloseTo(expected.iou, 9)
      }),
      { numRuns: 500 },
    )
  })

  it('joins every span at most once, only such as overlap, and of one class when asked', () => {
    fc.assert(
      fc.property(spans(40), spans(40), fc.boolean(), (gold, answer, sameClass) => {
        const pairs = matchOverlaps(gold, answer, sameClass)
        expect(new Set(pairs.map((pair) => pair.gold)).size).toBe(pairs.length)
        expect(new Set(pairs.map((pair) => pair.answer)).size).toBe(pairs.length)
        for (const pair of pairs) {
          const [truth, claim] = [gold[pair.gold]!, answer[pair.answer]!]
          expect(pair.iou).toBe(extentIou(truth, claim))
          expect(pair.iou).toBeGreaterThan(0)
          if (sameClass) expect(claim.class).toBe(truth.class)
        }
      }),
    )
  })
})

describe('the overlap of two stretches', () => {
  it('counts what they share in what either has', () => {
    expect(extentIou({ start: 0, end: 4 }, { start: 2, end: 6 })).toBe(2 / 6)
    expect(extentIou({ start: 0, end: 4 }, { start: 4, end: 6 })).toBe(0)
    expect(extentIou({ start: 0, end: 4 }, { start: 0, end: 4 })).toBe(1)
  })

  it.each([
    ['too-big', 0, 10],
    ['too-small', 3, 4],
    ['shifted', 4, 7],
  ])('is %s at [%d, %d) where [2, 6) was meant', (hint, start, end) => {
    expect(borderHint({ start, end }, { start: 2, end: 6 })).toBe(hint)
  })
})
