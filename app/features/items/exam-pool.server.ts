import type { ExamDefinition } from '#app/domain/exams/definition.ts'
import type { PoolItem } from '#app/domain/exams/draw.ts'
import { statement } from '#app/platform/db.server.ts'
import { poolOf } from './make-scene-item.server.ts'
import { datasetId, scenesSlug } from './scenes-dataset.server.ts'

type Exam = Pick<ExamDefinition, 'slug' | 'dataset' | 'blueprint'>

/** A drawable item of app/domain/exams/draw.ts, and whether this person has met it. */
export interface ExamPoolItem extends PoolItem {
  key: string
  /** Whether this person was served it before, wherever that was. */
  met: boolean
}

interface Row {
  id: string
  key: string
  exposures: number
  met: number
}

const SELECT = `SELECT i.id, i.key,
    (SELECT count(DISTINCT e.userId) FROM Exposure e WHERE e.itemId = i.id AND e.kind = 'served') AS exposures,
    EXISTS (SELECT 1 FROM Exposure e WHERE e.userId = ? AND e.itemId = i.id) AS met
  FROM Item i WHERE i.datasetId = ?`

/**
 * The items that an attempt of this person may be given for one stratum, by key. Scenes: those made with the
 * stratum's present dials. Imported: the listed ones, or all that no other stratum lists.
 */
export async function examPool(exam: Exam, stratum: string, userId: string): Promise<ExamPoolItem[]> {
  const entry = exam.blueprint.find((candidate) => candidate.stratum === stratum)
  const dataset = await datasetId(exam.dataset ?? scenesSlug('exam', exam.slug))
  if (!entry || !dataset) return []
  const rows = entry.scene
    ? statement(
        `${SELECT} AND json_extract(i.meta, '$.stratum') = ? AND json_extract(i.meta, '$.pool') = ? ORDER BY i.key`,
      ).all(userId, dataset, stratum, poolOf(entry.scene))
    : statement(`${SELECT} ORDER BY i.key`).all(userId, dataset)
  const items = (rows as Row[]).map((row) => ({ ...row, stratum, met: row.met === 1 }))
  if (entry.scene) return items
  const elsewhere = new Set(exam.blueprint.flatMap((other) => (other.stratum === stratum ? [] : (other.items ?? []))))
  const wanted = entry.items ? new Set(entry.items) : null
  return items.filter(({ key }) => (wanted ? wanted.has(key) : !elsewhere.has(key)))
}

/** How many scenes a stratum's pool has so far; the number of its next seed. */
export function scenesMade(datasetId: string, stratum: string, pool: string): number {
  const counted = statement(
    `SELECT count(*) AS n FROM Item i WHERE i.datasetId = ? AND json_extract(i.meta, '$.stratum') = ?
     AND json_extract(i.meta, '$.pool') = ?`,
  ).get(datasetId, stratum, pool) as { n: number }
  return counted.n
}
