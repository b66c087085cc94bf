/** One labeler's claim on one task. */
export type Lease = { leasedAt: Date; leaseExpiresAt: Date; submittedAt: Date | null; returnedAt: Date | null }

export type LeaseState = 'running' | 'submitted' | 'returned' | 'expired'

/** When a lease taken at `leasedAt` runs out. */
export function leaseExpiry(leasedAt: Date, leaseMinutes: number): Date {
  return new Date(leasedAt.getTime() + leaseMinutes * 60_000)
}

/** The state of a lease at `now`. What was submitted or given back stays so; otherwise it runs until its expiry. */
export function leaseState(lease: Lease, now: Date): LeaseState {
  if (lease.submittedAt) return 'submitted'
  if (lease.returnedAt) return 'returned'
  return now < lease.leaseExpiresAt ? 'running' : 'expired'
}

/** How many more people may take a task that needs `needed` more accepted answers: running leases hold a place. */
export function placesFree(needed: number, leases: readonly Lease[], now: Date): number {
  return Math.max(0, needed - leases.filter((lease) => leaseState(lease, now) === 'running').length)
}
