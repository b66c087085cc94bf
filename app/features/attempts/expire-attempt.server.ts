import { GRACE_SECONDS } from '#app/domain/exams/timing.ts'
import { rawWrite, sqlTime, statement } from '#app/platform/db.server.ts'
import { settleTimes } from './settle-times.server.ts'

const EXPIRE = `UPDATE Attempt SET state = 'expired', expiredAt = ? WHERE id = ? AND state = 'open' AND deadlineAt < ?`

/** Ends an attempt whose deadline and grace have run out. Does nothing to any other. @returns whether it expired now */
export async function expireAttempt(attempt: string, now: Date): Promise<boolean> {
  const latestDeadline = sqlTime(new Date(now.getTime() - GRACE_SECONDS * 1000))
  return rawWrite(() => {
    const { changes } = statement(EXPIRE).run(sqlTime(now), attempt, latestDeadline)
    if (changes === 1) settleTimes(attempt)
    return changes === 1
  })
}
