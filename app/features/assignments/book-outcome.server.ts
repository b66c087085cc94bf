import { entryFor } from '#app/domain/ledger/entries.ts'
import type { ProjectDefinition } from '#app/domain/projects/definition.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { WorkOutcome } from './submit-assignment.server.ts'

interface Decided {
  /** The assignment's. */
  id: string
  userId: string
  taskId: string
  outcome: WorkOutcome
  /** What was promised when the task was taken. */
  pay: ProjectDefinition['pay']
  honeypot: boolean
}

/**
 * Writes what follows from an assignment's outcome, in the transaction that decides it: an accepted answer is one
 * less that its task needs, and is paid. Nothing follows from the other outcomes.
 */
export async function bookOutcome(tx: Tx, decided: Decided, now: Date): Promise<void> {
  const { id, userId, taskId, outcome, pay, honeypot } = decided
  // A honeypot is never used up: it needs no answer, it asks everybody once.
  if (outcome === 'accepted' && !honeypot)
    await tx.task.updateMany({ where: { id: taskId, needed: { gt: 0 } }, data: { needed: { decrement: 1 } } })
  const entry = entryFor({ id, userId, outcome, pay, at: now })
  if (entry) await tx.ledgerEntry.create({ data: entry })
}
