import type { Prisma } from '@prisma/client'
import { expiryOf } from '#app/domain/qualifications/validity.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { definitionById } from '#app/platform/definitions.server.ts'
import { newId } from '#app/platform/id.server.ts'

/** What a grant rests on; copied into it, so that it stays true whatever changes later. */
export interface Evidence {
  /** The exam and the version of it that was passed. */
  exam?: { slug: string; version: number }
  /** 0–1, with the range that fits the same answers. */
  score?: number
  interval?: { low: number; high: number }
  cut?: number
  items?: number
  graderVersion?: string
  rubricVersion?: string
}

export interface GrantRequest {
  userId: string
  qualification: string
  level: number
  evidence: Evidence
  /** The attempt that earned it; there is one grant per attempt, however often this is called. */
  attempt?: string
  /** The operator who issued it by hand, and why. */
  grantedBy?: string
  reason?: string
  now: Date
}

/**
 * Grants a qualification inside the caller's transaction, with its audit row.
 * @returns the grant's id; the earlier one when the attempt has been rewarded before
 * @throws Error when no such qualification was ever published
 */
export async function grantQualification(tx: Tx, request: GrantRequest): Promise<string> {
  const { userId, qualification, level, evidence, attempt, grantedBy, reason, now } = request
  if (attempt) {
    const earlier = await tx.grant.findUnique({ where: { attemptId: attempt }, select: { id: true } })
    if (earlier) return earlier.id
  }
  const row = await tx.definition.findFirst({
    where: { type: 'qualification', slug: qualification },
    orderBy: { version: 'desc' },
    select: { id: true },
  })
  const definition = row && (await definitionById('qualification', row.id))
  if (!definition) throw new Error(`there is no qualification "${qualification}"`)
  const id = newId()
  await tx.grant.create({
    data: {
      id,
      publicId: newId(),
      userId,
      definitionId: definition.id,
      qualification,
      level,
      evidence: evidence as Prisma.InputJsonObject,
      attemptId: attempt,
      grantedBy,
      reason,
      grantedAt: now,
      expiresAt: expiryOf(now, definition.body.validDays),
    },
  })
  const detail = { userId, qualification, level, ...(attempt ? { attempt } : {}) }
  const actorId = grantedBy ?? null
  await audit(tx, { actorId, act: 'grant.issued', subjectType: 'grant', subjectId: id, reason, detail, at: now })
  return id
}
