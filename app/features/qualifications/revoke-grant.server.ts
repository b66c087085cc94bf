import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { reasonSchema } from './reason.ts'

export type RevokeOutcome = { outcome: 'revoked' | 'already' | 'unknown' | 'no-reason' }

/** Revokes a grant for good. The first reason stays; revoking twice changes nothing. */
export async function revokeGrant(request: {
  grantId: string
  operatorId: string | null
  /** The holder reads it. */
  reason: string
  now: Date
}): Promise<RevokeOutcome> {
  const { grantId, operatorId, now } = request
  const reason = reasonSchema.safeParse(request.reason)
  if (!reason.success) return { outcome: 'no-reason' }
  return transaction(async (tx): Promise<RevokeOutcome> => {
    const grant = await tx.grant.findUnique({ where: { id: grantId }, include: { revocation: true } })
    if (!grant) return { outcome: 'unknown' }
    if (grant.revocation) return { outcome: 'already' }
    await tx.revocation.create({ data: { grantId, revokedBy: operatorId, reason: reason.data, revokedAt: now } })
    const { userId, qualification } = grant
    await audit(tx, {
      actorId: operatorId,
      act: 'grant.revoked',
      subjectType: 'grant',
      subjectId: grantId,
      reason: reason.data,
      detail: { userId, qualification },
      at: now,
    })
    return { outcome: 'revoked' }
  })
}
