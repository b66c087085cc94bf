import { statement } from '#app/platform/db.server.ts'
import { listDefinitions } from '#app/platform/definitions.server.ts'
import type { Locale } from '#app/platform/session.server.ts'

export const HELD_A_PAGE = 25

export interface HeldRow {
  id: string
  project: string
  person: { id: string; name: string | null }
  submittedAt: string
}

/** Whoever has waited longest comes first. The partial index holds nothing but held answers, in this order. */
export const HELD = `SELECT a.id, a.project, a.userId, a.submittedAt, u.displayName AS name
  FROM Assignment a JOIN User u ON u.id = a.userId
  WHERE a.outcome = 'held' ORDER BY a.submittedAt, a.id LIMIT @limit OFFSET @offset`
/** Nobody needs to know more exactly than "100 or more". */
const MOST = 100
const COUNT = `SELECT count(*) AS n FROM (SELECT 1 FROM Assignment WHERE outcome = 'held' LIMIT ${MOST})`

/** One page of the answers that wait for an operator, oldest first. */
export async function listHeld({
  page,
  locale,
}: {
  page: number
  locale: Locale
}): Promise<{ held: HeldRow[]; hasNext: boolean }> {
  const rows = statement(HELD).all({ limit: HELD_A_PAGE + 1, offset: (page - 1) * HELD_A_PAGE }) as {
    id: string
    project: string
    userId: string
    submittedAt: string
    name: string | null
  }[]
  const titles = new Map((await listDefinitions('project')).map(({ slug, body }) => [slug, body.title[locale]]))
  return {
    hasNext: rows.length > HELD_A_PAGE,
    held: rows.slice(0, HELD_A_PAGE).map(({ id, project, userId, name, submittedAt }) => ({
      id,
      project: titles.get(project) ?? project,
      person: { id: userId, name },
      submittedAt: new Date(submittedAt).toISOString(),
    })),
  }
}

/** How many answers wait for an operator; `orMore` when counting stopped there. */
export function countHeld(): { count: number; orMore: boolean } {
  const { n } = statement(COUNT).get() as { n: number }
  return { count: n, orMore: n === MOST }
}
