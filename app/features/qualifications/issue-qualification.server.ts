import { isValid } from '#app/domain/qualifications/validity.ts'
import { db, transaction } from '#app/platform/db.server.ts'
import { currentDefinition } from '#app/platform/definitions.server.ts'
import { grantQualification } from './grant-qualification.server.ts'
import { reasonSchema } from './reason.ts'

export type IssueOutcome =
  | { outcome: 'issued'; grant: string }
  /** The person holds it at this level or above: a second click changes nothing. */
  | { outcome: 'held'; grant: string }
  | { outcome: 'unknown-person' | 'unknown-qualification' | 'unknown-level' | 'no-reason' }

/** Issues a qualification by hand. The reason is kept with the grant and in the audit row. */
export async function issueQualification(request: {
  operatorId: string
  userId: string
  qualification: string
  level: number
  reason: string
  now: Date
}): Promise<IssueOutcome> {
  const { operatorId, userId, qualification, level, now } = request
  const reason = reasonSchema.safeParse(request.reason)
  if (!reason.success) return { outcome: 'no-reason' }
  const definition = await currentDefinition('qualification', qualification)
  if (!definition) return { outcome: 'unknown-qualification' }
  if (!definition.body.levels.some((offered) => offered.level === level)) return { outcome: 'unknown-level' }
  const person = await db.user.findFirst({ where: { id: userId, deletedAt: null, email: { not: null } } })
  if (!person) return { outcome: 'unknown-person' }
  return transaction(async (tx): Promise<IssueOutcome> => {
    const grants = await tx.grant.findMany({
      where: { userId, qualification, level: { gte: level } },
      include: { suspensions: true, revocation: true },
    })
    const held = grants.find((grant) => isValid(grant, now))
    if (held) return { outcome: 'held', grant: held.id }
    const grant = await grantQualification(tx, {
      userId,
      qualification,
      level,
      evidence: {},
      grantedBy: operatorId,
      reason: reason.data,
      now,
    })
    return { outcome: 'issued', grant }
  })
}
