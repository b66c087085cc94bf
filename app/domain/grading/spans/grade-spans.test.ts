import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gradeSchema } from '#app/domain/grading/finding.ts'
import { spansRubricSchema } from '#app/domain/grading/rubrics/text.ts'
import type { Span as LabelSpan } from '#app/domain/labels/spans.ts'
import { gradeSpans } from './grade-spans.ts'

type Metric = 'strict' | 'exact' | 'partial' | 'type'
const METRICS: Metric[] = ['strict', 'exact', 'partial', 'type']
const span = (name: string, start: number, end: number): Omit<LabelSpan, 'id'> => ({ class: name, start, end })
type Bare = ReturnType<typeof span>
const label = (spans: readonly Bare[]) => ({
  kind: 'spans' as const,
  spans: spans.map((one, index) => ({ ...one, id: String(index) })),
})
const grade = (gold: readonly Bare[], answer: readonly Bare[], metric: Metric = 'strict') =>
  gradeSpans(spansRubricSchema.parse({ kind: 'spans', metric }), label(gold), label(answer))

const anySpan = fc
  .tuple(fc.constantFrom('A', 'B', '인물'), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 12 }))
  .map(([name, start, length]) => span(name, start, start + length))
const anySpans = fc.array(anySpan, { maxLength: 14 })
const metric = fc.constantFrom(...METRICS)

describe('the SemEval-2013 measures', () => {
  /**
   * The seven scenarios of drug names that explain the measures (D. Batista, "Named-Entity evaluation metrics based on
   * entity-level", 2018, and the README of nervaluate), laid out one after another in a text.
   */
  const gold = [
    span('BRAND', 0, 7),
    span('DRUG', 23, 31),
    span('DRUG', 40, 51),
    span('DRUG', 60, 69),
    span('DRUG', 80, 92),
    span('GROUP', 105, 119),
  ]
  const answer = [
    span('BRAND', 10, 17),
    span('DRUG', 20, 31),
    span('BRAND', 40, 51),
    span('DRUG', 60, 69),
    span('DRUG', 80, 92),
    span('DRUG', 100, 119),
  ]

  it.each([
    ['type', { typeCorrect: 3, typeIncorrect: 2 }, 0.5],
    ['partial', { partialCorrect: 3, partialPartial: 2 }, 0.67],
    ['exact', { exactCorrect: 3, exactIncorrect: 2 }, 0.5],
    ['strict', { strictCorrect: 2, strictIncorrect: 3 }, 0.33],
  ] as const)('give the published figures for %s', (metric, counts, share) => {
    const { metrics, score } = grade(gold, answer, metric)
    expect(metrics).toMatchObject({ ...counts, missing: 1, spurious: 1 })
    for (const value of [metrics.precision!, metrics.recall!, metrics.f1!, score])
      expect(Math.round(value * 100) / 100).toBe(share)
  })
})

describe('a spans grade', () => {
  it('is full when there is nothing to mark and nothing was marked', () => {
    for (const metric of METRICS) expect(grade([], [], metric)).toMatchObject({ score: 1, findings: [] })
    expect(grade([span('A', 0, 1)], []).score).toBe(0)
    expect(grade([], [span('A', 0, 1)])).toMatchObject({ score: 0, metrics: { precision: 0, recall: 0 } })
  })

  it.each([
    ['too-big', span('A', 8, 16)],
    ['too-small', span('A', 10, 13)],
    ['shifted', span('A', 12, 17)],
  ])('calls loose borders %s', (hint, answer) => {
    const { findings, score } = grade([span('A', 10, 15)], [answer])
    expect(score).toBe(0)
    expect(findings).toMatchObject([
      { type: 'loose', hint, start: answer.start, end: answer.end, goldStart: 10, goldEnd: 15, goldIndex: 0 },
    ])
  })

  it('says the overlap in code points', () => {
    expect(grade([span('A', 10, 15)], [span('A', 12, 17)]).findings[0]!.iou).toBeCloseTo(3 / 7, 12)
  })

  it('names a right place with a wrong class, and a place nobody asked for', () => {
    const { findings } = grade(
      [span('A', 0, 5), span('A', 20, 25)],
      [span('B', 0, 5), span('A', 50, 52), span('A', 20, 25), span('A', 20, 24)],
    )
    expect(findings).toMatchObject([
      { type: 'wrong-class', class: 'B', goldClass: 'A', answerIndex: 0, goldIndex: 0, iou: 1 },
      { type: 'match', class: 'A', answerIndex: 2, goldIndex: 1 },
      { type: 'extra', class: 'A', answerIndex: 1 },
      { type: 'extra', class: 'A', answerIndex: 3, hint: 'duplicate', iou: 0.8 },
    ])
    expect(findings[2]).not.toHaveProperty('hint')
  })

  it('keeps nested spans apart', () => {
    const nested = [span('ORG', 0, 5), span('LOC', 0, 2)]
    expect(grade(nested, [...nested].reverse()).score).toBe(1)
    expect(grade(nested, [span('ORG', 0, 5)]).findings.map(({ type }) => type)).toEqual(['match', 'missing'])
  })

  it('gives up the best overlap where that makes two pairs', () => {
    // Greedy would join [4,10) with [4,11) and leave [0,6) and [9,14) without a partner of their own.
    const { metrics } = grade([span('A', 4, 10), span('A', 9, 14)], [span('A', 0, 6), span('A', 4, 11)], 'partial')
    expect(metrics).toMatchObject({ partialPartial: 2, missing: 0, spurious: 0 })
  })

  it('is in 0–1 for any spans and metric, and explains every span exactly once', () => {
    fc.assert(
      fc.property(anySpans, anySpans, metric, (gold, answer, metric) => {
        const result = grade(gold, answer, metric)
        expect(gradeSchema.safeParse({ ...result, graderVersion: '1' }).success).toBe(true)
        for (const value of Object.values(result.metrics)) expect(Number.isFinite(value)).toBe(true)
        const indices = (side: 'goldIndex' | 'answerIndex') =>
          result.findings.flatMap((finding) => finding[side] ?? []).sort((a, b) => a - b)
        expect(indices('goldIndex')).toEqual(gold.map((_, index) => index))
        expect(indices('answerIndex')).toEqual(answer.map((_, index) => index))
        expect(result.metrics.f1).toBe(result.score)
      }),
      { numRuns: 300 },
    )
  })

  it('is 1 for the gold itself, and less when a span is left out, misnamed or added', () => {
    fc.assert(
      fc.property(fc.array(anySpan, { minLength: 1, maxLength: 14 }), metric, (gold, metric) => {
        expect(grade(gold, gold, metric).score).toBe(1)
        expect(grade(gold, gold.slice(1), metric).score).toBeLessThan(1)
        expect(grade(gold, [...gold, span('A', 900, 901)], metric).score).toBeLessThan(1)
        expect(grade(gold, [{ ...gold[0]!, class: 'C' }, ...gold.slice(1)]).score).toBeLessThan(1)
      }),
    )
  })

  it('never rises when a span that overlaps nothing is added', () => {
    fc.assert(
      fc.property(anySpans, anySpans, metric, (gold, answer, metric) => {
        const before = grade(gold, answer, metric).score
        expect(grade(gold, [...answer, span('A', 900, 901)], metric).score).toBeLessThanOrEqual(before)
        expect(grade([...gold, span('A', 900, 901)], answer, metric).score).toBeLessThanOrEqual(before)
      }),
    )
  })

  it('orders the measures: strict ≤ exact ≤ partial, strict ≤ type', () => {
    fc.assert(
      fc.property(anySpans, anySpans, (gold, answer) => {
        const { strictF1, exactF1, partialF1, typeF1 } = grade(gold, answer).metrics
        expect(strictF1!).toBeLessThanOrEqual(exactF1!)
        expect(exactF1!).toBeLessThanOrEqual(partialF1!)
        expect(strictF1!).toBeLessThanOrEqual(typeF1!)
      }),
    )
  })

  it('has as many strict and exact pairs as any matching could have', () => {
    const most = (gold: readonly Bare[], answer: readonly Bare[], key: (one: Bare) => string) => {
      const free = answer.map(key)
      return gold.filter((one) => {
        const at = free.indexOf(key(one))
        if (at >= 0) free.splice(at, 1)
        return at >= 0
      }).length
    }
    fc.assert(
      fc.property(anySpans, anySpans, (gold, answer) => {
        const { strictCorrect, exactCorrect } = grade(gold, answer).metrics
        expect(strictCorrect).toBe(most(gold, answer, (one) => JSON.stringify(one)))
        expect(exactCorrect).toBe(most(gold, answer, ({ start, end }) => `${start}-${end}`))
      }),
    )
  })

  it('does not depend on the order in which spans are listed, nor on where the text begins', () => {
    const shuffled = anySpans.chain((spans) =>
      fc.tuple(fc.constant(spans), fc.shuffledSubarray(spans, { minLength: spans.length })),
    )
    const moved = (spans: readonly Bare[]) => spans.map(({ class: name, start, end }) => span(name, start + 7, end + 7))
    fc.assert(
      fc.property(shuffled, shuffled, ([gold, goldAgain], [answer, answerAgain]) => {
        const { metrics } = grade(gold, answer)
        expect(grade(goldAgain, answerAgain).metrics).toEqual(metrics)
        expect(grade(moved(gold), moved(answer)).metrics).toEqual(metrics)
      }),
    )
  })

  it('changes precision for recall when gold and answer change places', () => {
    fc.assert(
      fc.property(anySpans, anySpans, fc.constantFrom('strict' as const, 'exact' as const), (a, b, metric) => {
        const [there, back] = [grade(a, b, metric).metrics, grade(b, a, metric).metrics]
        expect([back.precision, back.recall, back.f1]).toEqual([there.recall, there.precision, there.f1])
      }),
    )
  })
})

describe('five thousand spans', () => {
  const many = (at: (index: number) => Bare) => Array.from({ length: 5000 }, (_, index) => at(index))

  it.each([
    ['spread over the text', many((i) => span('A', 8 * i, 8 * i + 5)), many((i) => span('A', 8 * i + 1, 8 * i + 6))],
    ['in one long chain', many((i) => span('A', 4 * i, 4 * i + 4)), many((i) => span('A', 4 * i + 2, 4 * i + 6))],
    ['all in one heap', many((i) => span('A', i, 20_000 - i)), many((i) => span('B', i + 1, 19_990 - i))],
  ])('%s are graded in seconds', (_, gold, answer) => {
    const began = process.cpuUsage()
    const { metrics } = grade(gold, answer, 'partial')
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(10)
    expect(metrics.partialPartial! + metrics.missing! + metrics.partialCorrect!).toBe(5000)
  })

  it.each([
    ['in a row', (i: number) => span('A', 8 * i, 8 * i + 5), (i: number) => span('A', 8 * i + 1, 8 * i + 6)],
    ['on one place', () => span('A', 0, 100), () => span('A', 1, 100)],
  ])('%s that are all a little off are all found', (_, gold, answer) => {
    expect(grade(many(gold), many(answer), 'type').score).toBe(1)
  })
})
