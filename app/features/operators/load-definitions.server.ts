import type { Text } from '#app/domain/text.ts'
import { statement } from '#app/platform/db.server.ts'

export interface ListedDefinition {
  slug: string
  title: Text
  version: number
  origin: string
  withdrawn: boolean
  createdAt: string
  /** The dataset its items come from; null for scenes. */
  dataset: string | null
  /** Sittings or practice tasks under this version. */
  uses: number
  /** Share 0–1 of the finished sittings that passed; null without any, and for practice. */
  passRate: number | null
}

const NEWEST = `SELECT id, slug, version, origin, body, createdAt, withdrawnAt FROM Definition d WHERE type = ?
  AND version = (SELECT max(version) FROM Definition o WHERE o.type = d.type AND o.slug = d.slug) ORDER BY slug`
const SITTINGS = `SELECT count(*) AS uses, count(outcome) AS finished, sum(outcome = 'passed') AS passed
  FROM Attempt WHERE definitionId = ?`
const TASKS = 'SELECT count(*) AS uses, 0 AS finished, 0 AS passed FROM PracticeTask WHERE definitionId = ?'

interface Body {
  title: Text
  dataset?: string
  pool?: { source: string; dataset?: string }
}

/** The newest version of each practice set or exam, offered or withdrawn, with how it is used. */
export function loadDefinitions(type: 'practice' | 'exam'): ListedDefinition[] {
  const rows = statement(NEWEST).all(type) as {
    id: string
    slug: string
    version: number
    origin: string
    body: string
    createdAt: string
    withdrawnAt: string | null
  }[]
  const counts = statement(type === 'exam' ? SITTINGS : TASKS)
  return rows.map(({ id, slug, version, origin, body, createdAt, withdrawnAt }) => {
    const { title, dataset, pool } = JSON.parse(body) as Body
    const { uses, finished, passed } = counts.get(id) as { uses: number; finished: number; passed: number | null }
    return {
      slug,
      title,
      version,
      origin,
      withdrawn: withdrawnAt !== null,
      createdAt: new Date(createdAt).toISOString(),
      dataset: dataset ?? pool?.dataset ?? null,
      uses,
      passRate: finished > 0 ? (passed ?? 0) / finished : null,
    }
  })
}
