import { afterEach, describe, expect, it, vi } from 'vitest'
import { ATTEMPT_STATES, canMove } from '#app/domain/exams/transitions.ts'
import * as gold from '#app/features/grading/gold.server.ts'
import { db, transaction } from '#app/platform/db.server.ts'
import { RIGHT, WRONG, createExam } from '#tests/support/exams.ts'
import { MONDAY, createLabeler, createWorld } from '#tests/support/world.ts'
import { beginAttempt } from './begin-attempt.server.ts'
import { expireAttempts } from './expire-attempts.server.ts'
import { loadResult } from './load-result.server.ts'
import { loadRoom } from './load-room.server.ts'
import { saveAnswer } from './save-answer.server.ts'
import { settleAttempt } from './settle-attempt.server.ts'
import { submitAttempt } from './submit-attempt.server.ts'

await createWorld()
const { slug } = await createExam({ slug: 'settling', pool: 200 })
const DEADLINE = new Date(MONDAY.getTime() + 20 * 60_000)
const at = (ms: number) => new Date(DEADLINE.getTime() + ms)

async function open(label: object | null = RIGHT) {
  const { id } = await createLabeler()
  const begun = await beginAttempt({ userId: id, exam: slug, now: MONDAY })
  if (begun.outcome !== 'begun') throw new Error(begun.outcome)
  if (label)
    for (const position of [0, 1])
      await saveAnswer(id, begun.attempt, { position, client: 'tab-aaaaaa', seq: 1, label }, MONDAY)
  return { id, attempt: begun.attempt }
}
const row = (id: string) =>
  db.attempt.findUniqueOrThrow({ where: { id }, include: { items: { include: { grade: true } } } })

afterEach(() => vi.restoreAllMocks())

describe('handing in', () => {
  it('grades, decides, grants and releases', async () => {
    const { id, attempt } = await open()
    expect(await submitAttempt(id, attempt, at(-1))).toEqual({ outcome: 'submitted' })
    const done = await row(attempt)
    expect(done).toMatchObject({
      state: 'released',
      outcome: 'passed',
      score: 1,
      submittedAt: at(-1),
      graderVersion: '1',
    })
    expect(done.intervalLow).toBeCloseTo(0.342, 3)
    expect(done.intervalHigh).toBe(1)
    expect(done.items.every(({ grade }) => grade?.score === 1)).toBe(true)
    const grant = await db.grant.findUniqueOrThrow({ where: { attemptId: attempt } })
    expect(grant).toMatchObject({ userId: id, qualification: 'settling-right', level: 1, grantedAt: at(-1) })
    expect(grant.expiresAt).toEqual(new Date(at(-1).getTime() + 365 * 86_400_000))
    expect(grant.evidence).toMatchObject({ exam: { slug, version: 1 }, score: 1, cut: 0.75, items: 2 })
    const acts = await db.auditEvent.findMany({ where: { OR: [{ subjectId: attempt }, { subjectId: grant.id }] } })
    expect(acts.map(({ act }) => act).sort()).toEqual(['attempt.begun', 'attempt.graded', 'grant.issued'])
  })

  it('fails wrong answers and unanswered items, without a grant', async () => {
    for (const label of [WRONG, null]) {
      const { id, attempt } = await open(label)
      await submitAttempt(id, attempt, at(0))
      expect(await row(attempt)).toMatchObject({ state: 'released', outcome: 'failed', score: 0 })
      expect(await db.grant.count({ where: { userId: id } })).toBe(0)
    }
  })

  it('happens once, however many hands press at once', async () => {
    const { id, attempt } = await open()
    await Promise.all([
      ...Array.from({ length: 5 }, () => submitAttempt(id, attempt, at(-5))),
      ...Array.from({ length: 3 }, () => settleAttempt(attempt, at(-5))),
      loadResult(id, attempt, at(-5)),
    ])
    expect(await db.grant.count({ where: { userId: id } })).toBe(1)
    expect(await db.auditEvent.count({ where: { subjectId: attempt, act: 'attempt.graded' } })).toBe(1)
    expect(await submitAttempt(id, attempt, at(999_999))).toEqual({ outcome: 'submitted' })
    expect((await row(attempt)).submittedAt).toEqual(at(-5))
  })

  it('is nobody else’s to do', async () => {
    const { attempt } = await open()
    const { id: other } = await createLabeler()
    expect(await submitAttempt(other, attempt, at(-1))).toEqual({ outcome: 'unknown' })
    expect((await row(attempt)).state).toBe('open')
    expect(await loadRoom(other, attempt, MONDAY)).toEqual({ outcome: 'unknown' })
    expect(await loadResult(other, attempt, at(99_999))).toEqual({ outcome: 'unknown' })
  })

  it('survives a stop between handing in and grading', async () => {
    const { id, attempt } = await open()
    vi.spyOn(gold, 'gradeItems').mockRejectedValueOnce(new Error('stopped'))
    expect(await submitAttempt(id, attempt, at(-1))).toEqual({ outcome: 'submitted' })
    expect((await row(attempt)).state).toBe('submitted')
    expect(await expireAttempts(at(0))).toBe(1)
    expect(await row(attempt)).toMatchObject({ state: 'released', outcome: 'passed', submittedAt: at(-1) })
  })

  it('is repaired by looking at the result, too; until then the page says that it is being graded', async () => {
    const { id, attempt } = await open()
    vi.spyOn(gold, 'gradeItems').mockRejectedValueOnce(new Error('stopped')).mockRejectedValueOnce(new Error('again'))
    await submitAttempt(id, attempt, at(-1))
    expect((await loadResult(id, attempt, at(0))).outcome).toBe('grading')
    expect((await loadResult(id, attempt, at(1))).outcome).toBe('released')
  })
})

describe('the deadline', () => {
  it.each([
    [-1, 'submitted', 'open'],
    [0, 'submitted', 'open'],
    [1, 'submitted', 'open'],
    [10_000, 'submitted', 'open'],
    [10_001, 'expired', 'over'],
  ])('%i ms after it: handing in is %s, the room is %s', async (ms, outcome, room) => {
    const { id, attempt } = await open()
    expect((await loadRoom(id, attempt, at(ms))).outcome).toBe(room)
    expect(await submitAttempt(id, attempt, at(ms))).toEqual({ outcome })
    expect(await row(attempt)).toMatchObject({ state: 'released', outcome: 'passed' })
  })

  it('ends attempts that nobody hands in, with what was saved', async () => {
    const [answered, silent, early] = [await open(), await open(null), await open()]
    await submitAttempt(early.id, early.attempt, MONDAY)
    expect(await expireAttempts(at(10_000))).toBe(0)
    expect(await expireAttempts(at(10_001))).toBeGreaterThanOrEqual(2)
    expect(await expireAttempts(at(10_002))).toBe(0)
    expect(await row(answered.attempt)).toMatchObject({ state: 'released', outcome: 'passed', expiredAt: at(10_001) })
    expect(await row(silent.attempt)).toMatchObject({ state: 'released', outcome: 'failed', submittedAt: null })
  })

  it('counts the delay before a retry from the deadline, however late the end was noticed', async () => {
    const { id, attempt } = await open(WRONG)
    const noticed = at(5 * 3_600_000)
    const result = await loadResult(id, attempt, noticed)
    if (result.outcome !== 'released') throw new Error(result.outcome)
    expect(result.result).toMatchObject({ passed: false, timeRanOut: true, endedAt: DEADLINE.toISOString() })
    expect(result.result.retry).toEqual({ can: 'later', at: at(24 * 3_600_000).toISOString(), attemptsLeft: 2 })
  })

  it('does not stop at an attempt that cannot be graded', async () => {
    const [broken, fine] = [await open(), await open()]
    await transaction((tx) =>
      tx.attemptItem.updateMany({ where: { attemptId: broken.attempt }, data: { goldVersion: 99 } }),
    )
    await expireAttempts(at(20_000))
    expect((await row(broken.attempt)).state).toBe('expired')
    expect((await row(fine.attempt)).state).toBe('released')
  })
})

describe('from every state', () => {
  const moves = ATTEMPT_STATES.flatMap((from) => ATTEMPT_STATES.map((to) => [from, to] as const))
  it.each(moves)('%s → %s happens only where the table allows it', async (from, to) => {
    const { id, attempt } = await open(null)
    await transaction((tx) => tx.attempt.update({ where: { id: attempt }, data: { state: from } }))
    const act = {
      open: () => beginAttempt({ userId: id, exam: slug, now: at(-1) }),
      submitted: () => submitAttempt(id, attempt, at(-1)),
      expired: () => settleAttempt(attempt, at(10_001)),
      graded: () => settleAttempt(attempt, at(-1)),
      released: () => settleAttempt(attempt, at(-1)),
    }[to]
    // Grading is stopped, so that one act is one move.
    vi.spyOn(gold, 'gradeItems').mockRejectedValue(new Error('stopped'))
    await Promise.resolve(act()).catch(() => {})
    const reached = (await row(attempt)).state
    if (reached !== from) expect(canMove(from, reached as 'open')).toBe(true)
    if (!canMove(from, to) && from !== to) expect(reached).not.toBe(to)
  })
})
