import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { createOperator, createWorld, MONDAY } from '#tests/support/world.ts'
import { importCoco } from './import-coco.server.ts'

await createWorld()
const operator = await createOperator()
const picture = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()
const pictures: Record<string, Buffer> = {
  'a.jpg': await picture(100, 80, 'red'),
  'b.jpg': await picture(60, 60, 'blue'),
  'broken.jpg': Buffer.from('not a picture'),
}
const images = [
  { id: 1, file_name: 'a.jpg', width: 100, height: 80 },
  { id: 2, file_name: 'b.jpg', width: 60, height: 60 },
]
const categories = [{ id: 1, name: 'car' }]
const box = (id: number, image_id: number, bbox: number[]) => ({ id, image_id, category_id: 1, bbox, iscrowd: 0 })
const annotations = [box(1, 1, [10, 10, 30, 20]), box(2, 2, [0, 0, 60, 60])]

function run(dataset: string, coco: object, at = MONDAY) {
  const imageOf = async (key: string) => pictures[key] ?? null
  return importCoco({
    fileName: 'x.json',
    text: JSON.stringify(coco),
    dataset,
    imageOf,
    startedBy: operator.id,
    now: at,
  })
}
const state = async () => ({
  items: await db.item.findMany({ orderBy: { id: 'asc' } }),
  gold: await db.goldLabel.count(),
  datasets: await db.dataset.findMany(),
})

describe('importing COCO', () => {
  test('writes dataset, pictures and gold, and an audit row', async () => {
    const result = await run('street', { images, annotations, categories })
    expect(result).toMatchObject({ outcome: 'imported', problems: [], counts: { items: 2, newItems: 2, parts: 2 } })
    expect(await db.dataset.findUnique({ where: { slug: 'street' } })).toMatchObject({
      kind: 'boxes',
      source: 'import',
    })
    expect(await db.auditEvent.count({ where: { act: 'dataset.imported', actorId: operator.id } })).toBe(1)
    expect(await db.importRun.findFirst()).toMatchObject({ state: 'done', processed: 2, total: 2 })
  })

  test('changes nothing the second time', async () => {
    const before = await state()
    const result = await run('street', { images, annotations, categories })
    expect(result).toMatchObject({ counts: { newItems: 0, newGoldVersions: 0, unchanged: 2 } })
    expect(await state()).toEqual(before)
  })

  test('makes a new gold version of a changed label, and keeps the old one', async () => {
    const changed = [box(1, 1, [12, 10, 28, 20]), annotations[1]!]
    expect(await run('street', { images, annotations: changed, categories })).toMatchObject({
      counts: { newGoldVersions: 1, unchanged: 1 },
    })
    const item = await db.item.findFirstOrThrow({ where: { key: 'a.jpg' } })
    expect(
      (await db.goldLabel.findMany({ where: { itemId: item.id }, orderBy: { version: 'asc' } })).map(
        (row) => row.version,
      ),
    ).toEqual([1, 2])
  })

  test('skips and reports a zero-size box with its place, and keeps its picture', async () => {
    const result = await run('zero', { images, annotations: [...annotations, box(431, 1, [50, 50, 0, 0])], categories })
    expect(result).toMatchObject({ outcome: 'imported', counts: { items: 2, parts: 2 } })
    expect(result.problems).toHaveLength(1)
    expect(`${result.problems[0]!.where} ${result.problems[0]!.message}`).toMatch(/annotations\[2\].*431/)
  })

  test('skips a picture that is missing, broken or of another size, and says so', async () => {
    const result = await run('holes', {
      images: [
        ...images,
        { id: 3, file_name: 'gone.jpg', width: 9, height: 9 },
        { id: 4, file_name: 'broken.jpg', width: 9, height: 9 },
        { ...images[0], id: 5, file_name: 'b.jpg' },
      ].filter((image) => image.id !== 2),
      annotations: [annotations[0]],
      categories,
    })
    expect(result).toMatchObject({ outcome: 'imported', counts: { items: 1, skipped: 3 } })
    const said = result.problems.map(({ where, message }) => `${where} ${message}`).join('\n')
    expect(said).toMatch(/gone\.jpg.*did not come along/)
    expect(said).toMatch(/broken\.jpg.*not a picture/)
    expect(said).toMatch(/b\.jpg.*60×60.*100×80/)
  })

  test.each([
    ['no JSON', '{"images": ['],
    ['another shape', '{"images": 7}'],
    [
      'a path out of the folder',
      JSON.stringify({
        images: [{ id: 1, file_name: '../../etc/passwd', width: 9, height: 9 }],
        annotations: [],
        categories,
      }),
    ],
  ])('refuses %s as a whole and writes nothing', async (_name, text) => {
    const before = await state()
    const result = await importCoco({
      fileName: 'x.json',
      text,
      dataset: 'refused',
      imageOf: async () => null,
      startedBy: null,
      now: MONDAY,
    })
    expect(result.outcome).toBe('refused')
    expect(result.problems.length).toBeGreaterThan(0)
    expect(await state()).toEqual(before)
  })

  test('never takes over a dataset of another kind', async () => {
    const { transaction } = await import('#app/platform/db.server.ts')
    await transaction((tx) =>
      tx.dataset.create({
        data: {
          id: 'scenes-1',
          slug: 'scenes',
          name: 'Scenes',
          kind: 'boxes',
          source: 'scenes',
          taxonomy: { classes: [] },
          createdAt: MONDAY,
        },
      }),
    )
    const result = await run('scenes', { images, annotations, categories })
    expect(result).toMatchObject({ outcome: 'refused', problems: [{ where: 'dataset' }] })
  })
})
