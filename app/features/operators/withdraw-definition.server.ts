import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { parseBody, publishDefinition } from '#app/platform/definitions.server.ts'

interface Request {
  type: 'practice' | 'exam'
  slug: string
  operatorId: string
  now: Date
}

/** `already`: it is as asked; nothing changed. */
export type WithdrawOutcome = { outcome: 'withdrawn' | 'offered' | 'already' | 'unknown' }

/** Stops offering a practice set or exam. Sittings that are open go on; results and grants stay. */
export function withdrawDefinition({ type, slug, operatorId, now }: Request): Promise<WithdrawOutcome> {
  return transaction(async (tx): Promise<WithdrawOutcome> => {
    const newest = await tx.definition.findFirst({ where: { type, slug }, orderBy: { version: 'desc' } })
    if (!newest) return { outcome: 'unknown' }
    if (newest.withdrawnAt) return { outcome: 'already' }
    await tx.definition.update({ where: { id: newest.id }, data: { withdrawnAt: now } })
    await audit(tx, {
      actorId: operatorId,
      act: 'definition.withdrawn',
      subjectType: 'definition',
      subjectId: newest.id,
      detail: { type, slug },
      at: now,
    })
    return { outcome: 'withdrawn' }
  })
}

/** Offers a withdrawn practice set or exam again, as a new version. */
export function offerDefinition({ type, slug, operatorId, now }: Request): Promise<WithdrawOutcome> {
  return transaction(async (tx): Promise<WithdrawOutcome> => {
    const newest = await tx.definition.findFirst({ where: { type, slug }, orderBy: { version: 'desc' } })
    if (!newest) return { outcome: 'unknown' }
    if (!newest.withdrawnAt) return { outcome: 'already' }
    const by = { origin: 'operator' as const, at: now, by: operatorId }
    const id =
      type === 'exam'
        ? await publishDefinition(tx, 'exam', parseBody('exam', newest.body), by)
        : await publishDefinition(tx, 'practice', parseBody('practice', newest.body), by)
    await audit(tx, {
      actorId: operatorId,
      act: 'definition.published',
      subjectType: 'definition',
      subjectId: id,
      detail: { type, slug },
      at: now,
    })
    return { outcome: 'offered' }
  })
}
