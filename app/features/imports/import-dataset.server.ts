import { isDeepStrictEqual } from 'node:util'
import type { Prisma } from '@prisma/client'
import type { Credit } from '#app/domain/datasets/coco-records.ts'
import { partsOf } from '#app/domain/labels/empty.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import type { Problem } from '#app/domain/labels/problems.ts'
import { type Taxonomy, taxonomySchema } from '#app/domain/labels/taxonomy.ts'
import { countsOf } from '#app/features/datasets/item-facts.ts'
import { latestGoldVersion, writeGold } from '#app/features/grading/gold.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { type Tx, db, transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { RasterRefused, storeRaster } from '#app/platform/media.server.ts'
import { failRun, finishRun, tellRun } from './import-run.server.ts'

export interface ImportRequest {
  /** Name of the annotation file, for messages. */
  fileName: string
  /** Slug of the dataset to make or to add to. */
  dataset: string
  /** The bytes or the path of a picture by its key, or null when it did not come along. */
  imageOf: (key: string) => Promise<Buffer | string | null>
  startedBy: string | null
  now: Date
  /** Told after each item: how many of how many are done. */
  onProgress?: (processed: number, total: number) => void
}

/** An item as any format brings it. A text has no picture; where a format does not know the size, the picture tells. */
export interface ImportableItem {
  key: string
  width: number | null
  height: number | null
  text: string | null
  gold: GoldLabel
  credit: Credit | null
}

/** What a file holds, of one kind of label. */
export type Importable =
  | { outcome: 'read'; kind: LabelKind; taxonomy: Taxonomy; items: ImportableItem[]; problems: Problem[] }
  | { outcome: 'unreadable'; problems: Problem[] }

export interface ImportCounts {
  items: number
  newItems: number
  /** Boxes, regions, spans, classes … of all items. */
  parts: number
  newGoldVersions: number
  unchanged: number
  skipped: number
}
export type Imported =
  | { outcome: 'imported'; runId: string; counts: ImportCounts; problems: Problem[] }
  | { outcome: 'refused'; runId: string; problems: Problem[] }

type Prepared = ImportableItem & { media: string | null; width: number; height: number }
/** How often the run's row tells how far it is. */
const EVERY = 5

/**
 * Imports what was read of a file, with its pictures: records that cannot be used are skipped and reported with their
 * place, everything else is written in one transaction or not at all. Importing the same again changes nothing; a
 * changed label becomes a new gold version.
 */
export async function importDataset(request: ImportRequest, runId: string, read: Importable): Promise<Imported> {
  try {
    return await runImport(request, runId, read)
  } catch (error) {
    const problems = [{ where: '(import)', message: 'stopped by an error on our side; nothing was imported' }]
    await failRun(runId, problems, request.now)
    throw error
  }
}

/** Why nothing may be imported under this name, or null. */
export async function datasetProblem(slug: string, kind: LabelKind = 'boxes'): Promise<Problem | null> {
  const existing = await db.dataset.findUnique({ where: { slug }, select: { kind: true, source: true } })
  return existing && (existing.kind !== kind || existing.source !== 'import')
    ? { where: 'dataset', message: `"${slug}" exists and holds something else; choose another name` }
    : null
}

async function runImport(request: ImportRequest, runId: string, read: Importable): Promise<Imported> {
  const { now } = request
  const refuse = async (problems: Problem[]): Promise<Imported> => {
    await failRun(runId, problems, now)
    return { outcome: 'refused', runId, problems }
  }
  if (read.outcome === 'unreadable') return refuse(read.problems)
  const problems = [...read.problems]
  const prepared = await prepareItems(request, runId, read.items, problems)
  if (prepared.length === 0)
    return refuse([
      ...problems,
      { where: '(file)', message: 'holds no item that can be imported; nothing was changed' },
    ])
  const other = await datasetProblem(request.dataset, read.kind)
  if (other) return refuse([other])
  const counts = await transaction(async (tx) => {
    const datasetId = await ensureDataset(tx, request, read)
    const written = await writeItems(tx, datasetId, prepared, request)
    const totals = { ...written, skipped: read.items.length - prepared.length }
    await finishRun(tx, runId, { datasetId, counts: totals, problems, now })
    await audit(tx, {
      actorId: request.startedBy,
      act: 'dataset.imported',
      subjectType: 'dataset',
      subjectId: datasetId,
      detail: { file: request.fileName, run: runId, ...totals },
      at: now,
    })
    return totals
  })
  return { outcome: 'imported', runId, counts, problems }
}

/** Decodes and stores the pictures, outside any transaction: it is the slow part, and harmless to repeat. */
async function prepareItems(
  { imageOf, onProgress }: ImportRequest,
  runId: string,
  items: readonly ImportableItem[],
  problems: Problem[],
): Promise<Prepared[]> {
  const prepared: Prepared[] = []
  for (const [index, item] of items.entries()) {
    const ready = await prepareItem(item, imageOf)
    if ('message' in ready) problems.push(ready)
    else prepared.push(ready)
    onProgress?.(index + 1, items.length)
    if ((index + 1) % EVERY === 0 || index + 1 === items.length) await tellRun(runId, index + 1, items.length)
  }
  return prepared
}

async function prepareItem(item: ImportableItem, imageOf: ImportRequest['imageOf']): Promise<Prepared | Problem> {
  if (item.text !== null) return { ...item, media: null, width: 0, height: 0 }
  const where = `image ${JSON.stringify(item.key)}`
  const source = await imageOf(item.key)
  if (source === null) return { where, message: 'the picture did not come along; skipped' }
  try {
    const { name: media, width, height } = await storeRaster(source)
    const told = item.width !== null && item.height !== null
    if (told && (width !== item.width || height !== item.height))
      return {
        where,
        message: `is ${width}×${height} pixels, but the annotations say ${item.width}×${item.height}; skipped`,
      }
    return { ...item, media, width, height }
  } catch (error) {
    if (!(error instanceof RasterRefused)) throw error
    return { where, message: `${error.message}; skipped` }
  }
}

/** The dataset of this name, made when new; classes that it did not know are added at the end. */
async function ensureDataset(
  tx: Tx,
  { dataset, startedBy, now }: ImportRequest,
  { kind, taxonomy }: { kind: LabelKind; taxonomy: Taxonomy },
): Promise<string> {
  const existing = await tx.dataset.findUnique({ where: { slug: dataset } })
  if (!existing) {
    const id = newId()
    const fields = {
      slug: dataset,
      name: dataset,
      kind,
      source: 'import',
      createdBy: startedBy,
      createdAt: now,
    }
    await tx.dataset.create({ data: { id, taxonomy: taxonomy as unknown as Prisma.InputJsonValue, ...fields } })
    return id
  }
  const known = taxonomySchema.parse(existing.taxonomy)
  const names = new Set(known.classes.map(({ name }) => name))
  const added = taxonomy.classes.filter(({ name }) => !names.has(name))
  if (added.length > 0) {
    const classes = [...known.classes, ...added.map(({ hotkey: _, ...entry }) => entry)]
    await tx.dataset.update({
      where: { id: existing.id },
      data: { taxonomy: { ...known, classes } as unknown as Prisma.InputJsonValue },
    })
  }
  return existing.id
}

async function writeItems(
  tx: Tx,
  datasetId: string,
  prepared: readonly Prepared[],
  { startedBy, now, fileName }: ImportRequest,
): Promise<Omit<ImportCounts, 'skipped'>> {
  const counts = { items: prepared.length, newItems: 0, parts: 0, newGoldVersions: 0, unchanged: 0 }
  const rows = await tx.item.findMany({
    where: { datasetId },
    select: { id: true, key: true, media: true, content: true, meta: true },
  })
  const known = new Map(rows.map((row) => [row.key, row]))
  const versions = await latestGoldVersion(rows.map(({ id }) => id))
  for (const item of prepared) {
    const before = known.get(item.key)
    const itemId = before?.id ?? newId()
    const meta = metaOf(item)
    const { key, media, width, height } = item
    const content = contentOf(item)
    const same = before && before.media === media && isDeepStrictEqual(before.content ?? undefined, content)
    if (!before)
      await tx.item.create({
        data: { id: itemId, datasetId, key, media, content, width, height, meta, createdAt: now },
      })
    else if (!same || !isDeepStrictEqual(before.meta, meta))
      await tx.item.update({ where: { id: itemId }, data: { media, content, width, height, meta } })
    const had = versions.get(itemId)
    const reason = `imported from ${fileName}`
    const version = await writeGold(tx, { itemId, label: item.gold, at: now, by: startedBy ?? undefined, reason })
    counts.parts += partsOf(item.gold).length
    if (!before) counts.newItems++
    else if (version !== had) counts.newGoldVersions++
    else if (same) counts.unchanged++
  }
  return counts
}

/** What an item shows besides a picture; undefined for a picture and nothing else. */
function contentOf({ text }: Prepared): Prisma.InputJsonObject | undefined {
  return text === null ? undefined : { type: 'text', text }
}

/** What blueprints and lists may know of an item: how many objects of which class, and whom to credit. Never where. */
function metaOf({ gold, credit }: Prepared): Prisma.InputJsonObject {
  return { ...countsOf(gold), credit } as unknown as Prisma.InputJsonObject
}
