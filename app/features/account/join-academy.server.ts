import { isUniqueViolation, transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { hashPassword } from '#app/platform/password.server.ts'

export interface NewAccount {
  email: string
  displayName: string
  password: string
  locale: 'ko' | 'en'
}
export type Joined = { outcome: 'joined'; userId: string } | { outcome: 'taken' }

/**
 * Signs a person up. A guest becomes the account, so everything tried before signing up is kept.
 * @param guestId the guest of this browser, if any
 */
export async function joinAcademy(account: NewAccount, guestId: string | null, now: Date): Promise<Joined> {
  const { email, displayName, locale } = account
  const data = { email, displayName, locale, passwordHash: await hashPassword(account.password), signedUpAt: now }
  try {
    return await transaction(async (tx) => {
      // Only a row that still is a guest may become an account: a second form of the same browser makes none.
      const kept = guestId
        ? await tx.user.updateMany({ where: { id: guestId, email: null, deletedAt: null }, data })
        : { count: 0 }
      if (kept.count === 1) return { outcome: 'joined' as const, userId: guestId! }
      const user = await tx.user.create({ data: { id: newId(), createdAt: now, ...data } })
      return { outcome: 'joined' as const, userId: user.id }
    })
  } catch (error) {
    // The unique e-mail decides, also between two sign-ups at the same moment.
    if (isUniqueViolation(error)) return { outcome: 'taken' }
    throw error
  }
}
