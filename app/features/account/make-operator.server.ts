import { isSetupToken } from '#app/features/setup/setup-token.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { isUniqueViolation, transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { hashPassword } from '#app/platform/password.server.ts'
import type { Joined, NewAccount } from './join-academy.server.ts'

/**
 * Makes the first operator account with the one-time link that the start printed. Once there is an operator the
 * link opens nothing, also when two people use it at the same moment.
 */
export async function makeOperator(
  account: NewAccount,
  token: string,
  now: Date,
): Promise<Joined | { outcome: 'used' }> {
  if (!(await isSetupToken(token))) return { outcome: 'used' }
  const { email, displayName, locale } = account
  const passwordHash = await hashPassword(account.password)
  const userId = newId()
  try {
    return await transaction(async (tx) => {
      const operators = await tx.user.count({ where: { role: { in: ['operator', 'admin'] }, deletedAt: null } })
      if (operators > 0) return { outcome: 'used' as const }
      const times = { createdAt: now, signedUpAt: now }
      await tx.user.create({ data: { id: userId, role: 'admin', email, displayName, locale, passwordHash, ...times } })
      await audit(tx, {
        actorId: userId,
        act: 'role.changed',
        subjectType: 'user',
        subjectId: userId,
        detail: { to: 'admin' },
        at: now,
      })
      return { outcome: 'joined' as const, userId }
    })
  } catch (error) {
    if (isUniqueViolation(error)) return { outcome: 'taken' }
    throw error
  }
}
