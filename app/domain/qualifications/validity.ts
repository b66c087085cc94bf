/** What is recorded about a grant. A suspension without `liftedAt` still lasts. */
export type GrantFacts = {
  grantedAt: Date
  /** null: never expires. */
  expiresAt: Date | null
  suspensions: readonly { suspendedAt: Date; liftedAt: Date | null }[]
  revocation: { revokedAt: Date } | null
}

export type GrantState = 'valid' | 'suspended' | 'expired' | 'revoked'

const DAY = 86_400_000

/** When a grant made at `grantedAt` expires; null where it never does. */
export function expiryOf(grantedAt: Date, validDays: number | null): Date | null {
  return validDays === null ? null : new Date(grantedAt.getTime() + validDays * DAY)
}

/**
 * The state of a grant at `now`. The gravest wins: a revoked grant is revoked whatever else happened to it, and an
 * expired one stays expired when a suspension is lifted. It expires at `expiresAt`, not after it.
 */
export function grantState(grant: GrantFacts, now: Date): GrantState {
  if (grant.revocation && grant.revocation.revokedAt <= now) return 'revoked'
  if (grant.expiresAt && grant.expiresAt <= now) return 'expired'
  const suspended = grant.suspensions.some(
    ({ suspendedAt, liftedAt }) => suspendedAt <= now && (liftedAt === null || liftedAt > now),
  )
  return suspended ? 'suspended' : 'valid'
}

/** Whether a grant gives its right at `now`. */
export function isValid(grant: GrantFacts, now: Date): boolean {
  return grantState(grant, now) === 'valid'
}

/** How long before its expiry a grant should be renewed, in days. */
export const RENEWAL_DAYS = 30

/** Whether a valid grant expires within `days`. */
export function expiresSoon(grant: GrantFacts, now: Date, days = RENEWAL_DAYS): boolean {
  return isValid(grant, now) && grant.expiresAt !== null && grant.expiresAt.getTime() - now.getTime() <= days * DAY
}

/** Whole days until a grant expires, rounded up; 0 when it has, null when it never does. */
export function daysLeft(grant: Pick<GrantFacts, 'expiresAt'>, now: Date): number | null {
  return grant.expiresAt && Math.max(0, Math.ceil((grant.expiresAt.getTime() - now.getTime()) / DAY))
}
