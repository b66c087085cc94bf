import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { type Role, endAllSessions } from '#app/platform/session.server.ts'

export const ROLES: readonly Role[] = ['labeler', 'reviewer', 'operator', 'admin']

export type RoleOutcome =
  | { outcome: 'changed'; from: string }
  | { outcome: 'same' }
  | { outcome: 'unknown' }
  /** Nobody takes their own power away by a slip, nor leaves the academy without an admin. */
  | { outcome: 'self' }

/**
 * Gives a person a role and ends their sessions, so that no open window keeps the old one.
 * @param actorId the admin who does it; null on the command line
 */
export async function changeRole(request: {
  actorId: string | null
  userId: string
  role: Role
  now: Date
}): Promise<RoleOutcome> {
  const { actorId, userId, role, now } = request
  if (actorId === userId) return { outcome: 'self' }
  const result = await transaction(async (tx): Promise<RoleOutcome> => {
    const user = await tx.user.findFirst({ where: { id: userId, email: { not: null }, deletedAt: null } })
    if (!user) return { outcome: 'unknown' }
    if (user.role === role) return { outcome: 'same' }
    await tx.user.update({ where: { id: userId }, data: { role } })
    await audit(tx, {
      actorId,
      act: 'role.changed',
      subjectType: 'user',
      subjectId: userId,
      detail: { from: user.role, to: role },
      at: now,
    })
    return { outcome: 'changed', from: user.role }
  })
  if (result.outcome === 'changed') await endAllSessions(userId)
  return result
}
