import { db, transaction } from '#app/platform/db.server.ts'
import { hashPassword, verifyPassword } from '#app/platform/password.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { endAllSessions } from '#app/platform/session.server.ts'

/** Whether this is the person's password. Tries are limited as at login. */
export async function confirmPassword(userId: string, password: string): Promise<boolean> {
  if ((await limit('login-account', userId)) > 0) return false
  const user = await db.user.findUnique({ where: { id: userId }, select: { passwordHash: true } })
  return verifyPassword(user?.passwordHash ?? null, password)
}

/** Changes the password and ends every session; the caller starts a new one for this browser. */
export async function changePassword(
  userId: string,
  current: string,
  next: string,
): Promise<{ outcome: 'changed' | 'wrong' }> {
  if (!(await confirmPassword(userId, current))) return { outcome: 'wrong' }
  const passwordHash = await hashPassword(next)
  await transaction((tx) => tx.user.update({ where: { id: userId }, data: { passwordHash } }))
  await endAllSessions(userId)
  return { outcome: 'changed' }
}
