import { audit } from '#app/platform/audit.server.ts'
import { type Tx, transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { reasonSchema } from './reason.ts'

export type SuspendOutcome =
  | { outcome: 'suspended'; suspension: string }
  /** It is suspended already, with the reason given then. */
  | { outcome: 'already'; suspension: string }
  | { outcome: 'revoked' | 'unknown' | 'no-reason' }

interface SuspendRequest {
  grantId: string
  /** Null when a rule of the academy suspends, not a person: passing the exam again then ends its effect. */
  operatorId: string | null
  /** The holder reads it. */
  reason: string
  now: Date
}

/** Suspends a grant inside the caller's transaction: for rules that suspend together with what they saw. */
export async function suspendWithin(
  tx: Tx,
  { grantId, operatorId, reason, now }: SuspendRequest,
): Promise<SuspendOutcome> {
  const why = reasonSchema.safeParse(reason)
  if (!why.success) return { outcome: 'no-reason' }
  const grant = await tx.grant.findUnique({
    where: { id: grantId },
    include: { revocation: true, suspensions: { where: { liftedAt: null } } },
  })
  if (!grant) return { outcome: 'unknown' }
  if (grant.revocation) return { outcome: 'revoked' }
  const lasting = grant.suspensions[0]
  if (lasting) return { outcome: 'already', suspension: lasting.id }
  const id = newId()
  await tx.suspension.create({ data: { id, grantId, suspendedBy: operatorId, reason: why.data, suspendedAt: now } })
  const { userId, qualification } = grant
  await audit(tx, {
    actorId: operatorId,
    act: 'grant.suspended',
    subjectType: 'grant',
    subjectId: grantId,
    reason: why.data,
    detail: { userId, qualification },
    at: now,
  })
  return { outcome: 'suspended', suspension: id }
}

/** Suspends a grant: until it is lifted, it opens nothing. */
export function suspendGrant(request: SuspendRequest): Promise<SuspendOutcome> {
  return transaction((tx) => suspendWithin(tx, request))
}
