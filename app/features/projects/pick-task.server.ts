import { Prisma } from '@prisma/client'
import type { Tx } from '#app/platform/db.server.ts'
import { sqlTime } from '#app/platform/db.server.ts'

export interface PickedTask {
  id: string
  itemId: string
  goldVersion: number | null
  /** The person's own earlier lease on it that ran out, if this is one. */
  assignmentId: string | null
}

interface Wanted {
  project: string
  userId: string
  /** Whether it is the turn of a honeypot, if one is left. */
  honeypot: boolean
  /** A secret number, another for every turn: people who compare notes must not meet honeypots in the same order. */
  shuffle: number
  now: Date
}

/**
 * The next task of a project for a person: one they never handed in nor gave back, preferably one they never had.
 * Ordinary tasks go to at most as many people at a time as still need to answer; honeypots to anybody once. Without
 * ordinary work there is none at all: nobody is kept busy with checks alone.
 */
export async function pickTask(tx: Tx, { honeypot, ...wanted }: Wanted): Promise<PickedTask | null> {
  const free = ordinaryFor(wanted)
  // What needs most answers was done by fewest people: who has worked here for years need not step over their own work.
  const likely = Prisma.sql`t.needed = (SELECT max(needed) FROM Task WHERE project = ${wanted.project}) AND ${free}`
  const ordinary =
    (await fresh(tx, wanted, likely)) ?? (await fresh(tx, wanted, free)) ?? (await again(tx, wanted, free))
  if (!ordinary || !honeypot) return ordinary
  // From a place that changes every turn, then from the beginning: reads a few rows, however large the project is.
  const place = wanted.shuffle % (await placesIn(tx, wanted.project))
  const gold = Prisma.sql`t.goldVersion IS NOT NULL`
  return (
    (await fresh(tx, wanted, Prisma.sql`t.position >= ${place} AND ${gold}`)) ??
    (await fresh(tx, wanted, Prisma.sql`t.position < ${place} AND ${gold}`)) ??
    (await again(tx, wanted, gold)) ??
    ordinary
  )
}

/** Not a honeypot, and with a place that no running lease of somebody else holds. */
function ordinaryFor({ userId, now }: Omit<Wanted, 'honeypot'>) {
  return Prisma.sql`t.goldVersion IS NULL AND (SELECT count(*) FROM Assignment a WHERE a.taskId = t.id
    AND a.userId <> ${userId} AND a.submittedAt IS NULL AND a.returnedAt IS NULL
    AND a.leaseExpiresAt > ${sqlTime(now)}) < t.needed`
}

/** Gold that a person was shown in practice checks nothing. */
function unseenBy(userId: string) {
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM Exposure e
    WHERE e.userId = ${userId} AND e.itemId = t.itemId AND e.kind = 'shown')`
}

async function placesIn(tx: Tx, project: string): Promise<number> {
  const [last] = await tx.$queryRaw<{ position: number | bigint }[]>`
    SELECT position FROM Task WHERE project = ${project} AND needed > 0 ORDER BY needed DESC, position DESC LIMIT 1`
  return Number(last?.position ?? 0) + 1
}

/** A task the person never had. */
async function fresh(
  tx: Tx,
  { project, userId }: Omit<Wanted, 'honeypot'>,
  which: Prisma.Sql,
): Promise<PickedTask | null> {
  const rows = await tx.$queryRaw<PickedTask[]>`
    SELECT t.id, t.itemId, t.goldVersion, NULL AS assignmentId FROM Task t
    WHERE t.project = ${project} AND t.needed > 0 AND ${which} AND ${unseenBy(userId)}
      AND NOT EXISTS (SELECT 1 FROM Assignment mine WHERE mine.taskId = t.id AND mine.userId = ${userId})
    ORDER BY t.needed, t.position LIMIT 1`
  return first(rows)
}

/** A task that the person had and let run out. */
async function again(
  tx: Tx,
  { project, userId }: Omit<Wanted, 'honeypot'>,
  which: Prisma.Sql,
): Promise<PickedTask | null> {
  const rows = await tx.$queryRaw<PickedTask[]>`
    SELECT t.id, t.itemId, t.goldVersion, mine.id AS assignmentId FROM Assignment mine JOIN Task t ON t.id = mine.taskId
    WHERE mine.userId = ${userId} AND mine.project = ${project} AND mine.submittedAt IS NULL AND mine.returnedAt IS NULL
      AND t.needed > 0 AND ${which} AND ${unseenBy(userId)}
    ORDER BY mine.leasedAt LIMIT 1`
  return first(rows)
}

/** Raw queries may hand integers over as bigint. */
function first([row]: PickedTask[]): PickedTask | null {
  return row ? { ...row, goldVersion: row.goldVersion === null ? null : Number(row.goldVersion) } : null
}
