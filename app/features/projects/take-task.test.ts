import { beforeAll, describe, expect, it } from 'vitest'
import { db, transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { returnAssignment } from '#app/features/assignments/return-assignment.server.ts'
import { renewLease } from '#app/features/assignments/renew-lease.server.ts'
import { submitAssignment } from '#app/features/assignments/submit-assignment.server.ts'
import { MONDAY, createLabeler, createWorld } from '#tests/support/world.ts'
import { RIGHT, createGrant, createProject, minutesAfter, paidProject, suspend } from '#tests/support/work.ts'
import { openTasks } from './open-tasks.server.ts'
import { takeTask } from './take-task.server.ts'

await createWorld()

async function qualified(name?: string) {
  const labeler = await createLabeler({ name })
  await createGrant(labeler.id)
  return labeler
}
const taken = async (userId: string, project: string, now = MONDAY) => {
  const result = await takeTask(userId, project, now)
  if (!('assignmentId' in result)) throw new Error(`expected a task, got ${result.outcome}`)
  return db.assignment.findUniqueOrThrow({ where: { id: result.assignmentId } })
}

describe('who may take a task', () => {
  beforeAll(() => createProject(paidProject({ slug: 'locked' }), { ordinary: 20 }))

  it('nobody without the qualification', async () => {
    const newcomer = await createLabeler()
    expect(await takeTask(newcomer.id, 'locked', MONDAY)).toEqual({ outcome: 'locked' })
    expect(await db.assignment.count({ where: { userId: newcomer.id } })).toBe(0)
  })

  it('who holds it', async () => {
    const holder = await qualified()
    expect((await takeTask(holder.id, 'locked', MONDAY)).outcome).toBe('taken')
  })

  it('not from the moment on at which it expires', async () => {
    const labeler = await createLabeler()
    await createGrant(labeler.id, { expiresAt: minutesAfter(60) })
    expect((await takeTask(labeler.id, 'locked', minutesAfter(60))).outcome).toBe('locked')
    expect((await takeTask(labeler.id, 'locked', minutesAfter(59))).outcome).toBe('taken')
  })

  it('not while it is suspended, and again when the suspension is lifted', async () => {
    const labeler = await createLabeler()
    const suspension = await suspend(await createGrant(labeler.id), MONDAY)
    expect((await takeTask(labeler.id, 'locked', minutesAfter(1))).outcome).toBe('locked')
    await transaction((tx) => tx.suspension.update({ where: { id: suspension }, data: { liftedAt: minutesAfter(5) } }))
    expect((await takeTask(labeler.id, 'locked', minutesAfter(6))).outcome).toBe('taken')
  })

  it('not after it was revoked', async () => {
    const labeler = await createLabeler()
    const grantId = await createGrant(labeler.id)
    await transaction((tx) => tx.revocation.create({ data: { grantId, reason: 'shared answers', revokedAt: MONDAY } }))
    expect((await takeTask(labeler.id, 'locked', minutesAfter(1))).outcome).toBe('locked')
  })

  it('and of a project that does not exist nobody', async () => {
    expect(await takeTask((await qualified()).id, 'nothing', MONDAY)).toEqual({ outcome: 'missing' })
  })
})

describe('which task it is', () => {
  it('the open one, as long as it is open', async () => {
    await createProject(paidProject({ slug: 'resumed' }), { ordinary: 3 })
    const labeler = await qualified()
    const first = await taken(labeler.id, 'resumed')
    expect(await takeTask(labeler.id, 'resumed', minutesAfter(29))).toEqual({
      outcome: 'resumed',
      assignmentId: first.id,
    })
  })

  it('the same for twenty requests at once', async () => {
    await createProject(paidProject({ slug: 'hasty' }), { ordinary: 30 })
    const labeler = await qualified()
    const results = await Promise.all(Array.from({ length: 20 }, () => takeTask(labeler.id, 'hasty', MONDAY)))
    expect(new Set(results.map((result) => 'assignmentId' in result && result.assignmentId)).size).toBe(1)
    expect(await db.assignment.count({ where: { userId: labeler.id } })).toBe(1)
  })

  it('never one that somebody else is working on', async () => {
    await createProject(paidProject({ slug: 'single' }), { ordinary: 1 })
    const [anna, ben] = [await qualified('Anna'), await qualified('Ben')]
    const results = await Promise.all([anna, ben].map(({ id }) => takeTask(id, 'single', MONDAY)))
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['empty', 'taken'])
  })

  it('one that somebody else let run out or gave back', async () => {
    await createProject(paidProject({ slug: 'freed' }), { ordinary: 2 })
    const [anna, ben, cho] = [await qualified('Anna'), await qualified('Ben'), await qualified('Cho')]
    await taken(anna.id, 'freed')
    const second = await taken(ben.id, 'freed')
    expect((await takeTask(cho.id, 'freed', minutesAfter(1))).outcome).toBe('empty')
    await returnAssignment(second.id, ben.id, minutesAfter(2))
    expect((await taken(cho.id, 'freed', minutesAfter(3))).taskId).toBe(second.taskId)
    expect((await takeTask(ben.id, 'freed', minutesAfter(4))).outcome).toBe('empty')
    expect((await takeTask(ben.id, 'freed', minutesAfter(30))).outcome).toBe('taken')
  })

  it('as many people at a time as answers are needed, and no more', async () => {
    await createProject(paidProject({ slug: 'twice' }), { ordinary: 1, needed: 2 })
    const people = [await qualified(), await qualified(), await qualified()]
    const outcomes = await Promise.all(people.map(async ({ id }) => (await takeTask(id, 'twice', MONDAY)).outcome))
    expect(outcomes.sort()).toEqual(['empty', 'taken', 'taken'])
  })

  it('never one the person handed in or gave back, until nothing is left', async () => {
    await createProject(paidProject({ slug: 'through' }), { ordinary: 4 })
    const labeler = await qualified()
    const seen = new Set<string>()
    for (let turn = 0; turn < 4; turn++) {
      const { id, taskId } = await taken(labeler.id, 'through')
      seen.add(taskId)
      if (turn === 0) await returnAssignment(id, labeler.id, MONDAY)
      else await submitAssignment({ assignmentId: id, userId: labeler.id, label: RIGHT }, MONDAY)
    }
    expect(seen.size).toBe(4)
    expect(await takeTask(labeler.id, 'through', MONDAY)).toEqual({ outcome: 'empty' })
  })

  it('their own that ran out, when there is nothing else', async () => {
    await createProject(paidProject({ slug: 'again' }), { ordinary: 1 })
    const labeler = await qualified()
    const first = await taken(labeler.id, 'again')
    const second = await taken(labeler.id, 'again', minutesAfter(31))
    expect(second.id).toBe(first.id)
    expect(second.leaseExpiresAt).toEqual(minutesAfter(61))
  })

  it('some honeypots early on, and each of them once', async () => {
    const honeypots = { share: 0.5, acceptScore: 0.7, window: 10, minimum: 3, floor: 0 }
    await createProject(paidProject({ slug: 'checked', honeypots }), { ordinary: 12, honeypots: 3 })
    const labeler = await qualified()
    const taskIds: string[] = []
    for (let turn = 0; turn < 12; turn++) {
      const { id, taskId } = await taken(labeler.id, 'checked')
      taskIds.push(taskId)
      await submitAssignment({ assignmentId: id, userId: labeler.id, label: RIGHT }, MONDAY)
    }
    expect(new Set(taskIds).size).toBe(12)
    expect(await db.task.count({ where: { id: { in: taskIds }, goldVersion: { not: null } } })).toBe(3)
  })

  it('never a honeypot whose gold the person was shown', async () => {
    const honeypots = { share: 1, acceptScore: 0.7, window: 10, minimum: 3, floor: 0 }
    await createProject(paidProject({ slug: 'shown', honeypots }), { ordinary: 1, honeypots: 1 })
    const labeler = await qualified()
    const honeypot = await db.task.findFirstOrThrow({ where: { project: 'shown', goldVersion: { not: null } } })
    await transaction((tx) =>
      tx.exposure.create({
        data: {
          userId: labeler.id,
          itemId: honeypot.itemId,
          goldVersion: 1,
          kind: 'shown',
          context: 'practice',
          at: MONDAY,
        },
      }),
    )
    expect((await taken(labeler.id, 'shown')).taskId).not.toBe(honeypot.id)
  })

  it('is written into the ledger of who was served what', async () => {
    await createProject(paidProject({ slug: 'served' }), { ordinary: 1 })
    const labeler = await qualified()
    const { taskId } = await taken(labeler.id, 'served')
    const { itemId } = await db.task.findUniqueOrThrow({ where: { id: taskId } })
    const exposures = await db.exposure.findMany({ where: { userId: labeler.id } })
    expect(exposures).toMatchObject([{ itemId, kind: 'served', context: 'project' }])
  })
})

describe('a lease that ran out', () => {
  it('can be taken again while the task is free', async () => {
    await createProject(paidProject({ slug: 'renewed' }), { ordinary: 2 })
    const labeler = await qualified()
    const { id } = await taken(labeler.id, 'renewed')
    expect(await renewLease(id, labeler.id, minutesAfter(40))).toEqual({ outcome: 'renewed' })
    const submitted = await submitAssignment({ assignmentId: id, userId: labeler.id, label: RIGHT }, minutesAfter(60))
    expect(submitted.outcome).toBe('accepted')
  })

  it('but not when somebody else has the task, the qualification is gone, or another one is open', async () => {
    await createProject(paidProject({ slug: 'lost' }), { ordinary: 1 })
    const [anna, ben] = [await qualified('Anna'), await qualified('Ben')]
    const annas = await taken(anna.id, 'lost')
    await taken(ben.id, 'lost', minutesAfter(31))
    expect(await renewLease(annas.id, anna.id, minutesAfter(32))).toEqual({ outcome: 'gone' })
    const grant = await db.grant.findFirstOrThrow({ where: { userId: anna.id } })
    await suspend(grant.id, minutesAfter(70))
    expect(await renewLease(annas.id, anna.id, minutesAfter(71))).toEqual({ outcome: 'locked' })
    expect(await renewLease(annas.id, ben.id, minutesAfter(71))).toEqual({ outcome: 'missing' })
  })
})

describe('the number of open tasks', () => {
  it('is what the person could really do, checks included, and nothing once ordinary work is done', async () => {
    const honeypots = { share: 0.5, acceptScore: 0.7, window: 10, minimum: 3, floor: 0 }
    await createProject(paidProject({ slug: 'counted', honeypots }), { ordinary: 2, honeypots: 2 })
    const [anna, ben] = [await qualified('Anna'), await qualified('Ben')]
    expect(openTasks('counted', null, MONDAY)).toEqual({ count: 4, orMore: false })
    for (let turn = 0; turn < 10; turn++) {
      const before = openTasks('counted', anna.id, MONDAY).count
      const result = await takeTask(anna.id, 'counted', MONDAY)
      if (!('assignmentId' in result)) break
      expect(openTasks('counted', anna.id, MONDAY).count).toBe(before)
      await submitAssignment({ assignmentId: result.assignmentId, userId: anna.id, label: RIGHT }, MONDAY)
      const after = openTasks('counted', anna.id, MONDAY).count
      // One less, whether it was a honeypot or not; the last ordinary one ends it.
      expect(after === before - 1 || after === 0).toBe(true)
    }
    expect(openTasks('counted', anna.id, MONDAY).count).toBe(0)
    expect(openTasks('counted', ben.id, MONDAY).count).toBe(0)
    expect((await takeTask(ben.id, 'counted', MONDAY)).outcome).toBe('empty')
  })

  it('counts no further than it needs to', async () => {
    await createProject(paidProject({ slug: 'huge' }), { ordinary: 1 })
    const { definitionId } = await db.task.findFirstOrThrow({ where: { project: 'huge' } })
    const { datasetId } = await db.item.findFirstOrThrow({ where: { tasks: { some: { project: 'huge' } } } })
    const items = Array.from({ length: 1005 }, (_, index) => ({ id: newId(), key: `more ${index}` }))
    await transaction(async (tx) => {
      const rest = { datasetId, media: 'x.webp', width: 1, height: 1, meta: {}, createdAt: MONDAY }
      await tx.item.createMany({ data: items.map((item) => ({ ...item, ...rest })) })
      await tx.task.createMany({
        data: items.map(({ id }, position) => ({
          id: newId(),
          definitionId,
          project: 'huge',
          itemId: id,
          position: position + 1,
        })),
      })
    })
    expect(openTasks('huge', null, MONDAY)).toEqual({ count: 1000, orMore: true })
  })
})
