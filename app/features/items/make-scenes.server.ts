import os from 'node:os'
import { db, transaction } from '#app/platform/db.server.ts'
import {
  type SceneOrder,
  prepareSceneItem,
  sceneKey,
  storeItem,
  storeItemWithoutGold,
} from './make-scene-item.server.ts'

/** As many as are rendered at once on the command line. */
export const AT_ONCE = Math.min(4, os.availableParallelism())

export interface MadeItem {
  itemId: string
  /** False when the item was there already. */
  made: boolean
}

/**
 * Makes the item of an order unless the dataset has it. Each is rendered alone and committed before the next begins,
 * so that a run that was killed goes on where it stopped.
 * @param options.gold false: ordinary project work, whose answer nobody may know
 */
export async function makeScene(
  datasetId: string,
  order: SceneOrder,
  { now, gold = true }: { now: Date; gold?: boolean },
): Promise<MadeItem> {
  const where = { datasetId_key: { datasetId, key: sceneKey(order) } }
  const known = await db.item.findUnique({ where, select: { id: true } })
  if (known) return { itemId: known.id, made: false }
  const prepared = await prepareSceneItem(order)
  const itemId = await transaction(async (tx) =>
    gold ? (await storeItem(tx, datasetId, prepared, now)).itemId : storeItemWithoutGold(tx, datasetId, prepared, now),
  )
  return { itemId, made: true }
}

/**
 * Makes many, several at once: for the command line, when nobody is being served.
 * @param onMade told after each one that was really made, with how many are there by then
 * @returns the item of each order, in order
 */
export async function makeScenes(
  datasetId: string,
  orders: readonly { order: SceneOrder; gold?: boolean }[],
  { now, onMade }: { now: Date; onMade: (done: number) => void },
): Promise<MadeItem[]> {
  const items: MadeItem[] = []
  let next = 0
  let done = 0
  const worker = async () => {
    while (next < orders.length) {
      const place = next++
      const { order, gold } = orders[place]!
      const item = await makeScene(datasetId, order, { now, gold })
      items[place] = item
      done++
      if (item.made) onMade(done)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return items
}
