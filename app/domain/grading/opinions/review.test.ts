import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FINDINGS_OF, gradeSchema } from '#app/domain/grading/finding.ts'
import { grade } from '#app/domain/grading/grade.ts'
import { parseRubric } from '#app/domain/grading/rubric.ts'
import type { ReviewLabel } from '#app/domain/labels/opinions.ts'
import { detection, reviewCounts } from './detection.ts'
import { inverseNormal } from './inverse-normal.ts'

const accept: ReviewLabel = { kind: 'review', verdict: 'accept', reasons: [] }
const silent: ReviewLabel = { kind: 'review', verdict: null, reasons: [] }
const reject = (...reasons: string[]): ReviewLabel => ({ kind: 'review', verdict: 'reject', reasons })
const graded = (gold: ReviewLabel, answer: ReviewLabel, rules: object = {}) =>
  grade({ kind: 'review', rubric: parseRubric({ kind: 'review', ...rules }) }, gold, answer)

describe('a review grade', () => {
  it.each<[string, ReviewLabel, ReviewLabel, number, string[]]>([
    ['a right acceptance', accept, accept, 1, ['match']],
    ['a right rejection for a true reason', reject('loose', 'class'), reject('class'), 1, ['match']],
    ['a right rejection for a wrong reason', reject('loose'), reject('class'), 0.7, ['match', 'wrong-reason']],
    ['one true reason of two', reject('loose'), reject('loose', 'class'), 0.85, ['match', 'wrong-reason']],
    ['a right rejection without a reason', reject('loose'), reject(), 0.7, ['match', 'wrong-reason']],
    ['a rejection whose reasons gold does not judge', reject(), reject('class'), 1, ['match']],
    ['a missed error', reject('loose'), accept, 0, ['missed-error']],
    ['a false alarm', accept, reject('loose'), 0, ['false-alarm']],
    ['no verdict', reject('loose'), silent, 0, ['missing']],
    ['gold without a verdict, which accepts', silent, accept, 1, ['match']],
  ])('of %s', (_, gold, answer, score, types) => {
    const result = graded(gold, answer)
    expect(result.score).toBeCloseTo(score, 12)
    expect(result.findings.map(({ type }) => type)).toEqual(types)
  })

  it('says what was overlooked, and which reason was wrong', () => {
    expect(graded(reject('loose', 'class'), accept).findings[0]).toEqual({
      type: 'missed-error',
      class: 'reject',
      goldIndex: 0,
      goldText: 'loose, class',
    })
    expect(graded(reject('loose'), reject('loose', 'class')).findings[1]).toEqual({
      type: 'wrong-reason',
      class: 'reject',
      answerIndex: 1,
      text: 'class',
      goldText: 'loose',
    })
  })

  it('is in range, full for gold itself, and states only facts of its kind', () => {
    const reasons = fc.uniqueArray(fc.constantFrom('loose', 'class', 'missing'))
    const any = fc.oneof(
      fc.constantFrom(accept, silent),
      reasons.map((some) => reject(...some)),
    )
    fc.assert(
      fc.property(any, any, fc.constantFrom(0, 0.3, 1), (gold, answer, reasonWeight) => {
        const result = graded(gold, answer, { reasonWeight })
        expect(gradeSchema.safeParse(result).success).toBe(true)
        for (const { type } of result.findings) expect(FINDINGS_OF.review).toContain(type)
        if (gold.verdict) expect(graded(gold, gold, { reasonWeight }).score).toBe(1)
      }),
    )
  })
})

describe('detection over a set of reviews', () => {
  it('counts hits, misses, false alarms and correct rejections from grades', () => {
    const grades = [
      graded(reject('x'), reject('x')),
      graded(reject('x'), accept),
      graded(accept, reject('x')),
      graded(accept, accept),
      graded(accept, accept),
      graded(accept, silent),
    ]
    expect(reviewCounts(grades)).toEqual({ hit: 1, miss: 1, falseAlarm: 1, correctRejection: 2 })
  })

  it('has the plain rates, and d′ and c by the log-linear correction', () => {
    // H = 20.5/26 and F = 10.5/26: z = .801095 and −.243404 (scipy 1.17, norm.ppf).
    const { hitRate, falseAlarmRate, sensitivity, criterion } = detection({
      hit: 20,
      miss: 5,
      falseAlarm: 10,
      correctRejection: 15,
    })
    expect(hitRate).toBe(0.8)
    expect(falseAlarmRate).toBe(0.4)
    expect(sensitivity).toBeCloseTo(1.044499, 6)
    expect(criterion).toBeCloseTo(-0.278845, 6)
  })

  it('stays finite for a faultless reviewer, is 0 for one who rejects everything, and unknown without items of a sort', () => {
    expect(detection({ hit: 10, miss: 0, falseAlarm: 0, correctRejection: 10 }).sensitivity).toBeCloseTo(3.38, 2)
    const everything = detection({ hit: 10, miss: 0, falseAlarm: 10, correctRejection: 0 })
    expect(everything.sensitivity).toBeCloseTo(0, 12)
    expect(everything.criterion).toBeLessThan(-1)
    expect(detection({ hit: 3, miss: 1, falseAlarm: 0, correctRejection: 0 })).toEqual({
      hitRate: 0.75,
      falseAlarmRate: null,
      sensitivity: null,
      criterion: null,
    })
  })
})

describe('the inverse normal', () => {
  // scipy 1.17: norm.ppf.
  it.each([
    [0.5, 0],
    [0.84, 0.994457883209753],
    [0.9, 1.2815515655446004],
    [0.999, 3.090232306167813],
    [0.01, -2.3263478740408408],
    [1e-6, -4.753424308822899],
  ])('of %d is %d', (p, z) => expect(inverseNormal(p)).toBeCloseTo(z, 7))

  it('is infinite at the ends', () => {
    expect([inverseNormal(0), inverseNormal(1)]).toEqual([-Infinity, Infinity])
  })
})
