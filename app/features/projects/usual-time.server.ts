import { statement } from '#app/platform/db.server.ts'

/** From how many finished tasks on their median is worth saying. */
const ENOUGH = 5

/** Finished tasks need no more answers, so they come first in the index; looking further would mean reading the project. */
const SAMPLE = `SELECT (julianday(a.submittedAt) - julianday(a.leasedAt)) * 86400 AS seconds
  FROM (SELECT id FROM Task WHERE project = ? ORDER BY needed, position LIMIT 100) t JOIN Assignment a ON a.taskId = t.id
  WHERE a.submittedAt IS NOT NULL LIMIT 100`

/** How long a task of this project usually takes, in whole minutes: the median of tasks really done; null while too few are. */
export function usualMinutes(project: string): number | null {
  const seconds = (statement(SAMPLE).all(project) as { seconds: number }[]).map((row) => row.seconds)
  if (seconds.length < ENOUGH) return null
  seconds.sort((a, b) => a - b)
  return Math.max(1, Math.round(seconds[Math.floor(seconds.length / 2)]! / 60))
}
