import type { PracticeDefinition } from '#app/domain/practice/definition.ts'
import { latestGoldVersion } from '#app/features/grading/gold.server.ts'
import { poolOf } from '#app/features/items/make-scene-item.server.ts'
import { datasetId, scenesSlug } from '#app/features/items/scenes-dataset.server.ts'
import { statement } from '#app/platform/db.server.ts'
import type { Locale } from '#app/platform/session.server.ts'

/** How many unseen items are compared; a pool may hold many thousands. */
const WINDOW = 200

export interface ChosenItem {
  itemId: string
  goldVersion: number
}

/** Who is to be given an item, and in which language; null: any. Pictures are in all of them. */
export interface Learner {
  userId: string
  locale: Locale | null
}

/**
 * Items of a practice set's pool: `pool` names its dials, `keys` lists its items as JSON; null where it has none. An
 * item that its file no longer has is retired: it stays for those who had it, and is given to nobody else.
 */
const POOL = `i.datasetId = @dataset AND (@pool IS NULL OR json_extract(i.meta, '$.pool') = @pool)
  AND (@keys IS NULL OR i.key IN (SELECT value FROM json_each(@keys)))
  AND json_extract(i.meta, '$.retired') IS NULL`
const READABLE = `(@locale IS NULL OR coalesce(json_extract(i.meta, '$.language'), @locale) = @locale)`
const UNSEEN = `SELECT i.id, (SELECT count(*) FROM PracticeTask p WHERE p.itemId = i.id) AS served FROM Item i
  WHERE ${POOL} AND ${READABLE}
    AND NOT EXISTS (SELECT 1 FROM Exposure e WHERE e.userId = @userId AND e.itemId = i.id) LIMIT @most`
const LONGEST_AGO = `SELECT i.id FROM Item i JOIN Exposure e ON e.userId = @userId AND e.itemId = i.id
  WHERE ${POOL} AND ${READABLE} GROUP BY i.id ORDER BY max(e.id) LIMIT @most`

interface Pool {
  dataset: string
  pool: string | null
  keys: string | null
}

async function poolOfPractice({ slug, pool }: PracticeDefinition): Promise<Pool | null> {
  const scenes = pool.source === 'scenes'
  const dataset = await datasetId(scenes ? scenesSlug('practice', slug) : pool.dataset)
  if (!dataset) return null
  if (scenes) return { dataset, pool: poolOf(pool.scene), keys: null }
  return { dataset, pool: null, keys: pool.items ? JSON.stringify(pool.items) : null }
}

/** Ids of items of the set that this person was never served, at most `most`, the least served to anybody first. */
async function unseenItems(practice: PracticeDefinition, person: Learner, most: number): Promise<string[]> {
  const pool = await poolOfPractice(practice)
  if (!pool) return []
  const rows = statement(UNSEEN).all({ ...pool, ...person, most }) as { id: string; served: number }[]
  return rows.sort((a, b) => a.served - b.served).map(({ id }) => id)
}

/** How many items are ready that this person has not seen; counting stops at `most`. */
export async function readyItems(practice: PracticeDefinition, userId: string, most: number): Promise<number> {
  return (await unseenItems(practice, { userId, locale: null }, most)).length
}

/** The least served item that this person has not seen; null when there is none. Pictures are shared between people. */
export async function unseenItem(practice: PracticeDefinition, person: Learner): Promise<ChosenItem | null> {
  return firstWithGold(await unseenItems(practice, person, WINDOW))
}

/** The item that this person saw longest ago: where a dataset has nothing new, practice begins again. */
export async function itemSeenLongestAgo(practice: PracticeDefinition, person: Learner): Promise<ChosenItem | null> {
  const pool = await poolOfPractice(practice)
  if (!pool) return null
  return firstWithGold(
    (statement(LONGEST_AGO).all({ ...pool, ...person, most: WINDOW }) as { id: string }[]).map(({ id }) => id),
  )
}

async function firstWithGold(ids: string[]): Promise<ChosenItem | null> {
  const versions = await latestGoldVersion(ids)
  const itemId = ids.find((id) => versions.has(id))
  return itemId === undefined ? null : { itemId, goldVersion: versions.get(itemId)! }
}
