import { type Verdict, settlementOf } from '#app/domain/projects/acceptance.ts'
import { termsAt } from '#app/features/projects/terms.server.ts'
import { reasonSchema } from '#app/features/qualifications/reason.ts'
import { audit } from '#app/platform/audit.server.ts'
import { db, transaction } from '#app/platform/db.server.ts'
import { bookOutcome } from './book-outcome.server.ts'
import { SETTLED, settlementOn } from './settlement.server.ts'

export type Settled =
  /** Decided, now or before in the same way. */
  | { outcome: 'accepted' | 'rejected' }
  /** It was never held, or was decided otherwise before: nothing was changed. */
  | { outcome: 'not-held' }
  /** It is the operator's own: somebody else has to look at it. */
  | { outcome: 'own' }
  | { outcome: 'missing' | 'no-reason' }

interface Settlement {
  assignmentId: string
  verdict: Verdict
  /** The labeler reads it. */
  reason: string
  operatorId: string
}

/**
 * An operator's word on a held answer: it is accepted and paid as its terms say, or rejected. Saying the same again,
 * however often and at once, changes nothing and returns the same outcome.
 */
export async function settleHeld(
  { assignmentId, verdict, reason, operatorId }: Settlement,
  now: Date,
): Promise<Settled> {
  const why = reasonSchema.safeParse(reason)
  if (!why.success) return { outcome: 'no-reason' }
  const taken = await db.assignment.findUnique({
    where: { id: assignmentId },
    select: { project: true, leasedAt: true },
  })
  const terms = taken && (await termsAt(taken.project, taken.leasedAt))
  if (!terms) return { outcome: 'missing' }
  return transaction(async (tx) => {
    const assignment = await tx.assignment.findUniqueOrThrow({
      where: { id: assignmentId },
      include: { task: { select: { goldVersion: true } } },
    })
    const { userId, taskId, project, task } = assignment
    if (userId === operatorId) return { outcome: 'own' }
    const outcome = settlementOf(assignment.outcome, verdict)
    if (!outcome) {
      const repeated =
        assignment.outcome === settlementOf('held', verdict) && (await settlementOn(assignmentId, tx)) !== null
      return repeated ? { outcome: assignment.outcome as 'accepted' | 'rejected' } : { outcome: 'not-held' }
    }
    await tx.assignment.update({ where: { id: assignmentId }, data: { outcome } })
    const decided = { id: assignmentId, userId, taskId, outcome, pay: terms.body.pay }
    await bookOutcome(tx, { ...decided, honeypot: task.goldVersion !== null }, now)
    await audit(tx, {
      actorId: operatorId,
      act: SETTLED,
      subjectType: 'assignment',
      subjectId: assignmentId,
      reason: why.data,
      detail: { userId, project, outcome },
      at: now,
    })
    return { outcome }
  })
}
