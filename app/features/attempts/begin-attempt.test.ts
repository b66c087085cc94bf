import { describe, expect, it } from 'vitest'
import { completedCourses } from '#app/features/exams/completed-courses.server.ts'
import { suspendGrant } from '#app/features/qualifications/suspend-grant.server.ts'
import { db, transaction } from '#app/platform/db.server.ts'
import { lessonIndex } from '#app/platform/content.server.ts'
import { RIGHT, WRONG, createExam } from '#tests/support/exams.ts'
import { MONDAY, createLabeler, createOperator, createWorld } from '#tests/support/world.ts'
import { beginAttempt } from './begin-attempt.server.ts'
import { saveAnswer } from './save-answer.server.ts'
import { submitAttempt } from './submit-attempt.server.ts'

await createWorld()
const HOUR = 3_600_000
const after = (hours: number) => new Date(MONDAY.getTime() + hours * HOUR)

async function begin(userId: string, exam: string, now = MONDAY) {
  const begun = await beginAttempt({ userId, exam, now })
  if (begun.outcome !== 'begun') throw new Error(JSON.stringify(begun))
  return begun.attempt
}

async function sit(userId: string, exam: string, label: object, now = MONDAY) {
  const attempt = await begin(userId, exam, now)
  for (const position of [0, 1]) {
    const saved = await saveAnswer(userId, attempt, { position, client: 'tab-one-1', seq: 1, label }, now)
    expect(saved.outcome).toBe('saved')
  }
  await submitAttempt(userId, attempt, now)
  return attempt
}

describe('beginning an exam', () => {
  it('writes the draw, its versions, its deadline and every exposure together', async () => {
    const { slug, items } = await createExam({ slug: 'whole' })
    const ana = await createLabeler({ name: 'Ana' })
    const id = await begin(ana.id, slug)
    const attempt = await db.attempt.findUniqueOrThrow({ where: { id }, include: { items: true, definition: true } })
    expect(attempt).toMatchObject({ number: 1, state: 'open', startedAt: MONDAY, extraTimeFactor: 1 })
    expect(attempt.deadlineAt).toEqual(new Date(MONDAY.getTime() + 20 * 60_000))
    expect(attempt.definition.slug).toBe(slug)
    expect(attempt.items.map(({ position }) => position).sort()).toEqual([0, 1])
    for (const item of attempt.items) {
      expect(items).toContain(item.itemId)
      expect(item).toMatchObject({ goldVersion: 1, stratum: 'all', rubricVersion: expect.stringContaining('boxes;') })
    }
    const served = await db.exposure.findMany({ where: { userId: ana.id } })
    expect(served.map(({ itemId }) => itemId).sort()).toEqual(attempt.items.map(({ itemId }) => itemId).sort())
    expect(served[0]).toMatchObject({ kind: 'served', context: 'exam', goldVersion: 1, at: MONDAY })
  })

  it('begins once, however often and however fast the button is pressed', async () => {
    const { slug } = await createExam({ slug: 'double' })
    const { id } = await createLabeler()
    const begun = await Promise.all(
      Array.from({ length: 6 }, () => beginAttempt({ userId: id, exam: slug, now: MONDAY })),
    )
    const attempts = new Set(begun.map((one) => ('attempt' in one ? one.attempt : one.outcome)))
    expect(attempts.size).toBe(1)
    expect(begun.filter(({ outcome }) => outcome === 'begun')).toHaveLength(1)
    expect(await db.attempt.count({ where: { userId: id } })).toBe(1)
    expect(await db.exposure.count({ where: { userId: id } })).toBe(2)
  })

  it('gives people who need longer their extra time', async () => {
    const { slug } = await createExam({ slug: 'longer' })
    const { id } = await createLabeler()
    await transaction((tx) => tx.user.update({ where: { id }, data: { extraTimeFactor: 1.5 } }))
    const attempt = await db.attempt.findUniqueOrThrow({ where: { id: await begin(id, slug) } })
    expect(attempt.extraTimeFactor).toBe(1.5)
    expect(attempt.deadlineAt).toEqual(new Date(MONDAY.getTime() + 30 * 60_000))
  })

  it('never gives an item twice to one person, and says when nothing unseen is left', async () => {
    const { slug } = await createExam({ slug: 'scarce', pool: 5, retryDelayHours: 0 })
    const { id } = await createLabeler()
    await sit(id, slug, WRONG)
    await sit(id, slug, WRONG, after(1))
    const items = await db.attemptItem.findMany({ where: { attempt: { userId: id } } })
    expect(new Set(items.map(({ itemId }) => itemId)).size).toBe(4)
    expect(await beginAttempt({ userId: id, exam: slug, now: after(2) })).toEqual({ outcome: 'exhausted' })
    expect(await db.attempt.count({ where: { userId: id } })).toBe(2)
  })

  it('gives the least served items first', async () => {
    const { slug } = await createExam({ slug: 'least', pool: 4 })
    const [ben, cho] = [await createLabeler(), await createLabeler()]
    await begin(ben.id, slug)
    await begin(cho.id, slug)
    const items = await db.attemptItem.findMany({ where: { attempt: { exam: slug } } })
    expect(new Set(items.map(({ itemId }) => itemId)).size).toBe(4)
  })

  it('enforces the retry delay to the millisecond and the number of attempts', async () => {
    const { slug } = await createExam({ slug: 'limits', pool: 12, attempts: 2, retryDelayHours: 24 })
    const { id } = await createLabeler()
    await sit(id, slug, WRONG)
    const early = await beginAttempt({ userId: id, exam: slug, now: new Date(after(24).getTime() - 1) })
    expect(early).toEqual({ outcome: 'refused', why: { outcome: 'too-early', retryAt: after(24), attemptsLeft: 1 } })
    await sit(id, slug, WRONG, after(24))
    const late = await beginAttempt({ userId: id, exam: slug, now: after(500) })
    expect(late).toEqual({ outcome: 'refused', why: { outcome: 'no-attempts-left', attempts: 2 } })
  })

  it('asks for the courses before it', async () => {
    const { slug } = await createExam({ slug: 'taught', prerequisites: [{ course: 'what-labelers-do' }] })
    const { id } = await createLabeler()
    expect(await beginAttempt({ userId: id, exam: slug, now: MONDAY })).toEqual({
      outcome: 'refused',
      why: { outcome: 'missing-prerequisites', missing: [{ course: 'what-labelers-do' }] },
    })
    const lessons = lessonIndex().course('what-labelers-do')!.lessons
    for (const [index, { name: lesson }] of lessons.entries()) {
      expect(completedCourses(id).size, `after ${index} lessons`).toBe(0)
      const data = { userId: id, course: 'what-labelers-do', lesson, version: 'v', completedAt: MONDAY }
      await transaction((tx) => tx.lessonCompletion.create({ data }))
    }
    expect((await beginAttempt({ userId: id, exam: slug, now: MONDAY })).outcome).toBe('begun')
  })

  it('is closed to who holds what it grants, and to whom an operator suspended', async () => {
    const { slug } = await createExam({ slug: 'held', pool: 12 })
    const [{ id }, operator] = [await createLabeler(), await createOperator()]
    await sit(id, slug, RIGHT)
    const again = () => beginAttempt({ userId: id, exam: slug, now: after(48) })
    expect(await again()).toEqual({ outcome: 'refused', why: { outcome: 'already-qualified' } })
    const grant = await db.grant.findFirstOrThrow({ where: { userId: id } })
    await suspendGrant({ grantId: grant.id, operatorId: operator.id, reason: 'Answers were copied.', now: after(47) })
    expect(await again()).toEqual({
      outcome: 'refused',
      why: { outcome: 'suspended', reason: 'Answers were copied.' },
    })
  })

  it('may be sat again after the academy itself suspended, and passing gives a grant that counts', async () => {
    const { slug } = await createExam({ slug: 'retrain', pool: 12 })
    const { id } = await createLabeler()
    await sit(id, slug, RIGHT)
    const grant = await db.grant.findFirstOrThrow({ where: { userId: id } })
    await suspendGrant({ grantId: grant.id, operatorId: null, reason: 'Hidden gold tasks went wrong.', now: after(2) })
    await sit(id, slug, RIGHT, after(3))
    expect(await db.grant.count({ where: { userId: id } })).toBe(2)
  })

  it('knows no exam of another name', async () => {
    const { id } = await createLabeler()
    expect(await beginAttempt({ userId: id, exam: 'nowhere', now: MONDAY })).toEqual({ outcome: 'unknown' })
  })
})
