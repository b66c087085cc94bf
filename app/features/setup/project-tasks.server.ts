import type { ProjectDefinition } from '#app/domain/projects/definition.ts'
import { latestGoldVersion } from '#app/features/grading/gold.server.ts'
import { poolOf } from '#app/features/items/make-scene-item.server.ts'
import { makeScenes } from '#app/features/items/make-scenes.server.ts'
import { datasetId, ensureScenesDataset, scenesSlug } from '#app/features/items/scenes-dataset.server.ts'
import { db, statement, transaction } from '#app/platform/db.server.ts'
import type { Defined } from '#app/platform/definitions.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { isHoneypot } from './honeypot-places.ts'
import { type Progress, progressOf } from './progress.ts'
import { installSecret, secretSeed } from './secret.server.ts'

interface NewTask {
  itemId: string
  position: number
  goldVersion: number | null
}

/** Makes the tasks of a project that are missing, honeypots among them. */
export async function prepareProjectTasks(project: Defined<'project'>, now: Date, onProgress: Progress): Promise<void> {
  const secret = await installSecret(now)
  const { slug, pool, honeypots } = project.body
  const honeypot = (n: number) =>
    isHoneypot(n, honeypots.share, (block, length) => pickOf(secretSeed(secret, 'honeypot', slug, block), length))
  if (pool.source === 'scenes') await sceneTasks(project, pool, secret, honeypot, now, onProgress)
  else await datasetTasks(project, pool, honeypot, onProgress)
}

async function sceneTasks(
  project: Defined<'project'>,
  pool: Extract<ProjectDefinition['pool'], { source: 'scenes' }>,
  secret: string,
  honeypot: (n: number) => boolean,
  now: Date,
  onProgress: Progress,
): Promise<void> {
  const { slug, title, kind, taxonomy } = project.body
  const counted = statement(
    `SELECT count(*) AS n FROM Task t JOIN Item i ON i.id = t.itemId
     WHERE t.project = ? AND json_extract(i.meta, '$.pool') = ?`,
  ).get(slug, poolOf(pool.scene)) as { n: number }
  if (counted.n >= pool.tasks) return
  const dataset = await transaction((tx) =>
    ensureScenesDataset(tx, { slug: scenesSlug('project', slug), name: title.en, kind, taxonomy, now }),
  )
  const orders = Array.from({ length: pool.tasks }, (_, n) => ({
    order: { seed: secretSeed(secret, 'project', slug, n), dials: pool.scene, kind },
    gold: honeypot(n),
  }))
  const items = await makeScenes(dataset, orders, {
    now,
    onMade: progressOf(`project ${slug}`, pool.tasks, onProgress),
  })
  const gold = await latestGoldVersion(items.filter((_, n) => orders[n]!.gold).map(({ itemId }) => itemId))
  await writeTasks(
    project,
    items.map(({ itemId }, position) => ({ itemId, position, goldVersion: gold.get(itemId) ?? null })),
  )
}

async function datasetTasks(
  project: Defined<'project'>,
  pool: Extract<ProjectDefinition['pool'], { source: 'dataset' }>,
  honeypot: (n: number) => boolean,
  onProgress: Progress,
): Promise<void> {
  const dataset = await datasetId(pool.dataset)
  if (!dataset) return onProgress(`project ${project.slug}: the dataset ${pool.dataset} is not imported yet`)
  const items = await db.item.findMany({
    where: { datasetId: dataset },
    select: { id: true, key: true },
    orderBy: { key: 'asc' },
  })
  const wanted = pool.items ? new Set(pool.items) : null
  const listed = items.filter(({ key }) => !wanted || wanted.has(key))
  if ((await db.task.count({ where: { project: project.slug, item: { datasetId: dataset } } })) >= listed.length) return
  const gold = await latestGoldVersion(listed.map(({ id }) => id))
  const tasks = listed.map(({ id }, position) => ({
    itemId: id,
    position,
    goldVersion: honeypot(position) ? (gold.get(id) ?? null) : null,
  }))
  await writeTasks(project, tasks)
  onProgress(`project ${project.slug}: ${tasks.length} tasks`)
}

/** Adds the tasks whose item the project does not have yet. */
async function writeTasks(project: Defined<'project'>, tasks: NewTask[]): Promise<void> {
  const known = new Set<string>()
  for (let start = 0; start < tasks.length; start += 500) {
    const itemId = { in: tasks.slice(start, start + 500).map((task) => task.itemId) }
    const rows = await db.task.findMany({ where: { project: project.slug, itemId }, select: { itemId: true } })
    for (const row of rows) known.add(row.itemId)
  }
  const missing = tasks.filter(({ itemId }) => !known.has(itemId))
  if (missing.length === 0) return
  await transaction((tx) =>
    tx.task.createMany({
      data: missing.map((task) => ({ id: newId(), definitionId: project.id, project: project.slug, ...task })),
    }),
  )
}

/** A number in 0…length−1 from a seed; the first 32 bits are even enough for a block. */
function pickOf(seed: string, length: number): number {
  return Buffer.from(seed, 'base64url').readUInt32BE(0) % length
}
