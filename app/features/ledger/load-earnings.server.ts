import { db, statement } from '#app/platform/db.server.ts'
import { listDefinitions } from '#app/platform/definitions.server.ts'
import type { Locale } from '#app/platform/session.server.ts'

export const PAGE_SIZE = 25

export interface Money {
  amountMinor: number
  currency: string
}

/** What a person has earned so far, one sum per currency: money of different currencies is never added. */
export function earnedBy(userId: string): (Money & { entries: number })[] {
  return statement(
    'SELECT currency, sum(amountMinor) AS amountMinor, count(*) AS entries FROM LedgerEntry WHERE userId = ? GROUP BY currency ORDER BY currency',
  ).all(userId) as (Money & { entries: number })[]
}

interface ProjectRow {
  project: string
  currency: string | null
  amountMinor: number | null
  accepted: number
  rejected: number
  held: number
}

const BY_PROJECT = `SELECT a.project, l.currency, sum(l.amountMinor) AS amountMinor,
    count(DISTINCT CASE a.outcome WHEN 'accepted' THEN a.id END) AS accepted,
    count(DISTINCT CASE a.outcome WHEN 'rejected' THEN a.id END) AS rejected,
    count(DISTINCT CASE a.outcome WHEN 'held' THEN a.id END) AS held
  FROM Assignment a LEFT JOIN LedgerEntry l ON l.assignmentId = a.id
  WHERE a.userId = ? AND a.submittedAt IS NOT NULL
  GROUP BY a.project, l.currency ORDER BY a.project, l.currency`

/** Sums, a person's work project by project, and one page of their ledger, newest first. */
export async function loadEarnings(userId: string, { page, locale }: { page: number; locale: Locale }) {
  const titles = new Map((await listDefinitions('project')).map(({ slug, body }) => [slug, body.title[locale]]))
  const title = (project: string) => titles.get(project) ?? project
  const rows = await db.ledgerEntry.findMany({
    where: { userId },
    orderBy: { id: 'desc' },
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE + 1,
    select: {
      id: true,
      assignmentId: true,
      reason: true,
      amountMinor: true,
      currency: true,
      at: true,
      assignment: { select: { project: true } },
    },
  })
  return {
    sums: earnedBy(userId),
    projects: projectsOf(userId).map((project) => ({ ...project, title: title(project.slug) })),
    entries: rows.slice(0, PAGE_SIZE).map(({ assignment, at, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      project: assignment.project,
      title: title(assignment.project),
    })),
    hasNext: rows.length > PAGE_SIZE,
  }
}

function projectsOf(userId: string) {
  const rows = statement(BY_PROJECT).all(userId) as ProjectRow[]
  const bySlug = new Map<string, { slug: string; accepted: number; rejected: number; held: number; earned: Money[] }>()
  for (const { project, currency, amountMinor, accepted, rejected, held } of rows) {
    const sum = bySlug.get(project) ?? { slug: project, accepted: 0, rejected: 0, held: 0, earned: [] }
    bySlug.set(project, sum)
    sum.accepted += accepted
    sum.rejected += rejected
    sum.held += held
    if (currency && amountMinor !== null) sum.earned.push({ currency, amountMinor })
  }
  return [...bySlug.values()]
}
