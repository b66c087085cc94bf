import { z } from 'zod'
import type { Text } from '#app/domain/text.ts'
import type { GrantState } from '#app/domain/qualifications/validity.ts'
import { grantByPublicId, lastingSuspension } from '#app/features/qualifications/standing.server.ts'
import { definitionById } from '#app/platform/definitions.server.ts'

const share = z.number().min(0).max(1)
/** What of a grant's evidence is shown; a part that is missing or unreadable is not shown. */
const evidenceSchema = z.object({
  score: share.optional().catch(undefined),
  interval: z.object({ low: share, high: share }).optional().catch(undefined),
  cut: share.optional().catch(undefined),
  items: z.number().int().positive().optional().catch(undefined),
})

/** What anybody who knows the address may see, and (`mine`) what only the holder sees. */
export interface Credential {
  publicId: string
  holderName: string | null
  title: Text
  level: Text
  summary: Text
  criteria: Text
  evidence: z.output<typeof evidenceSchema>
  /** Earned in an exam, or issued by a person. */
  byExam: boolean
  grantedAt: string
  expiresAt: string | null
  state: GrantState
  mine: boolean
  /** Why it is suspended or revoked; for the holder's eyes only. */
  reason: string | null
}

/** A credential by its unguessable address; null when there is none. */
export async function loadCredential(publicId: string, viewer: string | null, now: Date): Promise<Credential | null> {
  const grant = grantByPublicId(publicId, now)
  const definition = grant && (await definitionById('qualification', grant.definitionId))
  if (!definition) return null
  const { title, summary, criteria, levels } = definition.body
  const mine = viewer === grant.userId
  const reason = grant.revocation?.reason ?? lastingSuspension(grant, now)?.reason ?? null
  return {
    publicId,
    holderName: grant.holderName,
    title,
    level: levels.find(({ level }) => level === grant.level)?.title ?? title,
    summary,
    criteria,
    evidence: evidenceSchema.parse(grant.evidence),
    byExam: grant.attemptId !== null,
    grantedAt: grant.grantedAt.toISOString(),
    expiresAt: grant.expiresAt?.toISOString() ?? null,
    state: grant.state,
    mine,
    reason: mine ? reason : null,
  }
}
