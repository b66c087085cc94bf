import { sqlTime, statement } from '#app/platform/db.server.ts'

/** Nobody needs to know more exactly than "1,000 or more", and counting further would cost. */
const MOST = 1000

/**
 * A task that a person may still be given: not one they handed in or gave back, nor one whose gold they were shown,
 * and one that fewer others are working on than answers are needed.
 * Parameters: project, user, user, user, now. Other people's work does not use up a honeypot.
 */
const FREE_TASK = `t.project = ? AND t.needed > 0
  AND NOT EXISTS (SELECT 1 FROM Assignment a WHERE a.taskId = t.id AND a.userId = ? AND (a.submittedAt IS NOT NULL OR a.returnedAt IS NOT NULL))
  AND NOT EXISTS (SELECT 1 FROM Exposure e WHERE e.itemId = t.itemId AND e.userId = ? AND e.kind = 'shown')
  AND (t.goldVersion IS NOT NULL OR (SELECT count(*) FROM Assignment a WHERE a.taskId = t.id AND a.userId <> ?
    AND a.submittedAt IS NULL AND a.returnedAt IS NULL AND a.leaseExpiresAt > ?) < t.needed)`

const count = (which: string) =>
  `SELECT count(*) AS n FROM (SELECT 1 FROM Task t WHERE ${FREE_TASK} AND t.goldVersion IS ${which} LIMIT ${MOST})`

const ANY = `SELECT 1 FROM Task t WHERE ${FREE_TASK} AND t.goldVersion IS NULL`
/** What needs most answers has been done by fewest people: there the first look mostly succeeds. */
const LIKELY = `${ANY} AND t.needed = (SELECT max(needed) FROM Task WHERE project = ?) LIMIT 1`

/** Whether there is a task that a person could take now. */
export function hasOpenTask(project: string, userId: string, now: Date): boolean {
  const parameters = [project, userId, userId, userId, sqlTime(now)]
  return (
    statement(LIKELY).get(...parameters, project) !== undefined ||
    statement(`${ANY} LIMIT 1`).get(...parameters) !== undefined
  )
}

export interface OpenTasks {
  count: number
  /** There are at least `count`; counting stopped there. */
  orMore: boolean
}

/**
 * How many tasks a project really has left for a person (null: for a newcomer). Honeypots count, because they are
 * work and are paid, but only while there is ordinary work: without it nobody is given any task.
 */
export function openTasks(project: string, userId: string | null, now: Date): OpenTasks {
  const person = userId ?? ''
  const parameters = [project, person, person, person, sqlTime(now)]
  const read = (which: 'NULL' | 'NOT NULL') => (statement(count(which)).get(...parameters) as { n: number }).n
  const ordinary = read('NULL')
  if (ordinary === 0 || ordinary >= MOST) return { count: ordinary, orMore: ordinary > 0 }
  const total = ordinary + read('NOT NULL')
  return { count: Math.min(total, MOST), orMore: total >= MOST }
}
