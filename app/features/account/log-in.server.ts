import { db } from '#app/platform/db.server.ts'
import { verifyPassword } from '#app/platform/password.server.ts'
import { forgive, limit } from '#app/platform/rate-limit.server.ts'

export type LoggedIn =
  | { outcome: 'known'; userId: string; locale: string | null }
  | { outcome: 'wrong' }
  | { outcome: 'wait'; seconds: number }

/**
 * Checks an e-mail and password. A wrong one never tells which of the two was wrong, and tries are limited per
 * account and per address, so that guessing stays hopeless.
 */
export async function logIn(email: string, password: string, address: string): Promise<LoggedIn> {
  const seconds = (await limit('login-address', address)) || (await limit('login-account', email))
  if (seconds > 0) return { outcome: 'wait', seconds }
  const user = await db.user.findFirst({
    where: { email, deletedAt: null },
    select: { id: true, passwordHash: true, locale: true },
  })
  const right = await verifyPassword(user?.passwordHash ?? null, password)
  if (!user || !right) return { outcome: 'wrong' }
  await forgive('login-account', email)
  return { outcome: 'known', userId: user.id, locale: user.locale }
}
