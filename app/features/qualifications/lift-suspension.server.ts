import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { reasonSchema } from './reason.ts'

export type LiftOutcome = { outcome: 'lifted' | 'not-suspended' | 'unknown' | 'no-reason' }

/** Lifts whatever suspension of a grant lasts. Lifting twice changes nothing. */
export async function liftSuspension(request: {
  grantId: string
  operatorId: string
  reason: string
  now: Date
}): Promise<LiftOutcome> {
  const { grantId, operatorId, now } = request
  const reason = reasonSchema.safeParse(request.reason)
  if (!reason.success) return { outcome: 'no-reason' }
  return transaction(async (tx): Promise<LiftOutcome> => {
    const grant = await tx.grant.findUnique({ where: { id: grantId }, select: { userId: true, qualification: true } })
    if (!grant) return { outcome: 'unknown' }
    const { count } = await tx.suspension.updateMany({
      where: { grantId, liftedAt: null },
      data: { liftedAt: now, liftedBy: operatorId, liftReason: reason.data },
    })
    if (count === 0) return { outcome: 'not-suspended' }
    await audit(tx, {
      actorId: operatorId,
      act: 'grant.suspension-lifted',
      subjectType: 'grant',
      subjectId: grantId,
      reason: reason.data,
      detail: grant,
      at: now,
    })
    return { outcome: 'lifted' }
  })
}
