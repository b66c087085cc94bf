import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { confirmPassword } from './change-password.server.ts'

/**
 * Deletes an account: name, address, password and sessions go; answers, grades and ledger entries stay as evidence
 * of nobody, because gold quality and what was paid must remain explainable. Credentials are no longer valid.
 */
export async function deleteAccount(
  userId: string,
  password: string,
  now: Date,
): Promise<{ outcome: 'deleted' | 'wrong' }> {
  if (!(await confirmPassword(userId, password))) return { outcome: 'wrong' }
  await transaction(async (tx) => {
    const erased = { email: null, displayName: null, passwordHash: null, locale: null, role: 'labeler', deletedAt: now }
    await tx.user.update({ where: { id: userId }, data: erased })
    await tx.session.deleteMany({ where: { userId } })
    await tx.grant.updateMany({ where: { userId }, data: { holderName: null } })
    const held = await tx.grant.findMany({ where: { userId, revocation: null }, select: { id: true } })
    for (const grant of held) {
      await tx.revocation.create({
        data: { grantId: grant.id, revokedBy: null, reason: 'account deleted', revokedAt: now },
      })
    }
    await audit(tx, { actorId: null, act: 'account.deleted', subjectType: 'user', subjectId: userId, at: now })
  })
  return { outcome: 'deleted' }
}
