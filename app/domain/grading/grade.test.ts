import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gradeSchema } from './finding.ts'
import { grade, graderVersion, unansweredGrade } from './grade.ts'
import { parseRubric, rubricVersion } from './rubric.ts'

const rubric = parseRubric({ kind: 'classification' })
const many = parseRubric({ kind: 'classification', multiple: true, metric: 'f1' })
const choose = (...classes: string[]) => ({ kind: 'classification' as const, classes })

describe('a single-choice grade', () => {
  const task = { kind: 'classification' as const, rubric }

  it('is right or wrong', () => {
    expect(grade(task, choose('dusk'), choose('dusk'))).toMatchObject({
      score: 1,
      findings: [{ type: 'match', class: 'dusk' }],
    })
    expect(grade(task, choose('dusk'), choose('rain'))).toMatchObject({
      score: 0,
      findings: [{ type: 'wrong-class', class: 'rain', goldClass: 'dusk' }],
    })
    expect(grade(task, choose('dusk'), choose())).toMatchObject({
      score: 0,
      findings: [{ type: 'missing', class: 'dusk' }],
    })
  })
})

describe('a multiple-choice grade', () => {
  const task = { kind: 'classification' as const, rubric: many }

  it('gives partial credit, and lists what is missing and extra', () => {
    const result = grade(task, choose('a', 'b'), choose('b', 'c'))
    expect(result.score).toBe(0.5)
    expect(result.findings).toEqual([
      { type: 'missing', class: 'a', goldIndex: 0 },
      { type: 'match', class: 'b', answerIndex: 0, goldIndex: 1 },
      { type: 'extra', class: 'c', answerIndex: 1 },
    ])
  })

  it('is 1 exactly when the sets are equal, in any order, empty ones too', () => {
    const classes = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'))
    fc.assert(
      fc.property(classes, classes, (gold, answer) => {
        const equal = gold.length === answer.length && gold.every((name) => answer.includes(name))
        const result = grade(task, choose(...gold), choose(...answer))
        expect(result.score === 1).toBe(equal)
        expect(grade(task, choose(...answer), choose(...gold)).score).toBe(result.score)
        expect(gradeSchema.safeParse(result).success).toBe(true)
      }),
    )
  })
})

describe('the grader', () => {
  it('signs every grade with its version', () => {
    expect(grade({ kind: 'classification', rubric }, choose('a'), choose('a')).graderVersion).toBe(graderVersion)
  })

  it('refuses to grade things that do not belong together', () => {
    expect(() => grade({ kind: 'boxes', rubric }, choose('a'), choose('a'))).toThrow(/the task is boxes/)
    expect(() => grade({ kind: 'classification', rubric }, choose('a'), { kind: 'boxes', boxes: [] })).toThrow()
  })

  it('gives silence nothing, even where an empty answer would be right', () => {
    const task = { kind: 'boxes' as const, rubric: parseRubric({ kind: 'boxes' }) }
    const box = { id: 'a', class: 'car', x: 0, y: 0, width: 9, height: 9 }
    expect(grade(task, { kind: 'boxes', boxes: [] }, { kind: 'boxes', boxes: [] }).score).toBe(1)
    expect(unansweredGrade(task, { kind: 'boxes', boxes: [] }).score).toBe(0)
    expect(unansweredGrade(task, { kind: 'boxes', boxes: [box, { ...box, id: 'b', ignore: true }] }).findings).toEqual([
      { type: 'missing', class: 'car', goldIndex: 0 },
    ])
    expect(unansweredGrade({ kind: 'classification', rubric }, choose('a')).findings).toHaveLength(1)
  })
})

describe('a rubric', () => {
  it('takes defaults and refuses thresholds that make no sense', () => {
    expect(parseRubric({ kind: 'boxes' })).toEqual({
      kind: 'boxes',
      metric: 'f1',
      iouThreshold: 0.5,
      looseThreshold: 0.8,
      ignoreOverlap: 0.5,
      minVisibility: 0,
    })
    expect(() => parseRubric({ kind: 'boxes', iouThreshold: 0.9 })).toThrow(/looseThreshold/)
    expect(() => parseRubric({ kind: 'boxes', iouThreshold: 50 })).toThrow(/0.95/)
    expect(() => parseRubric({ kind: 'cuboids' })).toThrow()
  })

  it('has a version that is equal exactly when it grades alike', () => {
    expect(rubricVersion(parseRubric({ metric: 'f1', kind: 'boxes' }))).toBe(
      rubricVersion(parseRubric({ kind: 'boxes' })),
    )
    expect(rubricVersion(parseRubric({ kind: 'boxes', metric: 'accuracy' }))).toBe(
      'boxes;ignoreOverlap=0.5;iouThreshold=0.5;looseThreshold=0.8;metric=accuracy;minVisibility=0',
    )
  })
})
