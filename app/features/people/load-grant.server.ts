import { timeInSight } from '#app/features/attempts/time-in-sight.server.ts'
import { loadAudit } from '#app/features/operators/load-audit.server.ts'
import { grantById } from '#app/features/qualifications/standing.server.ts'
import { db } from '#app/platform/db.server.ts'
import { definitionById } from '#app/platform/definitions.server.ts'

/** A grant with what it rests on and everything that was done to it; null when there is none. For operators. */
export async function loadGrant(id: string, now: Date) {
  const grant = grantById(id, now)
  if (!grant) return null
  const holder = await db.user.findUnique({
    where: { id: grant.userId },
    select: { id: true, displayName: true, email: true },
  })
  const definition = await definitionById('qualification', grant.definitionId)
  const { events } = await loadAudit({ page: 1, subject: { type: 'grant', id } })
  const { score, interval, cut, items, exam, graderVersion, rubricVersion } = grant.evidence
  return {
    grant: {
      id: grant.id,
      publicId: grant.publicId,
      qualification: grant.qualification,
      title: definition?.body.title ?? { en: grant.qualification, ko: grant.qualification },
      level: grant.level,
      state: grant.state,
      attemptId: grant.attemptId,
      grantedAt: grant.grantedAt.toISOString(),
      expiresAt: grant.expiresAt?.toISOString() ?? null,
      suspended: grant.suspensions.some(({ liftedAt }) => liftedAt === null),
      revoked: grant.revocation !== null,
    },
    evidence: {
      score: score ?? null,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      cut: cut ?? null,
      items: items ?? null,
      exam: typeof exam === 'object' ? `${exam.slug} · v${exam.version}` : null,
      grader: graderVersion ?? null,
      rubric: rubricVersion ?? null,
      /** How long the attempt's items were in sight, all together. */
      visibleMs: grant.attemptId ? (timeInSight([grant.attemptId]).get(grant.attemptId) ?? null) : null,
    },
    holder: holder && { id: holder.id, name: holder.displayName, email: holder.email },
    events,
  }
}
