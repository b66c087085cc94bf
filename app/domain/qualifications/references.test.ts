import { describe, expect, it } from 'vitest'
import { examDefinitionSchema } from '#app/domain/exams/definition.ts'
import { practiceDefinitionSchema } from '#app/domain/practice/definition.ts'
import { projectDefinitionSchema } from '#app/domain/projects/definition.ts'
import { qualificationDefinitionSchema } from './definition.ts'
import { referenceProblems, type Definitions } from './references.ts'

const text = { en: 'Boxes', ko: '박스' }
const task = {
  slug: 'boxes',
  title: text,
  summary: text,
  kind: 'boxes',
  taxonomy: { classes: [{ name: 'car' }] },
  rubric: { kind: 'boxes' },
}
const photos = { source: 'dataset', dataset: 'photos' }

function definitions(
  change: { practice?: object; exam?: object; qualification?: object; project?: object } = {},
): Definitions {
  const exam = {
    ...task,
    dataset: 'photos',
    blueprint: [{ stratum: 'all', title: text, count: 1 }],
    timeLimitMinutes: 1,
    attempts: 1,
    retryDelayHours: 0,
    prerequisites: [{ course: 'boxes' }, { qualification: 'boxes' }],
    decision: { rule: 'fixed', measure: 'mean-score', cut: 0.8 },
    grants: { qualification: 'boxes', level: 1 },
    teaches: { loose: 'boxes/tight#edges' },
  }
  const qualification = {
    slug: 'boxes',
    title: text,
    summary: text,
    criteria: text,
    validDays: null,
    levels: [{ level: 1, title: text }],
    exam: 'boxes',
    course: 'boxes',
  }
  const project = {
    ...task,
    guideline: text,
    client: 'City',
    tier: 'open',
    pool: photos,
    pay: null,
    requirement: { all: [{ holds: 'boxes' }, { not: { levelAtLeast: { qualification: 'boxes', level: 1 } } }] },
    leaseMinutes: 1,
  }
  return {
    courses: new Map([['boxes', ['tight']]]),
    datasets: new Set(['photos']),
    practice: [practiceDefinitionSchema.parse({ ...task, course: 'boxes', pool: photos, ...change.practice })],
    exams: [examDefinitionSchema.parse({ ...exam, ...change.exam })],
    qualifications: [qualificationDefinitionSchema.parse({ ...qualification, ...change.qualification })],
    projects: [projectDefinitionSchema.parse({ ...project, ...change.project })],
  }
}

describe('references between definitions', () => {
  it('are fine when everything they name exists', () => {
    expect(referenceProblems(definitions())).toEqual([])
  })

  it.each([
    [{ practice: { course: 'gone' } }, 'practice/boxes: course', 'there is no course "gone"'],
    [
      { practice: { pool: { ...photos, dataset: 'gone' } } },
      'practice/boxes: pool.dataset',
      'there is no dataset "gone"',
    ],
    [
      { practice: { teaches: { loose: 'boxes/gone#edges' } } },
      'practice/boxes: teaches.loose',
      'there is no lesson "boxes/gone"',
    ],
    [{ exam: { dataset: 'gone' } }, 'exams/boxes: dataset', 'there is no dataset "gone"'],
    [{ exam: { prerequisites: [{ course: 'gone' }] } }, 'exams/boxes: prerequisites[0]', 'there is no course "gone"'],
    [
      { exam: { prerequisites: [{ qualification: 'gone' }] } },
      'exams/boxes: prerequisites[0]',
      'there is no qualification "gone"',
    ],
    [{ exam: { grants: { qualification: 'boxes', level: 2 } } }, 'exams/boxes: grants.level', '"boxes" has no level 2'],
    [{ qualification: { exam: 'gone' } }, 'qualifications/boxes: exam', 'there is no exam "gone"'],
    [
      { project: { requirement: { any: [{ lacks: 'gone' }] } } },
      'projects/boxes: requirement',
      'there is no qualification "gone"',
    ],
    [
      { project: { requirement: { levelAtLeast: { qualification: 'boxes', level: 3 } } } },
      'projects/boxes: requirement',
      '"boxes" has no level 3',
    ],
  ])('%j is found', (change, where, message) => {
    expect(referenceProblems(definitions(change))).toEqual([{ where, message }])
  })

  it('must come back: an exam grants the qualification that names it', () => {
    const problems = referenceProblems(definitions({ exam: { grants: { qualification: 'other', level: 1 } } }))
    expect(problems).toEqual([
      { where: 'exams/boxes: grants.qualification', message: 'there is no qualification "other"' },
      { where: 'qualifications/boxes: exam', message: 'exam "boxes" grants another qualification' },
    ])
  })
})
