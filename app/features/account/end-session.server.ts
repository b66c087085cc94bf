import { db, transaction } from '#app/platform/db.server.ts'

/** One line of "where am I logged in". The id is the stored hash, which opens nothing. */
export interface SessionLine {
  id: string
  userAgent: string
  createdAt: Date
  lastSeenAt: Date
  here: boolean
}

/** A person's live sessions, newest first. */
export async function listSessions(userId: string, currentHash: string | null, now: Date): Promise<SessionLine[]> {
  const rows = await db.session.findMany({
    where: { userId, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    take: 50,
  })
  return rows.map((row) => ({
    id: row.idHash,
    userAgent: row.userAgent,
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    here: row.idHash === currentHash,
  }))
}

/** Ends one session of a person, or with `others` all but this one. */
export async function endSessions(
  userId: string,
  which: { id: string } | { othersThan: string | null },
): Promise<void> {
  const where = 'id' in which ? { userId, idHash: which.id } : { userId, idHash: { not: which.othersThan ?? '' } }
  await transaction((tx) => tx.session.deleteMany({ where }))
}
