import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/db.server.ts'

/** The most that an exam's time is multiplied by. */
export const MOST_EXTRA_TIME = 4

/** Gives a person more time in exams that begin from now on. Factor 1 is none. */
export function changeExtraTime(request: {
  actorId: string
  userId: string
  factor: number
  reason: string
  now: Date
}): Promise<{ outcome: 'changed' | 'same' | 'unknown' }> {
  const { actorId, userId, factor, reason, now } = request
  return transaction(async (tx) => {
    const user = await tx.user.findFirst({ where: { id: userId, email: { not: null }, deletedAt: null } })
    if (!user) return { outcome: 'unknown' }
    if (user.extraTimeFactor === factor) return { outcome: 'same' }
    await tx.user.update({ where: { id: userId }, data: { extraTimeFactor: factor } })
    await audit(tx, {
      actorId,
      act: 'person.extra-time',
      subjectType: 'user',
      subjectId: userId,
      reason,
      detail: { from: user.extraTimeFactor, to: factor },
      at: now,
    })
    return { outcome: 'changed' }
  })
}
