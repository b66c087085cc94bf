import { describe, expect, it } from 'vitest'
import { db, transaction } from '#app/platform/db.server.ts'
import { createExam } from '#tests/support/exams.ts'
import { MONDAY, createGuest, createLabeler, createOperator, createWorld } from '#tests/support/world.ts'
import { grantQualification } from './grant-qualification.server.ts'
import { issueQualification } from './issue-qualification.server.ts'
import { liftSuspension } from './lift-suspension.server.ts'
import { listQualifications } from './list-qualifications.server.ts'
import { revokeGrant } from './revoke-grant.server.ts'
import { standingOf } from './standing.server.ts'
import { suspendGrant } from './suspend-grant.server.ts'

await createWorld()
const { qualification } = await createExam({ slug: 'power', validDays: 10 })
const operator = await createOperator({ name: 'Oh' })
const DAY = 86_400_000
const after = (days: number, ms = 0) => new Date(MONDAY.getTime() + days * DAY + ms)
const by = { operatorId: operator.id, now: after(1) }

async function issued() {
  const { id: userId } = await createLabeler()
  const done = await issueQualification({ ...by, userId, qualification, level: 1, reason: 'Known work.', now: MONDAY })
  if (done.outcome !== 'issued') throw new Error(done.outcome)
  const state = (now = after(2)) => standingOf(userId, now)[0]?.state
  return { userId, grantId: done.grant, state }
}
const acts = async (subjectId: string) =>
  (await db.auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(({ act, reason }) => [
    act,
    reason,
  ])

describe('issuing by hand', () => {
  it('gives a dated grant with its reason, once', async () => {
    const { userId, grantId } = await issued()
    const grant = await db.grant.findUniqueOrThrow({ where: { id: grantId } })
    expect(grant).toMatchObject({ userId, level: 1, grantedBy: operator.id, reason: 'Known work.', attemptId: null })
    expect(grant.expiresAt).toEqual(after(10))
    expect(grant.publicId).toMatch(/^[\w-]{20,}$/)
    const again = { ...by, userId, qualification, level: 1, reason: 'Second click.' }
    expect(await issueQualification(again)).toEqual({ outcome: 'held', grant: grantId })
    expect(await acts(grantId)).toEqual([['grant.issued', 'Known work.']])
  })

  it('issues once when two operators press at once', async () => {
    const { id: userId } = await createLabeler()
    const request = { ...by, userId, qualification, level: 2, reason: 'At once.' }
    const done = await Promise.all([issueQualification(request), issueQualification(request)])
    expect(done.map(({ outcome }) => outcome).sort()).toEqual(['held', 'issued'])
    expect(await db.grant.count({ where: { userId } })).toBe(1)
  })

  it('says what is wrong with a request', async () => {
    const { id: userId } = await createLabeler()
    const guest = await createGuest()
    const good = { ...by, userId, qualification, level: 1, reason: 'Known work.' }
    expect(await issueQualification({ ...good, reason: '  x ' })).toEqual({ outcome: 'no-reason' })
    expect(await issueQualification({ ...good, qualification: 'nowhere' })).toEqual({
      outcome: 'unknown-qualification',
    })
    expect(await issueQualification({ ...good, level: 3 })).toEqual({ outcome: 'unknown-level' })
    expect(await issueQualification({ ...good, userId: 'nobody' })).toEqual({ outcome: 'unknown-person' })
    expect(await issueQualification({ ...good, userId: guest.id })).toEqual({ outcome: 'unknown-person' })
    expect(await db.grant.count({ where: { userId } })).toBe(0)
  })

  it('grants one qualification per attempt, however often the attempt is graded', async () => {
    const { id: userId } = await createLabeler()
    const definition = await db.definition.findFirstOrThrow({ where: { type: 'exam', slug: 'power' } })
    const times = { startedAt: MONDAY, deadlineAt: MONDAY }
    const row = {
      id: 'an-attempt',
      userId,
      definitionId: definition.id,
      exam: 'power',
      number: 1,
      state: 'released',
      seed: 's',
    }
    await transaction((tx) => tx.attempt.create({ data: { ...row, ...times } }))
    const request = { userId, qualification, level: 1, evidence: { score: 0.9 }, attempt: 'an-attempt', now: MONDAY }
    const first = await transaction((tx) => grantQualification(tx, request))
    expect(await transaction((tx) => grantQualification(tx, { ...request, now: after(1) }))).toBe(first)
    expect(await db.grant.count({ where: { userId } })).toBe(1)
  })
})

describe('suspending, lifting and revoking', () => {
  it('suspends at once, with a reason that the holder reads, until it is lifted', async () => {
    const { userId, grantId, state } = await issued()
    expect(state()).toBe('valid')
    const done = await suspendGrant({ ...by, grantId, reason: 'Many hidden tasks were wrong.' })
    expect(done.outcome).toBe('suspended')
    expect(state()).toBe('suspended')
    expect((await listQualifications(userId, after(2))).held[0]).toMatchObject({
      state: 'suspended',
      reason: 'Many hidden tasks were wrong.',
    })
    expect((await suspendGrant({ ...by, grantId, reason: 'Again.' })).outcome).toBe('already')
    expect(await liftSuspension({ ...by, grantId, reason: 'Cleared up.' })).toEqual({ outcome: 'lifted' })
    expect(await liftSuspension({ ...by, grantId, reason: 'Cleared up.' })).toEqual({ outcome: 'not-suspended' })
    expect(state()).toBe('valid')
    expect(await acts(grantId)).toEqual([
      ['grant.issued', 'Known work.'],
      ['grant.suspended', 'Many hidden tasks were wrong.'],
      ['grant.suspension-lifted', 'Cleared up.'],
    ])
  })

  it('revokes for good and keeps the first reason', async () => {
    const { userId, grantId, state } = await issued()
    expect(await revokeGrant({ ...by, grantId, reason: 'Copied answers.' })).toEqual({ outcome: 'revoked' })
    expect(await revokeGrant({ ...by, grantId, reason: 'Another.' })).toEqual({ outcome: 'already' })
    expect(await suspendGrant({ ...by, grantId, reason: 'Too late.' })).toEqual({ outcome: 'revoked' })
    expect(state()).toBe('revoked')
    expect((await listQualifications(userId, after(2))).held[0]).toMatchObject({ reason: 'Copied answers.' })
    expect((await acts(grantId)).map(([act]) => act)).toEqual(['grant.issued', 'grant.revoked'])
  })

  it('happens once when pressed at once', async () => {
    const { grantId } = await issued()
    const suspended = await Promise.all([1, 2, 3].map(() => suspendGrant({ ...by, grantId, reason: 'At once.' })))
    expect(suspended.map(({ outcome }) => outcome).sort()).toEqual(['already', 'already', 'suspended'])
    const revoked = await Promise.all([1, 2].map(() => revokeGrant({ ...by, grantId, reason: 'At once.' })))
    expect(revoked.map(({ outcome }) => outcome).sort()).toEqual(['already', 'revoked'])
  })

  it('needs a reason and a grant', async () => {
    const { grantId, state } = await issued()
    for (const act of [suspendGrant, liftSuspension, revokeGrant]) {
      expect((await act({ ...by, grantId, reason: '   ' })).outcome).toBe('no-reason')
      expect((await act({ ...by, grantId: 'nothing', reason: 'A reason.' })).outcome).toBe('unknown')
    }
    expect(state()).toBe('valid')
  })

  it('expires to the millisecond', async () => {
    const { state } = await issued()
    expect(state(after(10, -1))).toBe('valid')
    expect(state(after(10))).toBe('expired')
  })
})
