import type { GrantState } from '#app/domain/qualifications/validity.ts'
import type { Text } from '#app/domain/text.ts'
import { definitionById, listDefinitions } from '#app/platform/definitions.server.ts'
import { lastingSuspension, standingOf } from './standing.server.ts'

/** A grant as its holder sees it: everything, also why something was done to it. */
export interface HeldQualification {
  id: string
  slug: string
  publicId: string
  title: Text
  level: Text
  exam: string
  state: GrantState
  expiresSoon: boolean
  grantedAt: string
  expiresAt: string | null
  score: number | null
  /** The sitting that earned it; null when a person issued it. */
  attempt: string | null
  reason: string | null
}

export interface OpenQualification {
  slug: string
  title: Text
  summary: Text
  exam: string
}

/** A person's grants, newest first, and the qualifications that they do not hold. */
export async function listQualifications(
  userId: string,
  now: Date,
): Promise<{ held: HeldQualification[]; open: OpenQualification[] }> {
  const grants = standingOf(userId, now)
  const held = await Promise.all(
    grants.map(async (grant): Promise<HeldQualification> => {
      const definition = await definitionById('qualification', grant.definitionId)
      if (!definition) throw new Error(`the qualification definition ${grant.definitionId} is gone`)
      const { title, levels, exam } = definition.body
      return {
        id: grant.id,
        slug: grant.qualification,
        publicId: grant.publicId,
        title,
        level: levels.find(({ level }) => level === grant.level)?.title ?? title,
        exam,
        state: grant.state,
        expiresSoon: grant.expiresSoon,
        grantedAt: grant.grantedAt.toISOString(),
        expiresAt: grant.expiresAt?.toISOString() ?? null,
        score: grant.score,
        attempt: grant.attemptId,
        reason: grant.revocation?.reason ?? lastingSuspension(grant, now)?.reason ?? null,
      }
    }),
  )
  const known = new Set(grants.map(({ qualification }) => qualification))
  const all = await listDefinitions('qualification')
  const open = all.filter(({ slug }) => !known.has(slug))
  return {
    held,
    open: open.map(({ slug, body: { title, summary, exam } }) => ({ slug, title, summary, exam })),
  }
}
