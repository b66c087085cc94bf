import { GRACE_SECONDS } from '#app/domain/exams/timing.ts'
import { rawWrite, sqlTime, statement } from '#app/platform/db.server.ts'
import { log } from '#app/platform/log.server.ts'
import { settleAttempt } from './settle-attempt.server.ts'
import { settleTimes } from './settle-times.server.ts'

export type SubmitOutcome =
  /** Handed in now, or before: a second click changes nothing. */
  | { outcome: 'submitted' }
  /** Time was up before; what had been saved counts. */
  | { outcome: 'expired' }
  /** No such attempt, or somebody else's. */
  | { outcome: 'unknown' }

const SUBMIT = `UPDATE Attempt SET state = 'submitted', submittedAt = ?
  WHERE id = ? AND userId = ? AND state = 'open' AND deadlineAt >= ?`
const ENDED = 'SELECT submittedAt FROM Attempt WHERE id = ? AND userId = ?'

/**
 * Hands an attempt in and grades it. Handing in is durable before grading begins, so that a crash in between loses
 * nothing: the next view, or the recurring job, grades it then.
 * @param times how long each item was in sight, in milliseconds by position: also of those looked at without an answer
 */
export async function submitAttempt(
  userId: string,
  attempt: string,
  now: Date,
  times: ReadonlyMap<number, number> = new Map(),
): Promise<SubmitOutcome> {
  const latestDeadline = sqlTime(new Date(now.getTime() - GRACE_SECONDS * 1000))
  await rawWrite(() => {
    const { changes } = statement(SUBMIT).run(sqlTime(now), attempt, userId, latestDeadline)
    if (changes === 1) settleTimes(attempt, times)
  })
  const row = statement(ENDED).get(attempt, userId) as { submittedAt: string | null } | undefined
  if (!row) return { outcome: 'unknown' }
  await settleAttempt(attempt, now).catch((error: unknown) => log.error({ err: error, attempt }, 'grading failed'))
  return { outcome: row.submittedAt ? 'submitted' : 'expired' }
}
