import { sqlTime, statement } from '#app/platform/db.server.ts'

export interface OpenLease {
  id: string
  leaseExpiresAt: Date
}

/**
 * Nobody takes a task while another of the project is open, so the open one is the latest they took. Looking at a
 * few more than one allows for several taken within a millisecond; looking at all would read years of work.
 */
const NEWEST = 20
const OPEN = `SELECT id, leaseExpiresAt FROM (
    SELECT id, leaseExpiresAt, submittedAt, returnedAt FROM Assignment
    WHERE userId = ? AND project = ? ORDER BY leasedAt DESC LIMIT ${NEWEST})
  WHERE submittedAt IS NULL AND returnedAt IS NULL AND leaseExpiresAt > ? LIMIT 1`

/** A person's running lease in a project, if there is one. */
export function openLeaseOf(userId: string, project: string, now: Date): OpenLease | null {
  const row = statement(OPEN).get(userId, project, sqlTime(now)) as { id: string; leaseExpiresAt: string } | undefined
  return row ? { id: row.id, leaseExpiresAt: new Date(row.leaseExpiresAt) } : null
}
