import { statement } from '#app/platform/db.server.ts'

const TIMES = `SELECT attemptId, sum(visibleMs) AS ms FROM AttemptItem
  WHERE attemptId IN (SELECT value FROM json_each(?)) GROUP BY attemptId HAVING ms IS NOT NULL`

/** How long the items of attempts were in sight, all together, in milliseconds; only attempts where it was measured. */
export function timeInSight(attempts: readonly string[]): Map<string, number> {
  const rows = statement(TIMES).all(JSON.stringify(attempts)) as { attemptId: string; ms: number }[]
  return new Map(rows.map(({ attemptId, ms }) => [attemptId, ms]))
}
