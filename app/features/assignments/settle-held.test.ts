import { describe, expect, it } from 'vitest'
import type { Verdict } from '#app/domain/projects/acceptance.ts'
import { earnedBy } from '#app/features/ledger/load-earnings.server.ts'
import { takeTask } from '#app/features/projects/take-task.server.ts'
import { db, statement, transaction } from '#app/platform/db.server.ts'
import { publishDefinition } from '#app/platform/definitions.server.ts'
import { createLabeler, createOperator, createWorld } from '#tests/support/world.ts'
import { RIGHT, createGrant, createProject, minutesAfter, paidProject } from '#tests/support/work.ts'
import { HELD, HELD_A_PAGE, countHeld, listHeld } from './list-held.server.ts'
import { loadAssignment } from './load-assignment.server.ts'
import { loadHeld } from './load-held.server.ts'
import { settleHeld } from './settle-held.server.ts'
import { submitAssignment } from './submit-assignment.server.ts'

await createWorld()
const operator = await createOperator({ name: 'Oh' })
const labeler = await createLabeler({ name: 'Sora' })
await createGrant(labeler.id)
await createProject(paidProject(), { ordinary: 40, needed: 2 })

let minute = 0
/** Hands in a task of the labeler's; held, as after failed checks, unless said otherwise. */
async function handIn(outcome: 'held' | 'accepted' = 'held', userId = labeler.id) {
  const taken = await takeTask(userId, 'seoul', minutesAfter(++minute))
  if (!('assignmentId' in taken)) throw new Error(`expected a task, got ${taken.outcome}`)
  const id = taken.assignmentId
  if (outcome === 'accepted') await submitAssignment({ assignmentId: id, userId, label: RIGHT }, minutesAfter(++minute))
  else
    await transaction((tx) =>
      tx.assignment.update({ where: { id }, data: { outcome, submittedAt: minutesAfter(++minute), label: RIGHT } }),
    )
  return id
}
const settle = (assignmentId: string, verdict: Verdict, reason = 'Tight boxes after all.', operatorId = operator.id) =>
  settleHeld({ assignmentId, verdict, reason, operatorId }, minutesAfter(500))
const entries = (assignmentId: string) => db.ledgerEntry.findMany({ where: { assignmentId } })
const events = (subjectId: string) => db.auditEvent.findMany({ where: { subjectType: 'assignment', subjectId } })
const neededFor = async (id: string) =>
  (await db.assignment.findUniqueOrThrow({ where: { id }, select: { task: { select: { needed: true } } } })).task.needed
const shown = (id: string) => loadAssignment(id, labeler.id, { locale: 'en', now: minutesAfter(600) })

describe('a held answer', () => {
  it('that is accepted twenty times at once is paid once, counts once for its task, and is told with the reason', async () => {
    const id = await handIn()
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => settle(id, 'accept')))
    expect(outcomes).toEqual(Array.from({ length: 20 }, () => ({ outcome: 'accepted' })))
    expect(await entries(id)).toMatchObject([
      { userId: labeler.id, reason: 'task-accepted', amountMinor: 700, currency: 'KRW', at: minutesAfter(500) },
    ])
    expect(earnedBy(labeler.id)).toEqual([{ amountMinor: 700, currency: 'KRW', entries: 1 }])
    expect(await neededFor(id)).toBe(1)
    expect(await events(id)).toMatchObject([
      { act: 'assignment.settled', actorId: operator.id, reason: 'Tight boxes after all.', at: minutesAfter(500) },
    ])
    expect(await shown(id)).toMatchObject({
      outcome: 'accepted',
      paid: { amountMinor: 700, currency: 'KRW' },
      settlement: { reason: 'Tight boxes after all.' },
    })
  })

  it('that is rejected pays nothing, leaves the task to others, and is told with the reason', async () => {
    const id = await handIn()
    expect(await settle(id, 'reject', 'The bus has no box.')).toEqual({ outcome: 'rejected' })
    expect(await entries(id)).toEqual([])
    expect(await neededFor(id)).toBe(2)
    expect(await shown(id)).toMatchObject({
      outcome: 'rejected',
      paid: null,
      rejection: null,
      settlement: { reason: 'The bus has no box.' },
    })
  })

  it('is decided for good: the other verdict comes too late', async () => {
    const [accepted, rejected] = [await handIn(), await handIn()]
    await settle(accepted, 'accept')
    await settle(rejected, 'reject')
    expect(await settle(accepted, 'reject')).toEqual({ outcome: 'not-held' })
    expect(await settle(rejected, 'accept')).toEqual({ outcome: 'not-held' })
    expect(await entries(accepted)).toHaveLength(1)
    expect(await entries(rejected)).toEqual([])
    expect([await events(accepted), await events(rejected)].map(({ length }) => length)).toEqual([1, 1])
  })

  it('pays what was promised when it was taken, also for a task that needs no answer any more', async () => {
    const id = await handIn()
    const { taskId } = await db.assignment.findUniqueOrThrow({ where: { id } })
    await transaction(async (tx) => {
      await tx.task.update({ where: { id: taskId }, data: { needed: 0 } })
      const cheaper = paidProject({ pay: { amountMinor: 100, currency: 'KRW' } })
      await publishDefinition(tx, 'project', cheaper, { origin: 'operator', at: minutesAfter(450) })
    })
    expect(await settle(id, 'accept')).toEqual({ outcome: 'accepted' })
    expect(await entries(id)).toMatchObject([{ amountMinor: 700 }])
    expect(await neededFor(id)).toBe(0)
  })

  it.each(['', '  ', 'no'])('needs a reason: %j is none', async (reason) => {
    const id = await handIn()
    expect(await settle(id, 'accept', reason)).toEqual({ outcome: 'no-reason' })
    expect((await shown(id))?.outcome).toBe('held')
  })

  it('of an operator is decided by somebody else', async () => {
    const working = await createOperator({ name: 'Ha' })
    await createGrant(working.id)
    const id = await handIn('held', working.id)
    expect(await settle(id, 'accept', 'My own is good.', working.id)).toEqual({ outcome: 'own' })
    expect(await settle(id, 'accept')).toEqual({ outcome: 'accepted' })
  })
})

describe('an answer that is not held', () => {
  it.each<Verdict>(['accept', 'reject'])('cannot be decided: %s changes nothing', async (verdict) => {
    const accepted = await handIn('accepted')
    const taken = await takeTask(labeler.id, 'seoul', minutesAfter(++minute))
    const open = (taken as { assignmentId: string }).assignmentId
    for (const id of [accepted, open]) {
      const before = await db.assignment.findUnique({ where: { id } })
      expect(await settle(id, verdict)).toEqual({ outcome: 'not-held' })
      expect(await db.assignment.findUnique({ where: { id } })).toEqual(before)
      expect(await events(id)).toEqual([])
    }
    expect(await entries(accepted)).toHaveLength(1)
    expect(await shown(accepted)).toMatchObject({ outcome: 'accepted', settlement: null })
    expect(await loadHeld(accepted, 'en')).toBeNull()
    await transaction((tx) => tx.assignment.update({ where: { id: open }, data: { returnedAt: minutesAfter(minute) } }))
  })

  it('because there is none is missing', async () => {
    expect(await settle('nothing', 'accept')).toEqual({ outcome: 'missing' })
  })
})

describe('the list', () => {
  it('has whoever waited longest first, page by page, and never more than are held', async () => {
    const { held: before } = await listHeld({ page: 1, locale: 'en' })
    for (const { id } of before) await settle(id, 'reject', 'Clearing the desk.')
    expect(countHeld()).toEqual({ count: 0, orMore: false })
    const other = await createLabeler({ name: 'Jiho' })
    await createGrant(other.id)
    const ids: string[] = []
    for (let n = 0; n < HELD_A_PAGE + 2; n++) ids.push(await handIn('held', other.id))
    const pages = [await listHeld({ page: 1, locale: 'en' }), await listHeld({ page: 2, locale: 'en' })]
    expect(pages.flatMap(({ held }) => held.map(({ id }) => id))).toEqual(ids)
    expect(pages.map(({ hasNext }) => hasNext)).toEqual([true, false])
    expect(pages[0]!.held[0]).toMatchObject({ project: 'Seoul', person: { id: other.id, name: 'Jiho' } })
    expect(countHeld()).toEqual({ count: ids.length, orMore: false })
  })

  it('is read by its index, in order', () => {
    const plan = statement(`EXPLAIN QUERY PLAN ${HELD}`).all({ limit: 26, offset: 0 }) as { detail: string }[]
    const steps = plan.map(({ detail }) => detail).join('\n')
    expect(steps).toContain('Assignment_held_idx')
    expect(steps).not.toMatch(/TEMP B-TREE|SCAN u/)
  })
})
