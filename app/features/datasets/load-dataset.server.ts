import { taxonomySchema } from '#app/domain/labels/taxonomy.ts'
import { goldForRelease, goldHistory, latestGoldVersion } from '#app/features/grading/gold.server.ts'
import { excerptOf } from '#app/features/items/excerpt.ts'
import { SHOWN_ITEM, type ShownItem as ShownPicture, shownItem } from '#app/features/items/shown-item.ts'
import { db } from '#app/platform/db.server.ts'
import { datasetFacts } from './dataset-facts.server.ts'
import { neighboursOf } from './neighbours.server.ts'
import { type ClassCount, classCounts, factsOf } from './item-facts.ts'

export const ITEMS_A_PAGE = 24
export const DATASETS_A_PAGE = 30

export interface ShownItem {
  id: string
  key: string
  /** Null for a text. */
  picture: ShownPicture['picture']
  /** The beginning of what it says; null for a mere picture. */
  excerpt: string | null
  objects: number | null
  classes: string[]
}

export interface ShownDataset {
  id: string
  slug: string
  name: string
  kind: string
  source: string
  /** Whether practice and exams can be made of it in the browser. */
  makes: boolean
}

/** Datasets with how many items they have, newest first. */
export async function listDatasets(page: number) {
  const rows = await db.dataset.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * DATASETS_A_PAGE,
    take: DATASETS_A_PAGE + 1,
    include: { _count: { select: { items: true } } },
  })
  const datasets = rows.slice(0, DATASETS_A_PAGE).map((row) => ({
    ...shown(row),
    items: row._count.items,
    classes: taxonomySchema.safeParse(row.taxonomy).data?.classes.length ?? 0,
  }))
  return { datasets, hasNext: rows.length > DATASETS_A_PAGE }
}

/** A dataset by its slug; null when there is none. */
export async function findDataset(slug: string): Promise<(ShownDataset & { classNames: string[] }) | null> {
  const row = await db.dataset.findUnique({ where: { slug } })
  if (!row) return null
  const classNames = taxonomySchema.safeParse(row.taxonomy).data?.classes.map(({ name }) => name) ?? []
  return { ...shown(row), classNames }
}

/** The classes of a dataset with how often each occurs; nothing is counted for scenes. */
export async function datasetClasses({ id, source, classNames }: Counted): Promise<ClassCount[]> {
  return classCounts(source === 'import' ? await datasetFacts(id) : [], classNames)
}
type Counted = { id: string; source: string; classNames: readonly string[] }

/** A dataset with its classes, how often each occurs, and one page of its items. Never its gold. */
export async function loadDataset(slug: string, { page, className }: { page: number; className: string | null }) {
  const dataset = await findDataset(slug)
  if (!dataset) return null
  const counted = await datasetClasses(dataset)
  const { classNames: _names, ...rest } = dataset
  return { dataset: rest, classes: counted, ...(await itemsOf(dataset.id, { page, className })) }
}

/** A page of items by key, of those that show a class when one is named. */
export async function itemsOf(
  datasetId: string,
  { page, className }: { page: number; className: string | null },
): Promise<{ items: ShownItem[]; hasNext: boolean; total: number }> {
  const keys = className
    ? (await datasetFacts(datasetId)).filter(({ classes }) => classes.has(className)).map(({ key }) => key)
    : null
  const start = (page - 1) * ITEMS_A_PAGE
  const select = { ...SHOWN_ITEM, key: true, meta: true }
  const rows = keys
    ? await db.item.findMany({
        where: { datasetId, key: { in: keys.slice(start, start + ITEMS_A_PAGE + 1) } },
        orderBy: { key: 'asc' },
        select,
      })
    : await db.item.findMany({
        where: { datasetId },
        orderBy: { key: 'asc' },
        skip: start,
        take: ITEMS_A_PAGE + 1,
        select,
      })
  const items = rows.slice(0, ITEMS_A_PAGE).map((row) => {
    const { id, key, objects, classes } = factsOf(row)
    const { picture, content } = shownItem(row)
    return { id, key, picture, excerpt: excerptOf(content), objects, classes: [...classes.keys()] }
  })
  const total = keys ? keys.length : await db.item.count({ where: { datasetId } })
  return { items, hasNext: rows.length > ITEMS_A_PAGE, total }
}

/** One item with its newest gold: authoring, for operators only. Null when it is not in the dataset. */
export async function loadItem(slug: string, itemId: string) {
  const item = await db.item.findFirst({
    where: { id: itemId, dataset: { slug } },
    select: { ...SHOWN_ITEM, key: true, meta: true, dataset: true },
  })
  if (!item) return null
  const version = (await latestGoldVersion([itemId])).get(itemId) ?? null
  const gold = version === null ? null : await goldForRelease(itemId, version)
  const taxonomy = taxonomySchema.safeParse(item.dataset.taxonomy).data ?? { classes: [] }
  const { credit } = item.meta as { credit?: { license: string | null; url: string | null } | null }
  return {
    id: item.id,
    key: item.key,
    ...shownItem(item),
    dataset: shown(item.dataset),
    credit: credit ? { license: credit.license, url: credit.url } : null,
    taxonomy,
    version,
    gold,
    history: await historyOf(itemId),
    neighbours: neighboursOf(item.dataset.id, item.key),
  }
}

/** Who wrote which version of an item's gold, when and why, newest first. */
async function historyOf(itemId: string) {
  const versions = await goldHistory(itemId)
  const ids = [...new Set(versions.flatMap(({ by }) => by ?? []))]
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, displayName: true } })
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]))
  return versions.map(({ version, at, by, reason }) => ({
    version,
    at: at.toISOString(),
    by: by === null ? null : { id: by, name: names.get(by) ?? null },
    reason,
  }))
}

function shown(row: { id: string; slug: string; name: string; kind: string; source: string }): ShownDataset {
  const { id, slug, name, kind, source } = row
  return { id, slug, name, kind, source, makes: source === 'import' && kind === 'boxes' }
}
