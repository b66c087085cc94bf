import { db } from '#app/platform/db.server.ts'

export const EVENTS_A_PAGE = 50

export interface ShownEvent {
  id: number
  act: string
  subjectType: string
  subjectId: string
  /** Who did it; null when the academy itself did. */
  actor: { id: string; name: string | null } | null
  reason: string | null
  /** What is said about it, as short lines `field: value`. */
  detail: string[]
  at: string
}

/** Acts of power, newest first; of one subject when one is named. */
export async function loadAudit({
  page,
  subject,
}: {
  page: number
  subject?: { type: string; id: string }
}): Promise<{ events: ShownEvent[]; hasNext: boolean }> {
  const rows = await db.auditEvent.findMany({
    where: subject ? { subjectType: subject.type, subjectId: subject.id } : {},
    orderBy: { id: 'desc' },
    skip: (page - 1) * EVENTS_A_PAGE,
    take: EVENTS_A_PAGE + 1,
  })
  const shown = rows.slice(0, EVENTS_A_PAGE)
  const ids = [...new Set(shown.flatMap(({ actorId }) => actorId ?? []))]
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, displayName: true } })
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]))
  return {
    hasNext: rows.length > EVENTS_A_PAGE,
    events: shown.map(({ id, act, subjectType, subjectId, actorId, reason, detail, at }) => ({
      id,
      act,
      subjectType,
      subjectId,
      actor: actorId ? { id: actorId, name: names.get(actorId) ?? null } : null,
      reason,
      detail: lines(detail),
      at: at.toISOString(),
    })),
  }
}

/** Ids say nothing to a reader; what they name is linked. */
const UNSAID = new Set(['userId', 'run', 'attempt'])

function lines(detail: unknown): string[] {
  if (typeof detail !== 'object' || detail === null) return []
  return Object.entries(detail)
    .filter(([field, value]) => !UNSAID.has(field) && ['string', 'number', 'boolean'].includes(typeof value))
    .map(([field, value]) => `${field}: ${typeof value === 'number' ? Math.round(value * 1000) / 1000 : String(value)}`)
}
