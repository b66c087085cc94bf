import { GRACE_SECONDS } from '#app/domain/exams/timing.ts'
import { sqlTime, statement } from '#app/platform/db.server.ts'
import { log } from '#app/platform/log.server.ts'
import { settleAttempt } from './settle-attempt.server.ts'

/** Most attempts settled in one turn, so that a job never holds the server for long; the next turn takes the rest. */
const BATCH = 50

const OVERDUE = `SELECT id FROM Attempt WHERE state = 'open' AND deadlineAt < ? ORDER BY deadlineAt LIMIT ${BATCH}`
const UNGRADED = `SELECT id FROM Attempt WHERE state IN ('submitted', 'expired') ORDER BY deadlineAt LIMIT ${BATCH}`

/**
 * Expires every attempt whose time is up and grades what was handed in but, because the server stopped, not graded.
 * An attempt that cannot be graded is logged and does not hold up the others.
 * @returns how many were settled
 */
export async function expireAttempts(now: Date): Promise<number> {
  const overdue = statement(OVERDUE).all(sqlTime(new Date(now.getTime() - GRACE_SECONDS * 1000)))
  const due = [...overdue, ...statement(UNGRADED).all()] as { id: string }[]
  let settled = 0
  for (const { id } of due) {
    try {
      await settleAttempt(id, now)
      settled++
    } catch (error) {
      log.error({ err: error, attempt: id }, 'grading failed')
    }
  }
  return settled
}
