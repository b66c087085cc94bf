import { createHash } from 'node:crypto'
import type { Prisma } from '@prisma/client'
import { type Dials, setDials } from '#app/domain/scenes/dials.ts'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import { writeGold } from '#app/features/grading/gold.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { storeRendered } from '#app/platform/media.server.ts'
import { renderScene } from './render-scene.server.ts'

/** Changes whenever the same seed and dials could give another picture. */
export const GENERATOR = 'scenes-1'

/** What decides a scene: the seed, the dials as written in a definition, and what is labeled on it. */
export interface SceneOrder {
  seed: string
  dials: Record<string, unknown>
  kind: LabelKind
  /** The blueprint's stratum that it is for. */
  stratum?: string
}

/** A rendered scene, its picture stored, not yet in the database. */
export interface PreparedItem {
  key: string
  media: string
  width: number
  height: number
  /** What is asked about the picture beyond its classes: the lines to transcribe. */
  content?: ItemContent | null
  meta: { stratum?: string; objects: number; pool: string }
  recipe: { generator: string; seed: string; dials: Record<string, unknown> }
  gold: GoldLabel
}

/** Names the dials an item was made with, so that a changed blueprint draws from new items only. */
export function poolOf(dials: Record<string, unknown>): string {
  return createHash('sha256')
    .update(canonical(setDials(dials as Dials)))
    .digest('hex')
    .slice(0, 12)
}

/** The item's key in its dataset: the same seed and dials are the same item. It reveals neither. */
export function sceneKey({ seed, dials }: Pick<SceneOrder, 'seed' | 'dials'>): string {
  return `scene:${createHash('sha256')
    .update(canonical({ seed, dials: setDials(dials as Dials) }))
    .digest('hex')
    .slice(0, 32)}`
}

/** How many seeds are tried for a scene that settles what is asked; nearly always the first does. */
const MOST_TRIES = 20

/**
 * Draws a scene, stores its picture and computes its gold, on another thread. Takes a second or so: call it outside
 * any transaction.
 * @throws Error when no scene of these dials settles what is asked
 */
export async function prepareSceneItem({ seed, dials, kind, stratum }: SceneOrder): Promise<PreparedItem> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const used = attempt === 1 ? seed : `${seed}#${attempt}`
    const { label, content, picture, width, height, objects } = await renderScene({ seed: used, dials })
    if (!label) continue
    if (label.kind !== kind) throw new Error(`the dials ask for ${label.kind}, the definition for ${kind}`)
    return {
      key: sceneKey({ seed, dials }),
      media: await storeRendered(picture),
      width,
      height,
      content,
      meta: { ...(stratum === undefined ? {} : { stratum }), objects, pool: poolOf(dials) },
      recipe: { generator: GENERATOR, seed: used, dials },
      gold: label,
    }
  }
  throw new Error(`no scene out of ${MOST_TRIES} settles what is asked: ${JSON.stringify(dials)}`)
}

/** Writes a prepared item and its gold. An item of the same key is left as it is. */
export async function storeItem(
  tx: Tx,
  datasetId: string,
  prepared: PreparedItem,
  now: Date,
): Promise<{ itemId: string; goldVersion: number }> {
  const itemId = await storeItemWithoutGold(tx, datasetId, prepared, now)
  const goldVersion = await writeGold(tx, { itemId, label: prepared.gold, at: now })
  return { itemId, goldVersion }
}

/** Writes a prepared item whose gold nobody needs: ordinary project work. An item of the same key is left as it is. */
export async function storeItemWithoutGold(
  tx: Tx,
  datasetId: string,
  prepared: PreparedItem,
  now: Date,
): Promise<string> {
  const { key, media, width, height, content, meta, recipe } = prepared
  const known = await tx.item.findUnique({ where: { datasetId_key: { datasetId, key } }, select: { id: true } })
  if (known) return known.id
  const id = newId()
  const json = { meta, recipe: recipe as Prisma.InputJsonObject, content: content ?? undefined }
  await tx.item.create({ data: { id, datasetId, key, media, width, height, ...json, createdAt: now } })
  return id
}

/** JSON with sorted keys: the same value is the same text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, field: unknown) =>
    field !== null && typeof field === 'object' && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)))
      : field,
  )
}
