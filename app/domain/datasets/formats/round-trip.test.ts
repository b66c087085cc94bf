import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dataset, Format, Loss } from '#app/domain/datasets/dataset.ts'
import { goldLabelSchema } from '#app/domain/labels/label.ts'
import { taxonomySchema } from '#app/domain/labels/taxonomy.ts'
import { datasets } from '#tests/support/arbitrary-datasets.ts'
import { withPictures } from '#tests/support/pictures.ts'
import { coco } from './coco/coco.ts'
import { cvat } from './cvat/cvat.ts'
import { labelme } from './labelme/labelme.ts'
import { memoryFiles } from './shared/memory-files.ts'
import { voc } from './voc/voc.ts'
import { yolo } from './yolo/yolo.ts'

async function through(format: Format, dataset: Dataset): Promise<{ dataset: Dataset; losses: Loss[] }> {
  const written = format.write(dataset)
  const files = format === yolo ? withPictures(written, dataset) : written.files
  const read = await format.read(memoryFiles(files))
  if (read.outcome === 'unreadable') throw new Error(JSON.stringify(read.problems))
  expect(read.problems).toEqual([])
  expect(taxonomySchema.safeParse(read.dataset.taxonomy).error).toBeUndefined()
  for (const item of read.dataset.items)
    for (const label of item.labels) expect(goldLabelSchema.safeParse(label).error, item.key).toBeUndefined()
  return { dataset: read.dataset, losses: written.losses }
}

/** The same items in the order of their keys: files have an order of their own. */
function sorted({ taxonomy, items }: Dataset): Dataset {
  return { taxonomy, items: [...items].sort((a, b) => (a.key < b.key ? -1 : 1)) }
}

/** All numbers within a tolerance, everything else equal. */
function expectClose(actual: unknown, expected: unknown, tolerance: number, path = ''): void {
  if (typeof expected === 'number' && typeof actual === 'number') {
    expect(Math.abs(actual - expected), path).toBeLessThanOrEqual(tolerance)
  } else if (typeof expected === 'object' && expected !== null && typeof actual === 'object' && actual !== null) {
    expect(Object.keys(actual).sort(), path).toEqual(Object.keys(expected).sort())
    for (const [key, value] of Object.entries(expected))
      expectClose((actual as Record<string, unknown>)[key], value, tolerance, `${path}.${key}`)
  } else expect(actual, path).toEqual(expected)
}

const flags = fc.dictionary(fc.constantFrom('occluded', 'parked', 'a "b"'), fc.boolean(), { minKeys: 1 })
const free = fc.dictionary(
  fc.constantFrom('occluded', 'colour', 'x & y', '색'),
  fc.oneof(fc.boolean(), fc.constantFrom('red', '<b>', '파랑')),
  { minKeys: 1 },
)
const vocAttributes = fc.record(
  { truncated: fc.constant(true), occluded: fc.constant(true), pose: fc.constantFrom('Left', 'Frontal') },
  { requiredKeys: ['truncated'] },
)
/** CVAT has one type for an attribute of a class: the values of a name are all flags or all texts. */
const cvatAttributes = fc.record(
  { occluded: fc.constant(true), parked: fc.boolean(), colour: fc.constantFrom('red', '<b>', '파랑') },
  { requiredKeys: ['parked'] },
)

describe('a dataset that a format can carry comes back exactly', () => {
  it.each<[string, Format, Parameters<typeof datasets>[0]]>([
    ['COCO boxes', coco, { boxes: true, ignore: true, splits: true, attributes: free, credit: true, decimals: 3 }],
    ['VOC boxes', voc, { boxes: true, ignore: true, splits: true, attributes: vocAttributes, decimals: 2 }],
    [
      'CVAT boxes',
      cvat,
      { boxes: true, rotation: true, ignore: true, splits: true, attributes: cvatAttributes, decimals: 2 },
    ],
    ['CVAT regions', cvat, { polygons: true, masks: true, ignore: true, decimals: 2 }],
    ['CVAT skeletons', cvat, { keypoints: true, hidden: true, decimals: 2 }],
    [
      'CVAT boxes, regions and skeletons',
      cvat,
      { boxes: true, polygons: true, keypoints: true, hidden: true, splits: true, decimals: 2 },
    ],
  ])('%s', async (_, format, holds) => {
    await fc.assert(
      fc.asyncProperty(datasets(holds), async (dataset) => {
        const back = await through(format, dataset)
        // COCO numbers the shapes of all pictures together; the ids of every other format are counted in each.
        const ids = back.losses.filter(({ what }) => !what.startsWith('ids of shapes'))
        expect(ids).toEqual([])
        if (format === coco) expect(withoutIds(sorted(back.dataset))).toEqual(withoutIds(sorted(dataset)))
        else expect(sorted(onlyHeld(back.dataset))).toEqual(sorted(onlyHeld(dataset)))
      }),
      { numRuns: 60 },
    )
  })

  it('LabelMe, but for classes that no shape has', async () => {
    await fc.assert(
      fc.asyncProperty(
        datasets({ boxes: true, polygons: true, parts: true, splits: true, attributes: flags, decimals: 2 }),
        async (dataset) => {
          const back = await throughIfAny(labelme, dataset)
          if (!back) return
          expect(back.losses.every(({ what }) => what.startsWith('classes that no shape has'))).toBe(true)
          expect(sorted(onlyHeld({ ...back.dataset, taxonomy: { classes: [] } }))).toEqual(
            sorted(onlyHeld({ ...dataset, taxonomy: { classes: [] } })),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each<[string, Parameters<typeof datasets>[0]]>([
    ['boxes', { boxes: true, splits: true, decimals: 2 }],
    ['outlines', { polygons: true, decimals: 2 }],
    ['poses', { keypoints: true, hidden: true, splits: true, decimals: 2 }],
  ])('YOLO %s, to the six digits of a share', async (_, holds) => {
    await fc.assert(
      fc.asyncProperty(datasets(holds), async (dataset) => {
        const { dataset: once } = await through(yolo, dataset)
        if (!holds.keypoints) expectClose(sorted(onlyHeld(once)), sorted(onlyHeld(dataset)), 4000 * 1.01e-6)
        const { dataset: twice } = await through(yolo, once)
        expect(twice).toEqual(once)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a dataset that was read comes back exactly when written and read again', () => {
  it.each<[string, Format, Parameters<typeof datasets>[0]]>([
    [
      'COCO with everything',
      coco,
      {
        boxes: true,
        polygons: true,
        masks: true,
        parts: true,
        keypoints: true,
        hidden: true,
        bounds: true,
        ignore: true,
        splits: true,
        attributes: free,
        credit: true,
        decimals: 3,
      },
    ],
    [
      'VOC of everything',
      voc,
      { boxes: true, rotation: true, polygons: true, ignore: true, splits: true, attributes: free, decimals: 3 },
    ],
    [
      'CVAT of everything',
      cvat,
      {
        boxes: true,
        rotation: true,
        polygons: true,
        masks: true,
        parts: true,
        keypoints: true,
        hidden: true,
        bounds: true,
        ignore: true,
        splits: true,
        attributes: free,
        credit: true,
        decimals: 3,
      },
    ],
    [
      'LabelMe of everything',
      labelme,
      {
        boxes: true,
        rotation: true,
        polygons: true,
        masks: true,
        parts: true,
        keypoints: true,
        hidden: true,
        bounds: true,
        ignore: true,
        splits: true,
        attributes: free,
        decimals: 3,
      },
    ],
  ])('%s', async (_, format, holds) => {
    await fc.assert(
      fc.asyncProperty(datasets(holds), async (dataset) => {
        const once = await throughIfAny(format, dataset)
        if (!once) return
        const twice = await through(format, once.dataset)
        expect(twice.dataset).toEqual(once.dataset)
        expect(twice.losses.filter(({ what }) => !/classes that no shape has/.test(what))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('boxes that travel through another format', () => {
  it.each<[string, Format, number]>([
    ['COCO', coco, 0],
    ['YOLO', yolo, 4000 * 1.01e-6],
    ['VOC', voc, 1e-9],
    ['CVAT', cvat, 1e-9],
    ['LabelMe', labelme, 1e-9],
  ])('from COCO through %s to COCO keep their place, class and picture', async (_, format, tolerance) => {
    await fc.assert(
      fc.asyncProperty(datasets({ boxes: true, decimals: 2 }), async (dataset) => {
        const { dataset: start } = await through(coco, dataset)
        const travelled = await throughIfAny(format, start)
        if (!travelled) return
        const { dataset: end } = await through(coco, travelled.dataset)
        expectClose(plainBoxes(end), plainBoxes(start), tolerance)
      }),
      { numRuns: 40 },
    )
  })

  it.each<[string, Format, number]>([
    ['YOLO', yolo, 4000 * 1.01e-6],
    ['CVAT', cvat, 1e-4],
    ['LabelMe', labelme, 0],
  ])('and so do outlines through %s', async (_, format, tolerance) => {
    await fc.assert(
      fc.asyncProperty(datasets({ polygons: true, decimals: 2 }), async (dataset) => {
        const travelled = await throughIfAny(format, dataset)
        if (travelled) expectClose(plainRings(travelled.dataset), plainRings(dataset), tolerance)
      }),
      { numRuns: 40 },
    )
  })
})

/** LabelMe lists no classes but those of shapes: without any shape there is nothing to read. */
async function throughIfAny(format: Format, dataset: Dataset) {
  const shapes = dataset.items.flatMap(({ labels }) =>
    labels.flatMap((label) => Object.values(label).find(Array.isArray) as { ignore?: boolean }[]),
  )
  const empty = format === labelme && shapes.filter(({ ignore }) => !ignore).length === 0
  if (empty) return null
  try {
    return await through(format, dataset)
  } catch (error) {
    // Only shapes that LabelMe leaves out, which its losses list.
    if (format === labelme && /hold no usable class/.test(String(error))) return null
    throw error
  }
}

function withoutIds(dataset: Dataset): unknown {
  return JSON.parse(JSON.stringify(dataset, (name, value: unknown) => (name === 'id' ? undefined : value)))
}

/** Without definitions of attributes, which CVAT's file has for whatever is used, and without empty labels: which kinds an item without shapes has is a matter of the other items. */
function onlyHeld({ taxonomy: { classes }, items }: Dataset): Dataset {
  const held = items.map((item) => ({
    ...item,
    labels: item.labels.filter((label) => (Object.values(label).find(Array.isArray) as unknown[]).length > 0),
  }))
  return { taxonomy: { classes }, items: held }
}

function plainBoxes({ items }: Dataset): unknown {
  const places = items.map(({ key, labels }) => [
    key,
    labels.flatMap((label) =>
      label.kind === 'boxes'
        ? label.boxes.map(({ x, y, width, height, class: name }) => ({ x, y, width, height, name }))
        : [],
    ),
  ])
  return Object.fromEntries(places)
}

function plainRings({ items }: Dataset): unknown {
  const rings = items.map(({ key, labels }) => [
    key,
    labels.flatMap((label) =>
      label.kind === 'polygons' ? label.polygons.map(({ rings: own, class: name }) => ({ own, name })) : [],
    ),
  ])
  return Object.fromEntries(rings)
}
