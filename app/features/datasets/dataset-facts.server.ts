import { db, statement } from '#app/platform/db.server.ts'
import { type ItemFacts, factsOf } from './item-facts.ts'

/** Facts of the datasets that were looked at last; they change when an import adds to them, and when gold is corrected. */
const kept = new Map<string, { run: string; facts: ItemFacts[] }>()
const KEPT = 4

/** The facts of every item of a dataset, by key. Reads them once an import; a preview then costs no query. */
export async function datasetFacts(datasetId: string): Promise<ItemFacts[]> {
  const last = await db.importRun.findFirst({
    where: { datasetId, state: 'done' },
    orderBy: { finishedAt: 'desc' },
    select: { id: true },
  })
  const known = kept.get(datasetId)
  if (known && known.run === last?.id) return known.facts
  const rows = statement('SELECT id, key, meta FROM Item WHERE datasetId = ? ORDER BY key').all(datasetId) as {
    id: string
    key: string
    meta: string
  }[]
  const facts = rows.map(({ id, key, meta }) => factsOf({ id, key, meta: JSON.parse(meta) as unknown }))
  kept.delete(datasetId)
  if (last) kept.set(datasetId, { run: last.id, facts })
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
  return facts
}

/** Gold was corrected: what is known of the items is read again when it is next asked for. */
export function forgetFacts(): void {
  kept.clear()
}
