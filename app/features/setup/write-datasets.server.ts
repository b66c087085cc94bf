import type { Prisma } from '@prisma/client'
import type { ContentDataset, ContentItem } from '#app/domain/datasets/content-dataset.ts'
import { latestGoldVersion, writeGold } from '#app/features/grading/gold.server.ts'
import { type Tx, transaction } from '#app/platform/db.server.ts'
import { definitionHash } from '#app/platform/definitions.server.ts'
import { newId } from '#app/platform/id.server.ts'

/**
 * Brings the datasets of the content folder into the database. What did not change is left alone. Corrected gold is a
 * new version of it. Corrected content is a new item, because answers point into what they were made on; the old one is
 * retired, and so is an item that its file no longer has: evidence stays, but nobody is given it any more.
 * @returns one line for each dataset that changed
 * @throws Error when a dataset of this name was imported
 */
export async function writeDatasets(datasets: readonly ContentDataset[], now: Date): Promise<string[]> {
  const changes: string[] = []
  for (const dataset of datasets) {
    const changed = await transaction((tx) => writeDataset(tx, dataset, now))
    if (changed > 0) changes.push(`dataset ${dataset.slug}: ${changed} of ${dataset.items.length} items changed`)
  }
  return changes
}

type Row = { id: string; key: string; content: Prisma.JsonValue; meta: Prisma.JsonValue }

/** @returns how many items changed */
async function writeDataset(tx: Tx, dataset: ContentDataset, now: Date): Promise<number> {
  const datasetId = await ensureDataset(tx, dataset, now)
  const rows = await tx.item.findMany({
    where: { datasetId },
    select: { id: true, key: true, content: true, meta: true },
    orderBy: { key: 'asc' },
  })
  const kept = new Set<string>()
  const gold = await latestGoldVersion(rows.map(({ id }) => id))
  let changed = 0
  for (const item of dataset.items) {
    const versions = rows.filter(({ key }) => baseOf(key) === item.key)
    const same = versions.find(({ content }) => definitionHash(content) === definitionHash(item.content))
    const key = versions.length === 0 ? item.key : `${item.key}#${versions.length + 1}`
    const itemId = same?.id ?? (await createItem(tx, { ...item, datasetId, key }, now))
    kept.add(itemId)
    const version = await writeGold(tx, { itemId, label: item.gold, at: now })
    const back = same !== undefined && isRetired(same)
    if (back) await setRetired(tx, same, false)
    if (back || gold.get(itemId) !== version) changed++
  }
  for (const row of rows.filter(({ id }) => !kept.has(id)))
    if (!isRetired(row)) {
      await setRetired(tx, row, true)
      changed++
    }
  return changed
}

async function ensureDataset(tx: Tx, { slug, title, kind, taxonomy }: ContentDataset, now: Date): Promise<string> {
  const known = await tx.dataset.findUnique({ where: { slug } })
  const facts = { name: title.en, kind, taxonomy: taxonomy as Prisma.InputJsonObject }
  if (!known) {
    const id = newId()
    await tx.dataset.create({ data: { id, slug, source: SOURCE, ...facts, createdAt: now } })
    return id
  }
  if (known.source !== SOURCE)
    throw new Error(
      `content/datasets/${slug}.yml: a dataset called ${slug} was imported; give one of them another name`,
    )
  const { name, kind: before, taxonomy: classes } = known
  if (definitionHash({ name, kind: before, taxonomy: classes }) !== definitionHash(facts))
    await tx.dataset.update({ where: { id: known.id }, data: facts })
  return known.id
}

const SOURCE = 'content'

/** An item's key without the number of its content's version. */
const baseOf = (key: string) => key.split('#')[0]

async function createItem(
  tx: Tx,
  { datasetId, key, content, language }: ContentItem & { datasetId: string },
  now: Date,
): Promise<string> {
  const id = newId()
  const meta = language === null ? {} : { language }
  await tx.item.create({ data: { id, datasetId, key, width: 0, height: 0, content, meta, createdAt: now } })
  return id
}

type Meta = { retired?: true; [name: string]: Prisma.JsonValue | undefined }

const isRetired = ({ meta }: Row) => (meta as Meta).retired === true

async function setRetired(tx: Tx, { id, meta }: Row, retired: boolean): Promise<void> {
  const { retired: _before, ...rest } = meta as Meta
  await tx.item.update({
    where: { id },
    data: { meta: (retired ? { ...rest, retired } : rest) as Prisma.InputJsonObject },
  })
}
