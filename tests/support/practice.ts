import sharp from 'sharp'
import { publishDefinition, parseBody } from '#app/platform/definitions.server.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import { storeItem } from '#app/features/items/make-scene-item.server.ts'
import { ensureScenesDataset } from '#app/features/items/scenes-dataset.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { storeRendered } from '#app/platform/media.server.ts'
import { MONDAY } from './world.ts'

const text = (words: string) => ({ en: words, ko: words })

/** Two cars and a bus on a picture of 200 × 100 pixels: the gold of every item of the named practice world. */
export const TWO_CARS_AND_A_BUS = {
  kind: 'boxes' as const,
  boxes: [
    { id: 'a', class: 'car', x: 10, y: 10, width: 40, height: 20 },
    { id: 'b', class: 'car', x: 80, y: 10, width: 40, height: 20 },
    { id: 'c', class: 'bus', x: 120, y: 50, width: 60, height: 40 },
  ],
}

const taxonomy = { classes: [{ name: 'car', title: text('Car') }, { name: 'bus' }] }

/** A picture of 200 × 100 pixels, different for every number. */
export async function storePicture(n: number): Promise<string> {
  const background = { r: n % 256, g: (n >> 8) % 256, b: 40 }
  return storeRendered(
    await sharp({ create: { width: 200, height: 100, channels: 3, background } })
      .webp()
      .toBuffer(),
  )
}

/** A dataset of boxes with as many items; their ids in order. */
export async function createBoxesDataset({
  slug,
  items,
  gold = TWO_CARS_AND_A_BUS,
}: {
  slug: string
  items: number
  gold?: GoldLabel
}): Promise<string[]> {
  const datasetId = await transaction((tx) =>
    ensureScenesDataset(tx, { slug, name: slug, kind: 'boxes', taxonomy, now: MONDAY }),
  )
  const ids: string[] = []
  for (let n = 0; n < items; n++) {
    const prepared = {
      key: `${slug}-${n}.jpg`,
      media: await storePicture(n),
      width: 200,
      height: 100,
      meta: { objects: 3, pool: 'test' },
      recipe: { generator: 'test', seed: `the-secret-recipe-${n}`, dials: {} },
      gold,
    }
    ids.push(await transaction(async (tx) => (await storeItem(tx, datasetId, prepared, MONDAY)).itemId))
  }
  return ids
}

/** A practice set on such a dataset, so that nothing must be rendered. */
export async function createPracticeSet({
  slug = 'cars',
  items = 2,
  classes = taxonomy.classes,
}: { slug?: string; items?: number; classes?: { name: string }[] } = {}): Promise<{ itemIds: string[] }> {
  const dataset = `${slug}-photos`
  const itemIds = await createBoxesDataset({ slug: dataset, items })
  const body = parseBody('practice', {
    slug,
    title: text(`Set ${slug}`),
    summary: text('A set.'),
    kind: 'boxes',
    taxonomy: { classes },
    rubric: { kind: 'boxes' },
    pool: { source: 'dataset', dataset },
    teaches: { missing: 'boxes/small#find-everything' },
  })
  await transaction((tx) => publishDefinition(tx, 'practice', body, { origin: 'content', at: MONDAY }))
  return { itemIds }
}
