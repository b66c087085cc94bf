import type { Box } from '#app/domain/labels/boxes.ts'
import { type GoldLabel, type Label, labelSchema } from '#app/domain/labels/label.ts'
import { goldForRelease, latestGoldVersion } from '#app/features/grading/gold.server.ts'
import type { SceneOrder } from '#app/features/items/make-scene-item.server.ts'
import { renderScene } from '#app/features/items/render-scene.server.ts'
import { db } from '#app/platform/db.server.ts'

/** How somebody in the demo works: `careful` misses little and is rarely loose, `hasty` misses half and is always loose. */
export type Hand = 'careful' | 'hasty'

/**
 * The answer that somebody in the demo gives to an item. It comes from what is really in the picture, so that the
 * grades, findings and grants of the demo are made by the same rules as everybody's.
 */
export async function demoAnswer(itemId: string, hand: Hand): Promise<Label> {
  const truth = await truthOf(itemId)
  if (truth.kind !== 'boxes') return labelSchema.parse(truth)
  const item = await db.item.findUniqueOrThrow({ where: { id: itemId }, select: { width: true, height: true } })
  const objects = truth.boxes.filter((box) => !box.ignore)
  const found = objects.filter((_, index) => (hand === 'careful' ? index % 9 !== 8 : index % 2 === 0))
  return { kind: 'boxes', boxes: found.map((box, index) => drawn(box, { index, hand, item })) }
}

/** Gold where the item has some; ordinary paid tasks have none, but their scene can be drawn again. */
async function truthOf(itemId: string): Promise<GoldLabel> {
  const version = (await latestGoldVersion([itemId])).get(itemId)
  const gold = version === undefined ? null : await goldForRelease(itemId, version)
  if (gold) return gold
  const { recipe } = await db.item.findUniqueOrThrow({ where: { id: itemId }, select: { recipe: true } })
  const { seed, dials } = recipe as unknown as Pick<SceneOrder, 'seed' | 'dials'>
  const { label } = await renderScene({ seed, dials })
  if (!label) throw new Error(`item ${itemId} has neither gold nor a scene that settles it`)
  return label
}

/** A box as a hand draws it: off by a little, the same way every time. */
function drawn(
  { class: name, x, y, width, height }: Box,
  { index, hand, item }: { index: number; hand: Hand; item: { width: number; height: number } },
): Box {
  const slip = hand === 'careful' ? (index % 5 === 4 ? 0.09 : 0.02) : 0.12
  const lean = index % 2 === 0 ? 1 : -1
  const left = Math.max(0, x + lean * slip * width)
  const top = Math.max(0, y - slip * height * 0.5)
  return {
    id: `demo-${index}`,
    class: name,
    x: left,
    y: top,
    width: Math.max(1, Math.min(width, item.width - left)),
    height: Math.max(1, Math.min(height, item.height - top)),
  }
}
