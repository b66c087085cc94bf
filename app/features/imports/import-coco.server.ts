import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Prisma } from '@prisma/client'
import { type CocoDataset, type ImportedItem, readCoco } from '#app/domain/datasets/coco.ts'
import type { Problem } from '#app/domain/labels/problems.ts'
import { type Taxonomy, taxonomySchema } from '#app/domain/labels/taxonomy.ts'
import { latestGoldVersion, writeGold } from '#app/features/grading/gold.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { type Tx, db, transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { RasterRefused, storeRaster } from '#app/platform/media.server.ts'

export interface ImportRequest {
  /** Name of the annotation file, for messages. */
  fileName: string
  /** Its text. */
  text: string
  /** Slug of the dataset to make or to add to. */
  dataset: string
  /** The bytes or the path of an image by its file name in the annotations, or null when it did not come along. */
  imageOf: (key: string) => Promise<Buffer | string | null>
  startedBy: string | null
  now: Date
  /** Told after each image: how many of how many are done. */
  onProgress?: (processed: number, total: number) => void
}

export interface ImportCounts {
  items: number
  newItems: number
  boxes: number
  newGoldVersions: number
  unchanged: number
  skipped: number
}
export type Imported =
  | { outcome: 'imported'; runId: string; counts: ImportCounts; problems: Problem[] }
  | { outcome: 'refused'; runId: string; problems: Problem[] }

type Prepared = ImportedItem & { media: string }
/** How often the run's row tells how far it is. */
const EVERY = 5

/**
 * Imports a COCO file with its images: records that cannot be used are skipped and reported with their place,
 * everything else is written in one transaction or not at all. Importing the same again changes nothing; a changed
 * label becomes a new gold version.
 */
export async function importCoco(request: ImportRequest): Promise<Imported> {
  const runId = await beginImport(request)
  return carryOutImport(request, runId, readCoco(request.text))
}

/** The second half of an import, for a run that was begun and a file that was read. */
export async function carryOutImport(request: ImportRequest, runId: string, coco: CocoDataset): Promise<Imported> {
  try {
    return await runImport(request, runId, coco)
  } catch (error) {
    const problems = [{ where: '(import)', message: 'stopped by an error on our side; nothing was imported' }]
    await finishRun(runId, 'failed', problems, request.now)
    throw error
  }
}

/** Why nothing may be imported under this name, or null. */
export async function datasetProblem(slug: string): Promise<Problem | null> {
  const existing = await db.dataset.findUnique({ where: { slug }, select: { kind: true, source: true } })
  return existing && (existing.kind !== 'boxes' || existing.source !== 'import')
    ? { where: 'dataset', message: `"${slug}" exists and holds something else; choose another name` }
    : null
}

async function runImport(request: ImportRequest, runId: string, coco: CocoDataset): Promise<Imported> {
  const { now } = request
  const refuse = async (problems: Problem[]): Promise<Imported> => {
    await finishRun(runId, 'failed', problems, now)
    return { outcome: 'refused', runId, problems }
  }
  if (coco.outcome === 'unreadable') return refuse(coco.problems)
  const problems = [...coco.problems]
  const prepared = await prepareImages(request, runId, coco.items, problems)
  if (prepared.length === 0)
    return refuse([
      ...problems,
      { where: '(file)', message: 'holds no image that can be imported; nothing was changed' },
    ])
  const other = await datasetProblem(request.dataset)
  if (other) return refuse([other])
  const counts = await transaction(async (tx) => {
    const datasetId = await ensureDataset(tx, request, coco.taxonomy)
    const written = await writeItems(tx, datasetId, prepared, request)
    const skipped = coco.items.length - prepared.length
    const totals = { ...written, skipped }
    await tx.importRun.update({
      where: { id: runId },
      data: { datasetId, state: 'done', counts: { ...totals }, problems: stored(problems), finishedAt: now },
    })
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

const stored = (problems: Problem[]) => problems.slice(0, 1000) as unknown as Prisma.InputJsonValue

/** Makes the run's row, from which its progress can be read; `carryOutImport` does the work. */
export async function beginImport({ fileName, text, startedBy, now }: ImportRequest): Promise<string> {
  const id = newId()
  const fileHash = createHash('sha256').update(text).digest('hex')
  const data = {
    id,
    format: 'coco',
    fileName,
    fileHash,
    state: 'running',
    counts: {},
    problems: [],
    startedAt: now,
    startedBy,
  }
  await transaction((tx) => tx.importRun.create({ data }))
  return id
}

async function finishRun(id: string, state: 'failed', problems: Problem[], now: Date): Promise<void> {
  await transaction((tx) =>
    tx.importRun.update({ where: { id }, data: { state, problems: stored(problems), finishedAt: now } }),
  )
}

/** Decodes and stores the pictures, outside any transaction: it is the slow part, and harmless to repeat. */
async function prepareImages(
  { imageOf, onProgress }: ImportRequest,
  runId: string,
  items: readonly ImportedItem[],
  problems: Problem[],
): Promise<Prepared[]> {
  const prepared: Prepared[] = []
  const tell = (processed: number) =>
    transaction((tx) => tx.importRun.update({ where: { id: runId }, data: { processed, total: items.length } }))
  for (const [index, item] of items.entries()) {
    const where = `image ${JSON.stringify(item.key)}`
    const source = await imageOf(item.key)
    if (source === null) problems.push({ where, message: 'the picture did not come along; skipped' })
    else {
      try {
        const raster = await storeRaster(source)
        if (raster.width === item.width && raster.height === item.height) prepared.push({ ...item, media: raster.name })
        else
          problems.push({
            where,
            message: `is ${raster.width}×${raster.height} pixels, but the annotations say ${item.width}×${item.height}; skipped`,
          })
      } catch (error) {
        if (!(error instanceof RasterRefused)) throw error
        problems.push({ where, message: `${error.message}; skipped` })
      }
    }
    onProgress?.(index + 1, items.length)
    if ((index + 1) % EVERY === 0 || index + 1 === items.length) await tell(index + 1)
  }
  return prepared
}

/** The dataset of this name, made when new; classes that it did not know are added at the end. */
async function ensureDataset(tx: Tx, { dataset, startedBy, now }: ImportRequest, taxonomy: Taxonomy): Promise<string> {
  const existing = await tx.dataset.findUnique({ where: { slug: dataset } })
  if (!existing) {
    const id = newId()
    const fields = {
      slug: dataset,
      name: dataset,
      kind: 'boxes',
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
    const classes = [...known.classes, ...added.map(({ name, title }) => ({ name, title }))]
    await tx.dataset.update({
      where: { id: existing.id },
      data: { taxonomy: { classes } as unknown as Prisma.InputJsonValue },
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
  const counts = { items: prepared.length, newItems: 0, boxes: 0, newGoldVersions: 0, unchanged: 0 }
  const rows = await tx.item.findMany({
    where: { datasetId },
    select: { id: true, key: true, media: true, meta: true },
  })
  const known = new Map(rows.map((row) => [row.key, row]))
  const versions = await latestGoldVersion(rows.map(({ id }) => id))
  for (const item of prepared) {
    const before = known.get(item.key)
    const itemId = before?.id ?? newId()
    const meta = metaOf(item)
    const { key, media, width, height } = item
    if (!before)
      await tx.item.create({ data: { id: itemId, datasetId, key, media, width, height, meta, createdAt: now } })
    else if (before.media !== media || !isDeepStrictEqual(before.meta, meta))
      await tx.item.update({ where: { id: itemId }, data: { media, width, height, meta } })
    const had = versions.get(itemId)
    const reason = `imported from ${fileName}`
    const version = await writeGold(tx, { itemId, label: item.gold, at: now, by: startedBy ?? undefined, reason })
    counts.boxes += item.gold.boxes.length
    if (!before) counts.newItems++
    else if (version !== had) counts.newGoldVersions++
    else if (before.media === media) counts.unchanged++
  }
  return counts
}

/** What blueprints and lists may know of an item: how many objects of which class, and whom to credit. Never where. */
function metaOf({ gold, credit }: Prepared): Prisma.InputJsonObject {
  const counted = new Map<string, number>()
  for (const box of gold.boxes) if (!box.ignore) counted.set(box.class, (counted.get(box.class) ?? 0) + 1)
  const perClass = [...counted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, objects]) => ({ name, objects }))
  const objects = perClass.reduce((sum, entry) => sum + entry.objects, 0)
  return { objects, classes: perClass, credit } as unknown as Prisma.InputJsonObject
}
