import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCoco } from '#app/domain/datasets/coco.ts'
import type { Dataset, DatasetItem, ReadDataset } from '#app/domain/datasets/dataset.ts'
import { memoryFiles } from '#app/domain/datasets/formats/shared/memory-files.ts'
import { labelOf } from '#app/domain/datasets/formats/shared/writing.ts'
import { coco, readCocoFiles } from './coco.ts'

const image = { id: 1, file_name: 'a.jpg', width: 100, height: 80 }
const person = {
  id: 1,
  name: 'person',
  keypoints: ['nose', 'left_eye', 'right_eye'],
  skeleton: [
    [1, 2],
    [2, 3],
  ],
}
const annotation = {
  id: 7,
  image_id: 1,
  category_id: 1,
  bbox: [10, 10, 20, 20],
  segmentation: [[10, 10, 30, 10, 30, 30]],
  keypoints: [12, 12, 2, 14, 12, 1, 0, 0, 0],
  num_keypoints: 2,
  area: 200,
  iscrowd: 0,
}
const file = (change: object = {}) =>
  JSON.stringify({ images: [image], categories: [person], annotations: [annotation], ...change })
const read = (files: Record<string, string>) => coco.read(memoryFiles(new Map(Object.entries(files))))
function itemsOf(result: ReadDataset): DatasetItem[] {
  if (result.outcome === 'unreadable') throw new Error(JSON.stringify(result.problems))
  return result.dataset.items
}

describe('one COCO annotation', () => {
  it('is a box, a region and a skeleton of the same id', async () => {
    const [item] = itemsOf(await read({ 'a.json': file() }))
    expect(item?.labels).toEqual([
      { kind: 'boxes', boxes: [{ id: '7', class: 'person', x: 10, y: 10, width: 20, height: 20 }] },
      { kind: 'polygons', polygons: [{ id: '7', class: 'person', rings: [[10, 10, 30, 10, 30, 30]] }] },
      {
        kind: 'keypoints',
        instances: [
          {
            id: '7',
            class: 'person',
            points: [
              { x: 12, y: 12, v: 2 },
              { x: 14, y: 12, v: 1 },
              { x: 0, y: 0, v: 0 },
            ],
            area: 200,
            box: [10, 10, 20, 20],
          },
        ],
      },
    ])
  })

  it('whose points are all unlabeled is one that nobody needs to find, as in the official evaluation', async () => {
    const unseen = { ...annotation, keypoints: [0, 0, 0, 0, 0, 0, 0, 0, 0], num_keypoints: 0 }
    const [item] = itemsOf(await read({ 'a.json': file({ annotations: [unseen] }) }))
    expect(labelOf(item!, 'keypoints')?.instances[0]?.ignore).toBe(true)
    expect(labelOf(item!, 'boxes')?.boxes[0]?.ignore).toBeUndefined()
  })

  it('of a crowd is ignored in every kind', async () => {
    const crowd = { ...annotation, iscrowd: 1, segmentation: { size: [80, 100], counts: [100, 50, 7850] } }
    const [item] = itemsOf(await read({ 'a.json': file({ annotations: [crowd] }) }))
    expect(labelOf(item!, 'polygons')?.polygons[0]).toMatchObject({ ignore: true, mask: { counts: [100, 50, 7850] } })
    expect(labelOf(item!, 'boxes')?.boxes[0]?.ignore).toBe(true)
  })

  it('in parts that lie over one another is what they cover together, not what even-odd would leave', async () => {
    const parts = [
      [10, 10, 30, 10, 30, 30, 10, 30],
      [20, 20, 40, 20, 40, 40, 20, 40],
    ]
    const [item] = itemsOf(await read({ 'a.json': file({ annotations: [{ ...annotation, segmentation: parts }] }) }))
    expect(labelOf(item!, 'polygons')?.polygons[0]?.rings).toHaveLength(1)
  })
})

describe('a COCO file', () => {
  it('counts the points of a skeleton from 1', async () => {
    const result = await read({ 'a.json': file() })
    expect(result.outcome === 'read' && result.dataset.taxonomy.classes[0]?.skeleton).toEqual({
      points: [{ name: 'nose' }, { name: 'left_eye' }, { name: 'right_eye' }],
      edges: [
        [0, 1],
        [1, 2],
      ],
    })
  })

  it('knows whom to credit though the licences come last', async () => {
    const credited = { ...image, license: 4, coco_url: 'http://example.org/a' }
    const text = JSON.stringify({
      annotations: [],
      images: [credited],
      categories: [person],
      licenses: [{ id: 4, name: 'CC BY' }],
    })
    expect(itemsOf(await read({ 'a.json': text }))[0]?.credit).toEqual({
      license: 'CC BY',
      url: 'http://example.org/a',
    })
  })

  it('of nothing but classes is a classification', async () => {
    const annotations = [{ id: 1, image_id: 1, category_id: 1 }]
    expect(itemsOf(await read({ 'labels_train.json': file({ annotations }) }))[0]?.labels).toEqual([
      { kind: 'classification', classes: ['person'] },
    ])
  })

  it('reports an annotation without a shape where others have shapes', async () => {
    const result = await read({ 'a.json': file({ annotations: [annotation, { id: 8, image_id: 1, category_id: 1 }] }) })
    expect(result.problems).toEqual([
      { where: 'annotations[1] (id 8)', message: 'has neither bbox, segmentation nor keypoints' },
    ])
  })

  it('gives nothing but boxes when nothing else is wanted', async () => {
    const result = await readCocoFiles(memoryFiles(new Map([['a.json', file()]])), { boxesOnly: true })
    expect(itemsOf(result)[0]?.labels.map(({ kind }) => kind)).toEqual(['boxes'])
  })
})

describe('a file that is read record by record and one that is parsed as a whole', () => {
  it('give the same boxes and the same problems, whatever is in them', async () => {
    const scrap = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(1, 2, 'a.jpg', '../x', '__proto__', 0, -1, null, [1, 1, 5, 5]),
    )
    const record = (keys: string[]) =>
      fc.record(Object.fromEntries(keys.map((key) => [key, scrap])), { requiredKeys: [] })
    const some = (good: object, keys: string[]) =>
      fc.array(fc.oneof(fc.constant(good), record(keys), scrap), { maxLength: 6 })
    const files = fc.record({
      categories: some(person, ['id', 'name']),
      images: some(image, ['id', 'file_name', 'width', 'height']),
      annotations: some(annotation, ['id', 'image_id', 'category_id', 'bbox', 'iscrowd']),
    })
    await fc.assert(
      fc.asyncProperty(files, async (value) => {
        const text = JSON.stringify(value)
        const streamed = await readCocoFiles(memoryFiles(new Map([['a.json', text]])), { boxesOnly: true })
        const whole = readCoco(text)
        expect(streamed.outcome).toBe(whole.outcome)
        if (streamed.outcome === 'unreadable' || whole.outcome === 'unreadable') return
        const items = streamed.dataset.items.map(({ key, width, height, labels }) => ({
          key,
          width,
          height,
          gold: labels[0],
          credit: null,
        }))
        expect(items).toEqual(whole.items)
        expect(streamed.dataset.taxonomy).toEqual(whole.taxonomy)
        expect(streamed.problems).toEqual(whole.problems)
      }),
    )
  })
})

describe('several COCO files', () => {
  it('of parts stand beside each other; names that two parts share get the part before them', async () => {
    const items = itemsOf(
      await read({
        'instances_train.json': file(),
        'instances_val.json': file({ images: [image, { ...image, id: 2, file_name: 'b.jpg' }] }),
      }),
    )
    expect(items.map(({ key, attributes }) => [key, attributes?.split])).toEqual([
      ['train/a.jpg', 'train'],
      ['val/a.jpg', 'val'],
      ['b.jpg', 'val'],
    ])
  })

  it('about the same pictures complete each other', async () => {
    const { keypoints: _, ...boxed } = annotation
    const { segmentation: __, ...posed } = annotation
    const items = itemsOf(
      await read({
        'instances_val.json': file({ annotations: [boxed] }),
        'person_keypoints_val.json': file({ annotations: [posed] }),
      }),
    )
    expect(items).toHaveLength(1)
    expect(items[0]!.labels.map(({ kind }) => kind)).toEqual(['boxes', 'polygons', 'keypoints'])
  })

  it('that tell different boxes of a picture are not mixed: the first counts, and that is said', async () => {
    const result = await read({
      'instances_val.json': file(),
      'other_val.json': file({ annotations: [{ ...annotation, bbox: [1, 1, 5, 5] }] }),
    })
    expect(result.problems).toContainEqual({
      where: 'other_val.json',
      message: 'boxes differ from those in instances_val.json; those of 1 picture are not read',
    })
  })
})

describe('a written COCO file', () => {
  const dataset: Dataset = {
    taxonomy: { classes: [{ name: 'car', title: { en: 'Car' } }] },
    items: [
      {
        key: 'a.jpg',
        width: 100,
        height: 80,
        text: null,
        labels: [
          { kind: 'boxes', boxes: [{ id: 'b1', class: 'car', x: 40, y: 30, width: 20, height: 10, rotation: 90 }] },
          {
            kind: 'polygons',
            polygons: [
              {
                id: 'p1',
                class: 'car',
                rings: [
                  [0, 0, 30, 0, 30, 30, 0, 30],
                  [10, 10, 20, 10, 20, 20, 10, 20],
                ],
              },
            ],
          },
          { kind: 'spans', spans: [] },
        ],
      },
      { key: 'b.jpg', width: null, height: null, text: null, labels: [] },
      { key: 't1', width: null, height: null, text: 'a text', labels: [] },
    ],
  }

  it('lists everything that did not fit', () => {
    const { losses } = coco.write(dataset)
    expect(losses.map(({ what }) => what.split(':')[0])).toEqual([
      'titles, hotkeys and parents of classes',
      'labels of the kind spans',
      'texts',
      'pictures of unknown size',
      'rotation of boxes',
      'holes of regions as rings of their own',
      'ids of shapes',
    ])
    expect(losses.at(-1)).toMatchObject({ count: 2, examples: ['a.jpg'] })
  })

  it('has the box around a turned one, and a hole as a seam', () => {
    const { files } = coco.write(dataset)
    const { annotations } = JSON.parse(files.get('annotations/instances.json') as string) as {
      annotations: { bbox: number[]; segmentation: number[][] }[]
    }
    expect(annotations[0]!.bbox).toEqual([45, 25, 10, 20])
    expect(annotations[1]!.segmentation).toHaveLength(1)
    expect(annotations[1]!.segmentation[0]).toHaveLength(2 * (4 + 4 + 2))
  })
})
