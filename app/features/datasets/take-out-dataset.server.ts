import type { Credit } from '#app/domain/datasets/coco-records.ts'
import type { Dataset, DatasetItem } from '#app/domain/datasets/dataset.ts'
import { itemContentSchema } from '#app/domain/labels/content.ts'
import { taxonomySchema } from '#app/domain/labels/taxonomy.ts'
import { newestGold } from '#app/features/grading/gold.server.ts'
import { db } from '#app/platform/db.server.ts'

/**
 * A whole dataset with its newest gold, as every format can write it; null when there is none of this name. Items
 * without gold come along without labels. For operators only: what leaves here is gold.
 */
export async function takeOutDataset(slug: string): Promise<Dataset | null> {
  const dataset = await db.dataset.findUnique({ where: { slug }, select: { id: true, taxonomy: true } })
  if (!dataset) return null
  const rows = await db.item.findMany({
    where: { datasetId: dataset.id },
    select: { id: true, key: true, width: true, height: true, media: true, content: true, meta: true },
    orderBy: { key: 'asc' },
  })
  const gold = await newestGold(rows.map(({ id }) => id))
  const items = rows.map(({ id, key, width, height, media, content, meta }): DatasetItem => {
    const label = gold.get(id)
    const shown = content === null ? null : itemContentSchema.parse(content)
    return {
      key,
      width: media === null ? null : width,
      height: media === null ? null : height,
      text: shown?.type === 'text' ? shown.text : null,
      labels: label ? [label] : [],
      credit: (meta as { credit?: Credit | null }).credit ?? null,
    }
  })
  return { taxonomy: taxonomySchema.parse(dataset.taxonomy), items }
}
