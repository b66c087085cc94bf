import { countHeld } from '#app/features/assignments/list-held.server.ts'
import { db, sqlTime, statement } from '#app/platform/db.server.ts'

const DAY = 86_400_000
const WEEK = 7 * DAY

/** Each of these reads only the rows it counts, by an index: the tables behind them may hold millions. */
const FIGURES = {
  joined: 'SELECT count(*) AS n FROM User WHERE signedUpAt >= @week',
  begun: 'SELECT count(*) AS n FROM Attempt WHERE startedAt >= @week',
  passed: "SELECT count(*) AS n FROM Attempt WHERE startedAt >= @week AND outcome = 'passed'",
  underWay: "SELECT count(*) AS n FROM Attempt WHERE state = 'open' AND deadlineAt >= @now",
} as const

/** How many suspensions are listed. */
const MOST = 20
const SUSPENDED = `SELECT s.grantId, s.reason, s.suspendedAt, s.suspendedBy IS NOT NULL AS byPerson, g.qualification,
    u.displayName AS name FROM Suspension s JOIN "Grant" g ON g.id = s.grantId JOIN User u ON u.id = g.userId
  WHERE s.liftedAt IS NULL AND NOT EXISTS (SELECT 1 FROM Revocation r WHERE r.grantId = g.id)
    AND (g.expiresAt IS NULL OR g.expiresAt > @now)
  ORDER BY s.suspendedAt DESC LIMIT ${MOST}`
const UNDER_WAY = `SELECT a.id, a.userId, a.exam, a.startedAt, a.deadlineAt, u.displayName AS name FROM Attempt a
  JOIN User u ON u.id = a.userId WHERE a.state = 'open' AND a.deadlineAt >= @now ORDER BY a.deadlineAt LIMIT ${MOST}`

interface Suspended {
  grantId: string
  reason: string
  suspendedAt: string
  byPerson: number
  qualification: string
  name: string | null
}
interface UnderWay {
  id: string
  userId: string
  exam: string
  startedAt: string
  deadlineAt: string
  name: string | null
}

/** What an operator should look at now, and how the last week went. */
export async function loadOverview(now: Date) {
  const at = { now: sqlTime(now), week: sqlTime(new Date(now.getTime() - WEEK)) }
  const figure = (name: keyof typeof FIGURES) => {
    const sql = FIGURES[name]
    return (statement(sql).get(sql.includes('@week') ? { week: at.week } : { now: at.now }) as { n: number }).n
  }
  const runs = await db.importRun.findMany({
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: 20,
    select: { id: true, fileName: true, state: true, problems: true, startedAt: true },
  })
  return {
    figures: {
      joined: figure('joined'),
      begun: figure('begun'),
      passed: figure('passed'),
      underWay: figure('underWay'),
    },
    held: countHeld(),
    imports: runs
      .map(({ id, fileName, state, problems, startedAt }) => ({
        id,
        fileName,
        state: state as 'running' | 'done' | 'failed',
        problems: Array.isArray(problems) ? problems.length : 0,
        startedAt: startedAt.toISOString(),
      }))
      .filter(({ state, problems }) => state !== 'done' || problems > 0)
      .slice(0, 5),
    suspended: (statement(SUSPENDED).all({ now: at.now }) as Suspended[]).map((row) => ({
      grant: row.grantId,
      name: row.name,
      qualification: row.qualification,
      reason: row.reason,
      byPerson: row.byPerson === 1,
      at: new Date(row.suspendedAt).toISOString(),
    })),
    underWay: (statement(UNDER_WAY).all({ now: at.now }) as UnderWay[]).map((row) => ({
      attempt: row.id,
      person: row.userId,
      name: row.name,
      exam: row.exam,
      startedAt: new Date(row.startedAt).toISOString(),
      deadlineAt: new Date(row.deadlineAt).toISOString(),
    })),
  }
}
