import type { Prisma } from '@prisma/client'
import type { Tx } from './db.server.ts'

export interface AuditEntry {
  /** Who did it; null when the academy itself did (an exam granted a qualification). */
  actorId: string | null
  /** noun.verb, e.g. `grant.suspended`. */
  act: string
  subjectType: string
  subjectId: string
  reason?: string
  detail?: Prisma.InputJsonValue
  at: Date
}

/** Writes the audit row of an act inside the act's own transaction. */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.auditEvent.create({ data: { ...entry, detail: entry.detail ?? {} } })
}
