import { describe, expect, it } from 'vitest'
import { FINDING_TYPES, type Finding } from './finding.ts'
import { studyAdvice } from './study.ts'
import { addCounters, classScores, NO_COUNTS, skillOf, summarise } from './summary.ts'

const findings: Finding[] = [
  { type: 'match', class: 'car' },
  { type: 'loose', class: 'car', hint: 'too-big' },
  { type: 'loose', class: 'bus', hint: 'too-big' },
  { type: 'loose', class: 'bus', hint: 'shifted' },
  { type: 'missing', class: '__proto__' },
  { type: 'wrong-class', class: 'truck', goldClass: 'bus' },
]
const grades = [{ findings: findings.slice(0, 3) }, { findings: findings.slice(3) }]

describe('a summary of grades', () => {
  it('counts by type, by hint and by the class the object really has', () => {
    const summary = summarise(grades)
    const none = Object.fromEntries(FINDING_TYPES.map((type) => [type, 0]))
    expect(summary.byType).toEqual({ ...none, match: 1, loose: 3, missing: 1, 'wrong-class': 1 })
    expect(summary.byHint).toEqual({ 'too-big': 2, 'too-small': 0, shifted: 1, duplicate: 0 })
    expect(summary.byClass).toEqual([
      { class: '__proto__', counters: { ...NO_COUNTS, missing: 1 } },
      { class: 'bus', counters: { ...NO_COUNTS, loose: 2, wrongClass: 1 } },
      { class: 'car', counters: { ...NO_COUNTS, matched: 1, loose: 1 } },
    ])
  })

  it('gives each class its precision, recall and F1', () => {
    const scores = new Map(classScores(grades).map((score) => [score.class, score]))
    expect(scores.get('bus')).toMatchObject({ precision: 1, recall: 2 / 3, support: 3, f1: 0.8 })
    expect(scores.get('truck')).toMatchObject({ precision: 0, recall: 0, support: 0, f1: 0 })
  })
})

describe('skill in a class', () => {
  it('is unknown before the first answer and the share of found objects after', () => {
    expect(skillOf(NO_COUNTS)).toBeNull()
    const counters = addCounters({ ...NO_COUNTS, matched: 2, missing: 1 }, { ...NO_COUNTS, loose: 1 })
    expect(skillOf(counters)).toBe(0.75)
  })
})

describe('what to study next', () => {
  it('is the section for the most frequent mistake, each section once', () => {
    const teaches = {
      loose: 'boxes/tight#tight',
      'too-big': 'boxes/tight#tight',
      missing: 'boxes/small#small',
      extra: 'a/b#c',
    }
    expect(studyAdvice(summarise(grades), teaches)).toEqual([
      { key: 'loose', count: 3, lesson: 'boxes/tight#tight' },
      { key: 'missing', count: 1, lesson: 'boxes/small#small' },
    ])
    expect(studyAdvice(summarise(grades), teaches, 1)).toHaveLength(1)
  })

  it('is nothing when nothing went wrong, or nobody teaches it', () => {
    expect(
      studyAdvice(summarise([{ findings: [{ type: 'match', class: 'car' }] }]), { match: 'a/b', car: 'a/b' }),
    ).toEqual([])
    expect(studyAdvice(summarise(grades), {})).toEqual([])
  })

  it('prefers the more specific advice on equal counts', () => {
    const one = summarise([{ findings: [{ type: 'loose', class: 'car', hint: 'shifted' }] }])
    const teaches = { car: 'a/car', loose: 'a/loose', shifted: 'a/shifted' }
    expect(studyAdvice(one, teaches).map(({ key }) => key)).toEqual(['shifted', 'loose', 'car'])
  })
})
