import type { Problem } from '#app/domain/labels/problems.ts'
import { db } from '#app/platform/db.server.ts'

export const IMPORTS_A_PAGE = 20
export const PROBLEMS_A_PAGE = 50

/** Import runs, newest first. */
export async function listImports(page: number) {
  const rows = await db.importRun.findMany({
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * IMPORTS_A_PAGE,
    take: IMPORTS_A_PAGE + 1,
    include: { dataset: { select: { slug: true, name: true } } },
  })
  return { runs: rows.slice(0, IMPORTS_A_PAGE).map(shown), hasNext: rows.length > IMPORTS_A_PAGE }
}

/** One run with a page of its problems; null when there is none. */
export async function loadImport(id: string, page: number) {
  const row = await db.importRun.findUnique({
    where: { id },
    include: { dataset: { select: { slug: true, name: true } } },
  })
  if (!row) return null
  const problems = row.problems as unknown as Problem[]
  const start = (page - 1) * PROBLEMS_A_PAGE
  return {
    run: shown(row),
    problems: problems.slice(start, start + PROBLEMS_A_PAGE).map(({ where, message }) => ({ where, message })),
    hasNext: problems.length > start + PROBLEMS_A_PAGE,
  }
}

type Row = NonNullable<Awaited<ReturnType<typeof db.importRun.findUnique>>> & {
  dataset: { slug: string; name: string } | null
}

function shown(row: Row) {
  const counts = row.counts as Record<string, number>
  return {
    id: row.id,
    fileName: row.fileName,
    state: row.state as 'running' | 'done' | 'failed',
    processed: row.processed,
    total: row.total,
    counts: {
      items: counts.items ?? 0,
      newItems: counts.newItems ?? 0,
      parts: counts.parts ?? 0,
      newGoldVersions: counts.newGoldVersions ?? 0,
      unchanged: counts.unchanged ?? 0,
      skipped: counts.skipped ?? 0,
    },
    problems: (row.problems as unknown as Problem[]).length,
    startedAt: row.startedAt.toISOString(),
    dataset: row.dataset && { slug: row.dataset.slug, name: row.dataset.name },
  }
}
