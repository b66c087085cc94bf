import Bowser from 'bowser'
import { db, transaction } from '#app/platform/db.server.ts'

/** One line of "where am I logged in". The id is the stored hash, which opens nothing. */
export interface SessionLine {
  id: string
  /** The browser and its system, as people call them: `Chrome · Android`; empty when the browser does not say. */
  device: string
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
    device: deviceOf(row.userAgent),
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    here: row.idHash === currentHash,
  }))
}

function deviceOf(userAgent: string): string {
  if (userAgent === '') return ''
  const { browser, os } = Bowser.parse(userAgent)
  return [browser.name, os.name].filter(Boolean).join(' · ')
}

/** Ends one session of a person, or with `others` all but this one. */
export async function endSessions(
  userId: string,
  which: { id: string } | { othersThan: string | null },
): Promise<void> {
  const where = 'id' in which ? { userId, idHash: which.id } : { userId, idHash: { not: which.othersThan ?? '' } }
  await transaction((tx) => tx.session.deleteMany({ where }))
}
