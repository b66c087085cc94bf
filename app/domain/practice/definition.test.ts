import { describe, expect, it } from 'vitest'
import { examDefinitionSchema, itemCount, stratumOf } from '#app/domain/exams/definition.ts'
import { problemsOf } from '#app/domain/labels/problems.ts'
import { projectDefinitionSchema } from '#app/domain/projects/definition.ts'
import { qualificationDefinitionSchema } from '#app/domain/qualifications/definition.ts'
import { practiceDefinitionSchema } from './definition.ts'
import { lessonReference } from './lesson-reference.ts'

const text = { en: 'Street', ko: '거리' }
const task = {
  slug: 'street-boxes',
  title: text,
  summary: text,
  kind: 'boxes',
  taxonomy: { classes: [{ name: 'car', hotkey: '1', title: text }] },
  rubric: { kind: 'boxes' },
}
const practice = { ...task, pool: { source: 'scenes', scene: { light: 'day' } } }
const exam = {
  ...task,
  blueprint: [{ stratum: 'day', title: text, count: 4, scene: { light: 'day' } }],
  timeLimitMinutes: 30,
  attempts: 3,
  retryDelayHours: 24,
  prerequisites: [{ course: 'boxes-on-the-street' }],
  decision: { rule: 'fixed', measure: 'mean-score', cut: 0.8 },
  grants: { qualification: 'street-boxes', level: 1 },
}
const project = {
  ...task,
  guideline: text,
  client: 'City of Seoul',
  tier: 'qualified',
  pool: { source: 'scenes', scene: {}, tasks: 50 },
  pay: { amountMinor: 120, currency: 'KRW' },
  requirement: { holds: 'street-boxes' },
  leaseMinutes: 30,
}
const qualification = {
  slug: 'street-boxes',
  title: text,
  summary: text,
  criteria: text,
  validDays: 365,
  levels: [{ level: 1, title: text }],
  exam: 'street-boxes',
}

type Schema = { safeParse(value: unknown): { success: boolean; error?: Parameters<typeof problemsOf>[0] } }
function places(schema: Schema, value: unknown): string[] {
  const { error } = schema.safeParse(value)
  return error ? problemsOf(error).map(({ where }) => where) : []
}

describe('definitions', () => {
  it.each([
    ['practice', practiceDefinitionSchema, practice],
    ['exam', examDefinitionSchema, exam],
    ['project', projectDefinitionSchema, project],
    ['qualification', qualificationDefinitionSchema, qualification],
  ])('of a %s are accepted as written, and strict', (_, schema, value) => {
    expect(places(schema, value)).toEqual([])
    expect(places(schema, { ...value, typo: 1 })).toEqual(['(root)'])
    expect(places(schema, { ...value, slug: 'Not a slug' })).toEqual(['slug'])
    expect(places(schema, { ...value, title: { en: 'only English' } })).toEqual(['title.ko'])
  })

  it('are the same when parsed again, so that they can be stored parsed', () => {
    const parsed = examDefinitionSchema.parse(exam)
    expect(examDefinitionSchema.parse(parsed)).toEqual(parsed)
    expect(parsed.rubric).toMatchObject({ iouThreshold: 0.5, looseThreshold: 0.8 })
    expect(projectDefinitionSchema.parse(project).honeypots).toMatchObject({ share: 0.25, window: 10 })
  })
})

describe('a practice set', () => {
  it('is graded by a rubric of its own kind', () => {
    expect(places(practiceDefinitionSchema, { ...practice, rubric: { kind: 'classification' } })).toEqual([
      'rubric.kind',
    ])
  })

  it('asks a question when it is a classification', () => {
    const classify = {
      ...practice,
      kind: 'classification',
      taxonomy: { classes: [{ name: 'day' }, { name: 'dusk' }] },
      rubric: { kind: 'classification' },
    }
    expect(places(practiceDefinitionSchema, classify)).toEqual(['question'])
    expect(places(practiceDefinitionSchema, { ...classify, question: text })).toEqual([])
  })

  it('teaches findings, hints and its own classes, nothing else', () => {
    const teaches = { loose: 'boxes/tight#tight-boxes', 'too-big': 'boxes/tight', car: 'boxes/cars#cars' }
    expect(places(practiceDefinitionSchema, { ...practice, teaches })).toEqual([])
    expect(places(practiceDefinitionSchema, { ...practice, teaches: { ...teaches, lose: 'a/b#c' } })).toEqual([
      'teaches.lose',
    ])
    expect(places(practiceDefinitionSchema, { ...practice, teaches: { loose: 'https://x' } })).toEqual([
      'teaches.loose',
    ])
  })

  it('refers to lessons by course, lesson and anchor', () => {
    expect(lessonReference('boxes/tight#tight-boxes')).toEqual({
      course: 'boxes',
      lesson: 'tight',
      anchor: 'tight-boxes',
    })
    expect(lessonReference('boxes/tight').anchor).toBeNull()
  })
})

describe('an exam', () => {
  const stratum = exam.blueprint[0]!

  it.each([
    ['strata must have different names', { blueprint: [stratum, stratum] }, ['blueprint[1].stratum']],
    ['a stratum has a scene', { blueprint: [{ ...stratum, scene: undefined }] }, ['blueprint[0].scene']],
    ['items need a dataset', { blueprint: [{ ...stratum, count: 1, items: ['a.jpg'] }] }, ['blueprint[0].items']],
    ['a dataset has no scenes', { dataset: 'coco' }, ['blueprint[0].scene']],
    ['a cut above 1 is impossible', { decision: { ...exam.decision, cut: 80 } }, ['decision.cut']],
    [
      'share-of-items needs an itemCut',
      { decision: { ...exam.decision, measure: 'share-of-items' } },
      ['decision.itemCut'],
    ],
    ['mean-score has no itemCut', { decision: { ...exam.decision, itemCut: 0.8 } }, ['decision.itemCut']],
    ['at least one attempt', { attempts: 0 }, ['attempts']],
    ['time must pass', { timeLimitMinutes: 0 }, ['timeLimitMinutes']],
    ['levels start at 1', { grants: { qualification: 'street-boxes', level: 0 } }, ['grants.level']],
    [
      'a prerequisite names a course or a qualification',
      { prerequisites: [{ course: 'A B' }] },
      ['prerequisites[0].course'],
    ],
    [
      'at most 200 items',
      {
        blueprint: [
          { ...stratum, count: 150 },
          { ...stratum, stratum: 'b', count: 51 },
        ],
      },
      ['blueprint'],
    ],
  ])('rule: %s', (_, change, expected) => {
    expect(places(examDefinitionSchema, { ...exam, ...change })).toEqual(expected)
  })

  it('on a dataset lists enough items, each in one stratum', () => {
    const onPhotos = (blueprint: unknown) => places(examDefinitionSchema, { ...exam, dataset: 'coco', blueprint })
    const day = { stratum: 'day', title: text, count: 1, items: ['a.jpg', 'b.jpg'] }
    const rest = { stratum: 'rest', title: text, count: 1 }
    expect(onPhotos([day, rest])).toEqual([])
    expect(onPhotos([{ ...day, count: 3 }])).toEqual(['blueprint[0].items'])
    expect(onPhotos([day, { ...rest, items: ['b.jpg'] }])).toEqual(['blueprint[1].items'])
  })

  it('puts an item into the stratum that lists it, else into the one that lists none', () => {
    const strata = [{ stratum: 'rest' }, { stratum: 'day', items: ['a.jpg'] }]
    expect([stratumOf(strata, 'a.jpg'), stratumOf(strata, 'z.jpg'), stratumOf([strata[1]!], 'z.jpg')]).toEqual([
      'day',
      'rest',
      null,
    ])
    const rest = { stratum: 'rest', title: text, count: 1 }
    const twice = [rest, { ...rest, stratum: 'others' }]
    expect(places(examDefinitionSchema, { ...exam, dataset: 'coco', blueprint: twice })).toEqual(['blueprint[1].items'])
  })

  it('knows how many items it has', () => {
    expect(itemCount(examDefinitionSchema.parse(exam))).toBe(4)
  })
})

describe('a qualification', () => {
  it('has levels in ascending order', () => {
    const levels = [
      { level: 2, title: text },
      { level: 1, title: text },
    ]
    expect(places(qualificationDefinitionSchema, { ...qualification, levels })).toEqual(['levels[1].level'])
  })

  it('may last for ever, but not for zero days', () => {
    expect(places(qualificationDefinitionSchema, { ...qualification, validDays: null })).toEqual([])
    expect(places(qualificationDefinitionSchema, { ...qualification, validDays: 0 })).toEqual(['validDays'])
  })
})

describe('a project', () => {
  it('pays whole minor units of a known currency', () => {
    expect(places(projectDefinitionSchema, { ...project, pay: { amountMinor: 1.5, currency: 'KRW' } })).toEqual([
      'pay.amountMinor',
    ])
    expect(places(projectDefinitionSchema, { ...project, pay: { amountMinor: 1, currency: 'XXX' } })).toEqual([
      'pay.currency',
    ])
    expect(places(projectDefinitionSchema, { ...project, pay: null })).toEqual([])
  })

  it('needs a requirement unless it is open to all', () => {
    expect(places(projectDefinitionSchema, { ...project, requirement: null })).toEqual(['requirement'])
    expect(places(projectDefinitionSchema, { ...project, requirement: null, tier: 'open' })).toEqual([])
  })

  it('refuses a honeypot rule that could never act', () => {
    expect(places(projectDefinitionSchema, { ...project, honeypots: { window: 2, minimum: 3 } })).toEqual([
      'honeypots.minimum',
    ])
  })

  it('accepts a requirement tree and says where one is wrong', () => {
    const requirement = {
      all: [
        { holds: 'street-boxes' },
        { not: { any: [{ lacks: 'x' }, { levelAtLeast: { qualification: 'y', level: 2 } }] } },
      ],
    }
    expect(places(projectDefinitionSchema, { ...project, requirement })).toEqual([])
    expect(places(projectDefinitionSchema, { ...project, requirement: { all: [{ holds: 'No Slug' }] } })).toEqual([
      'requirement.all[0].holds',
    ])
    expect(places(projectDefinitionSchema, { ...project, requirement: { all: [] } })).toEqual(['requirement.all'])
  })

  it('refuses a requirement nested deep enough to exhaust the stack', () => {
    let requirement: unknown = { holds: 'street-boxes' }
    for (let depth = 0; depth < 50_000; depth++) requirement = { not: requirement }
    expect(places(projectDefinitionSchema, { ...project, requirement })).toEqual(['requirement'])
  })
})
