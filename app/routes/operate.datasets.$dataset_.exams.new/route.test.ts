import { describe, expect, test } from 'vitest'
import type { Label } from '#app/domain/labels/label.ts'
import { beginAttempt } from '#app/features/attempts/begin-attempt.server.ts'
import { latestAnswers } from '#app/features/attempts/latest-answers.server.ts'
import { saveAnswer } from '#app/features/attempts/save-answer.server.ts'
import { submitAttempt } from '#app/features/attempts/submit-attempt.server.ts'
import { importCoco } from '#app/features/imports/import-coco.server.ts'
import { standingOf } from '#app/features/qualifications/standing.server.ts'
import { db } from '#app/platform/db.server.ts'
import { currentDefinition } from '#app/platform/definitions.server.ts'
import { action as list, loader as listed } from '#app/routes/operate.exams/route.tsx'
import { examForm } from '#tests/support/made.ts'
import { cocoText, picture } from '#tests/support/upload.ts'
import {
  MONDAY,
  createLabeler,
  createOperator,
  createWorld,
  postAs,
  requestAs,
  routeArguments,
} from '#tests/support/world.ts'
import { action, loader } from './route.tsx'

await createWorld()
const operator = await createOperator()
const names = ['0.jpg', '1.jpg', '2.jpg', '3.jpg', '4.jpg', '5.jpg']
const bytes = await picture(200, 100, 'gray')
await importCoco({
  fileName: 'x.json',
  text: cocoText(names),
  dataset: 'street',
  imageOf: async () => bytes,
  startedBy: operator.id,
  now: MONDAY,
})

const post = async (form: FormData, person: { id: string } | null = operator, dataset = 'street') =>
  action(
    routeArguments(await requestAs(person, '/operate/datasets/street/exams/new', { method: 'POST', body: form }), {
      dataset,
    }),
  ) as Promise<Response | { data: { problems: Record<string, string>; preview: unknown }; init: ResponseInit }>
const problemsOf = async (change: Record<string, string | string[]>) => {
  const answer = await post(examForm(change))
  if (answer instanceof Response) throw new Error('it was made')
  expect(answer.init.status).toBe(400)
  return answer.data.problems
}
const preview = async (change: Record<string, string | string[]>) =>
  (await post(examForm({ intent: 'preview', ...change }))) as unknown as {
    preview: { parts: { matching: number; count: number }[]; sittings: number } | null
  }

describe('making an exam of a dataset', () => {
  test('is for operators', async () => {
    const labeler = await createLabeler()
    const open = async (person: { id: string } | null) =>
      loader(routeArguments(await requestAs(person, '/x'), { dataset: 'street' }))
    expect((await open(operator)).choices.classes.map(({ name, pictures }) => [name, pictures])).toEqual([
      ['car', 6],
      ['bus', 3],
    ])
    await expect(open(labeler)).rejects.toMatchObject({ status: 404 })
    await expect(open(null)).rejects.toMatchObject({ status: 302 })
    await expect(post(examForm(), labeler)).rejects.toMatchObject({ status: 404 })
    await expect(post(examForm(), operator, 'nowhere')).rejects.toMatchObject({ init: { status: 404 } })
  })

  test('shows beforehand how many pictures each part has', async () => {
    const two = {
      classes: ['car', 'bus'],
      'parts[1].titleEn': '',
      'parts[1].titleKo': '',
      'parts[1].count': '4',
      'parts[1].source': 'class',
      'parts[1].class': 'bus',
    }
    expect((await preview(two)).preview).toMatchObject({
      parts: [
        { count: 2, matching: 3 },
        { count: 4, matching: 3 },
      ],
      sittings: 0,
    })
    expect(
      (await preview({ 'parts[0].source': 'picked', 'parts[0].picked': '["1.jpg","5.jpg","gone.jpg"]' })).preview,
    ).toMatchObject({
      parts: [{ matching: 2 }],
      sittings: 1,
    })
    expect((await preview({ classes: [] })).preview).toBeNull()
    expect(await db.definition.count()).toBe(0)
  })

  test.each([
    ['classes', { classes: [] }, 'noClass'],
    ['titleKo', { titleKo: ' ' }, 'required'],
    ['slug', { slug: 'Not a slug' }, 'slug'],
    ['iouThreshold', { iouThreshold: '2' }, 'range'],
    ['looseThreshold', { looseThreshold: '0.4' }, 'loose'],
    ['parts[0].count', { 'parts[0].count': '7' }, 'tooFew'],
    ['parts[0].count', { 'parts[0].count': 'many' }, 'number'],
    ['parts[0].picked', { 'parts[0].source': 'picked', 'parts[0].picked': '{"no":"list"}' }, 'picked'],
    ['itemCut', { measure: 'share-of-items' }, 'required'],
    ['cut', { cut: '101' }, 'range'],
    ['validDays', { validDays: '0' }, 'range'],
    ['criteriaKo', { criteriaKo: '' }, 'required'],
    ['qualification', { qualification: 'nothing' }, 'unknown'],
    ['prerequisites', { prerequisites: ['course:nothing'] }, 'unknown'],
  ])('says at %s what is wrong: %j', async (field, change, message) => {
    expect((await problemsOf(change as Record<string, string>))[field]).toContain(message)
    expect(await db.definition.count()).toBe(0)
  })

  test('publishes it with its qualification, once, with audit rows', async () => {
    const first = (await post(examForm())) as Response
    const again = (await post(examForm())) as Response
    expect([first.status, again.status]).toEqual([303, 303])
    expect(await db.definition.findMany({ select: { type: true, slug: true, version: true, origin: true } })).toEqual([
      { type: 'exam', slug: 'photo-cars', version: 1, origin: 'operator' },
      { type: 'qualification', slug: 'photo-cars', version: 1, origin: 'operator' },
    ])
    expect(await db.auditEvent.count({ where: { act: 'definition.published', actorId: operator.id } })).toBe(2)
    expect((await currentDefinition('exam', 'photo-cars'))?.body).toMatchObject({
      taxonomy: { classes: [{ name: 'car', hotkey: '1', title: { en: 'car', ko: '자동차' } }] },
      decision: { rule: 'fixed', cut: 0.75 },
    })
    expect((await problemsOf({ titleEn: 'Another exam' })).slug).toContain('taken')
  })
})

describe('the exam that was made', () => {
  const CAR = { class: 'car', x: 10, y: 10, width: 60, height: 50 }
  const BUS = { class: 'bus', x: 100, y: 20, width: 80, height: 60 }
  const boxes = (...list: object[]) =>
    ({ kind: 'boxes', boxes: list.map((box, index) => ({ id: `b${index}`, ...box })) }) as Label

  async function sit(label: Label) {
    const { id: userId } = await createLabeler()
    const begun = await beginAttempt({ userId, exam: 'photo-cars', now: MONDAY })
    if (begun.outcome !== 'begun') throw new Error(begun.outcome)
    const saved = []
    for (const { position } of latestAnswers(begun.attempt))
      saved.push(
        (await saveAnswer(userId, begun.attempt, { position, client: 'test-browser', seq: 1, label }, MONDAY)).outcome,
      )
    await submitAttempt(userId, begun.attempt, MONDAY)
    return { userId, saved, attempt: await db.attempt.findUniqueOrThrow({ where: { id: begun.attempt } }) }
  }

  test('grades only the chosen class: the buses in the pictures do not count', async () => {
    const { attempt, userId } = await sit(boxes(CAR))
    expect(attempt).toMatchObject({ outcome: 'passed', score: 1 })
    expect(standingOf(userId, MONDAY)).toMatchObject([{ qualification: 'photo-cars', state: 'valid' }])
  })

  test('refuses answers with a class that was not chosen', async () => {
    expect((await sit(boxes(CAR, BUS))).saved).toEqual(['invalid', 'invalid'])
  })

  test('is failed by wrong boxes', async () => {
    const { attempt, userId } = await sit(boxes({ ...CAR, x: 120 }))
    expect(attempt).toMatchObject({ outcome: 'failed', score: 0 })
    expect(standingOf(userId, MONDAY)).toEqual([])
  })

  test('is listed with its pass rate, and can be withdrawn and offered again', async () => {
    const show = async () => (await listed(routeArguments(await requestAs(operator, '/operate/exams')))).definitions[0]
    expect(await show()).toMatchObject({
      slug: 'photo-cars',
      uses: 3,
      passRate: 1 / 3,
      dataset: 'street',
      withdrawn: false,
    })
    const act = async (intent: string) =>
      list(routeArguments(await postAs(operator, '/operate/exams', { intent, slug: 'photo-cars' })))
    await act('withdraw')
    await act('withdraw')
    expect(await currentDefinition('exam', 'photo-cars')).toBeNull()
    const { id: userId } = await createLabeler()
    expect(await beginAttempt({ userId, exam: 'photo-cars', now: MONDAY })).toEqual({ outcome: 'unknown' })
    await act('offer')
    expect(await show()).toMatchObject({ version: 2, withdrawn: false })
    expect(await db.auditEvent.count({ where: { act: 'definition.withdrawn', actorId: operator.id } })).toBe(1)
  })
})
