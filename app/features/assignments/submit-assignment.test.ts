import { describe, expect, it } from 'vitest'
import type { Label } from '#app/domain/labels/label.ts'
import { earnedBy } from '#app/features/ledger/load-earnings.server.ts'
import { takeTask } from '#app/features/projects/take-task.server.ts'
import { db, transaction } from '#app/platform/db.server.ts'
import { publishDefinition } from '#app/platform/definitions.server.ts'
import { MONDAY, createLabeler, createWorld } from '#tests/support/world.ts'
import { RIGHT, WRONG, createGrant, createProject, minutesAfter, paidProject } from '#tests/support/work.ts'
import { loadAssignment } from './load-assignment.server.ts'
import { submitAssignment } from './submit-assignment.server.ts'

await createWorld()

/** A project whose first tasks are honeypots, and somebody who may work in it. */
const ALWAYS = { share: 1, acceptScore: 0.7, window: 4, minimum: 2, floor: 0.6 }

async function worker() {
  const labeler = await createLabeler()
  await createGrant(labeler.id)
  return labeler.id
}
async function take(userId: string, project: string, now = MONDAY) {
  const result = await takeTask(userId, project, now)
  if (!('assignmentId' in result)) throw new Error(`expected a task, got ${result.outcome}`)
  return result.assignmentId
}
const submit = (assignmentId: string, userId: string, label: unknown = RIGHT, now = minutesAfter(5)) =>
  submitAssignment({ assignmentId, userId, label }, now)
const entries = (assignmentId: string) => db.ledgerEntry.findMany({ where: { assignmentId } })

describe('an ordinary task', () => {
  it('is accepted, paid once, and needs one answer less', async () => {
    await createProject(paidProject({ slug: 'plain' }), { ordinary: 1, needed: 2 })
    const userId = await worker()
    const id = await take(userId, 'plain')
    expect(await submit(id, userId)).toEqual({ outcome: 'accepted' })
    expect(await entries(id)).toMatchObject([
      { userId, reason: 'task-accepted', amountMinor: 700, currency: 'KRW', at: minutesAfter(5) },
    ])
    expect(await db.task.findFirst({ where: { project: 'plain' } })).toMatchObject({ needed: 1 })
    expect(await db.assignment.findUnique({ where: { id } })).toMatchObject({
      label: RIGHT,
      score: null,
      findings: null,
    })
  })

  it('keeps how long it was in sight with the first answer, and null where nobody measured', async () => {
    await createProject(paidProject({ slug: 'timed' }), { ordinary: 2 })
    const userId = await worker()
    const id = await take(userId, 'timed')
    for (const visibleMs of [42_000, 99_000])
      await submitAssignment({ assignmentId: id, userId, label: RIGHT, visibleMs }, minutesAfter(5))
    expect(await db.assignment.findUnique({ where: { id } })).toMatchObject({ visibleMs: 42_000 })
    const other = await take(userId, 'timed', minutesAfter(6))
    await submit(other, userId, RIGHT, minutesAfter(7))
    expect(await db.assignment.findUnique({ where: { id: other } })).toMatchObject({ visibleMs: null })
  })

  it('pays nothing where nothing is paid', async () => {
    await createProject(paidProject({ slug: 'unpaid', pay: null, tier: 'open', requirement: null }), { ordinary: 1 })
    const userId = (await createLabeler()).id
    const id = await take(userId, 'unpaid')
    expect(await submit(id, userId)).toEqual({ outcome: 'accepted' })
    expect(await entries(id)).toEqual([])
  })

  it('handed in twice is paid once, and says the same', async () => {
    await createProject(paidProject({ slug: 'double' }), { ordinary: 2 })
    const userId = await worker()
    const id = await take(userId, 'double')
    expect([await submit(id, userId), await submit(id, userId, WRONG, minutesAfter(50))]).toEqual([
      { outcome: 'accepted' },
      { outcome: 'accepted' },
    ])
    expect(await entries(id)).toHaveLength(1)
    expect(await db.assignment.findUnique({ where: { id } })).toMatchObject({ label: RIGHT })
  })

  it('handed in twenty times at once is paid once', async () => {
    await createProject(paidProject({ slug: 'flood' }), { ordinary: 2, needed: 5 })
    const userId = await worker()
    const id = await take(userId, 'flood')
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => submit(id, userId)))
    expect(outcomes).toEqual(Array.from({ length: 20 }, () => ({ outcome: 'accepted' })))
    expect(await entries(id)).toHaveLength(1)
    expect(earnedBy(userId)).toEqual([{ amountMinor: 700, currency: 'KRW', entries: 1 }])
    const { taskId } = await db.assignment.findUniqueOrThrow({ where: { id } })
    expect(await db.task.findUnique({ where: { id: taskId } })).toMatchObject({ needed: 4 })
  })

  it('pays what was promised when it was taken', async () => {
    const project = paidProject({ slug: 'cheaper' })
    await createProject(project, { ordinary: 3 })
    const userId = await worker()
    const id = await take(userId, 'cheaper')
    const pay = { amountMinor: 100, currency: 'KRW' as const }
    await transaction((tx) =>
      publishDefinition(tx, 'project', { ...project, pay }, { origin: 'operator', at: minutesAfter(1) }),
    )
    await submit(id, userId)
    expect(await entries(id)).toMatchObject([{ amountMinor: 700 }])
    const next = await take(userId, 'cheaper', minutesAfter(6))
    await submit(next, userId, RIGHT, minutesAfter(7))
    expect(await entries(next)).toMatchObject([{ amountMinor: 100 }])
  })
})

describe('an answer that cannot be taken', () => {
  it.each<[string, unknown]>([
    ['is no label', null],
    ['is of another kind', { kind: 'classification', classes: ['car'] } satisfies Label],
    [
      'names a class that is not offered',
      { kind: 'boxes', boxes: [{ id: 'a', class: 'boat', x: 1, y: 1, width: 9, height: 9 }] },
    ],
    [
      'lies outside the picture',
      { kind: 'boxes', boxes: [{ id: 'a', class: 'car', x: 900, y: 1, width: 90, height: 9 }] },
    ],
    [
      'has a box without numbers',
      { kind: 'boxes', boxes: [{ id: 'a', class: 'car', x: NaN, y: 1, width: 9, height: 9 }] },
    ],
  ])('because it %s is refused and changes nothing', async (what, label) => {
    const slug = `refused-${what.split(' ').pop()!.replace(/\W/g, '')}`
    await createProject(paidProject({ slug }), { ordinary: 1 })
    const userId = await worker()
    const id = await take(userId, slug)
    expect(await submit(id, userId, label)).toMatchObject({
      outcome: 'invalid',
      problems: [{ where: expect.any(String) }],
    })
    expect(await db.assignment.findUnique({ where: { id } })).toMatchObject({ submittedAt: null, outcome: null })
    expect(await submit(id, userId)).toEqual({ outcome: 'accepted' })
  })

  it('because the lease ran out is refused at that very moment, not before', async () => {
    await createProject(paidProject({ slug: 'late' }), { ordinary: 2 })
    const userId = await worker()
    const id = await take(userId, 'late')
    expect(await submit(id, userId, RIGHT, minutesAfter(30))).toEqual({ outcome: 'expired' })
    expect(await entries(id)).toEqual([])
    expect(await submit(id, userId, RIGHT, new Date(minutesAfter(30).getTime() - 1))).toEqual({ outcome: 'accepted' })
  })

  it("because it is somebody else's does not exist", async () => {
    await createProject(paidProject({ slug: 'foreign' }), { ordinary: 1 })
    const userId = await worker()
    const id = await take(userId, 'foreign')
    const stranger = await worker()
    expect(await submit(id, stranger)).toEqual({ outcome: 'missing' })
    expect(await loadAssignment(id, stranger, { locale: 'en', now: MONDAY })).toBeNull()
  })
})

describe('a honeypot', () => {
  it('answered well is accepted and paid, is not used up, and looks like any other task', async () => {
    await createProject(paidProject({ slug: 'gold', honeypots: ALWAYS }), { ordinary: 1, honeypots: 1 })
    const userId = await worker()
    const id = await take(userId, 'gold')
    expect(await submit(id, userId)).toEqual({ outcome: 'accepted' })
    expect(await entries(id)).toHaveLength(1)
    const { task, ...row } = await db.assignment.findUniqueOrThrow({ where: { id }, include: { task: true } })
    expect(task).toMatchObject({ goldVersion: 1, needed: 1 })
    expect(row).toMatchObject({ score: 1, graderVersion: expect.any(String) })
    const honeypot = await loadAssignment(id, userId, { locale: 'en', now: minutesAfter(6) })
    const ordinaryId = await take(userId, 'gold', minutesAfter(6))
    await submit(ordinaryId, userId, RIGHT, minutesAfter(11))
    const ordinary = await loadAssignment(ordinaryId, userId, { locale: 'en', now: minutesAfter(12) })
    const shape = { id: '', item: null, leaseExpiresAt: '' }
    expect({ ...honeypot, ...shape }).toEqual({ ...ordinary, ...shape })
  })

  it('answered badly is rejected, pays nothing, and says why without showing the gold', async () => {
    await createProject(paidProject({ slug: 'failed', honeypots: ALWAYS }), { ordinary: 1, honeypots: 1 })
    const userId = await worker()
    const id = await take(userId, 'failed')
    expect(await submit(id, userId, WRONG)).toEqual({ outcome: 'rejected' })
    expect(await submit(id, userId, RIGHT)).toEqual({ outcome: 'rejected' })
    expect(await entries(id)).toEqual([])
    const page = await loadAssignment(id, userId, { locale: 'en', now: minutesAfter(6) })
    expect(page?.rejection).toMatchObject({
      score: 0,
      needed: 0.7,
      mistakes: [
        { type: 'missing', count: 2 },
        { type: 'extra', count: 1 },
      ],
    })
    expect(JSON.stringify(page)).not.toMatch(/gold|honeypot|findings|graderVersion|iou/i)
  })
})

describe('ordinary work of somebody who fails checks', () => {
  it('is held, not paid, and left to others', async () => {
    // Every task is a honeypot while there are some; the window is four, of which two must be judged.
    await createProject(paidProject({ slug: 'held', honeypots: ALWAYS }), { ordinary: 3, honeypots: 2 })
    const userId = await worker()
    for (let turn = 0; turn < 2; turn++) await submit(await take(userId, 'held'), userId, WRONG)
    const id = await take(userId, 'held')
    expect(await submit(id, userId)).toEqual({ outcome: 'held' })
    expect(await entries(id)).toEqual([])
    const { taskId } = await db.assignment.findUniqueOrThrow({ where: { id } })
    expect(await db.task.findUnique({ where: { id: taskId } })).toMatchObject({ needed: 1, goldVersion: null })
    const other = await worker()
    const others = await db.assignment.findUniqueOrThrow({ where: { id: await take(other, 'held') } })
    expect(others.taskId).not.toBe(taskId) // theirs is a honeypot first
  })
})
