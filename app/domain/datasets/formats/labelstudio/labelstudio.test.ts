import { XMLParser } from 'fast-xml-parser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dataset, DatasetItem } from '#app/domain/datasets/dataset.ts'
import { goldLabelSchema, type GoldLabel } from '#app/domain/labels/label.ts'
import { memoryFiles } from '#tests/support/memory-files.ts'
import { labelStudio, labelStudioMin } from './format.ts'
import { fromPercent, toPercent } from './geometry.ts'
import { pictureName } from './subject.ts'

const region = (type: string, value: object, more: object = {}) => ({
  id: 'r1',
  type,
  from_name: 'label',
  to_name: 'image',
  original_width: 200,
  original_height: 100,
  image_rotation: 0,
  value,
  ...more,
})
const box = region('rectanglelabels', { x: 10, y: 20, width: 30, height: 40, rotation: 0, rectanglelabels: ['car'] })
const pictureTask = (result: unknown, more: object = {}) => ({
  id: 1,
  data: { image: '/data/upload/1/a.png' },
  annotations: [{ id: 7, result }],
  ...more,
})
const textTask = (text: string, result: unknown) => ({ id: 2, data: { text }, annotations: [{ result }] })
const span = (start: unknown, end: unknown, text?: string) => ({
  id: 's',
  type: 'labels',
  from_name: 'label',
  to_name: 'text',
  value: { start, end, labels: ['PS'], ...(text !== undefined && { text }) },
})

async function read(tasks: unknown) {
  return labelStudio.read(memoryFiles({ 'export.json': JSON.stringify(tasks) }))
}

async function items(tasks: unknown): Promise<DatasetItem[]> {
  const result = await read(tasks)
  if (result.outcome === 'unreadable') throw new Error(JSON.stringify(result.problems))
  return result.dataset.items
}

describe('regions of a picture', () => {
  it('come from per cent into pixels', async () => {
    expect(await items([pictureTask([box])])).toEqual([
      {
        key: 'data/upload/1/a.png',
        width: 200,
        height: 100,
        text: null,
        labels: [{ kind: 'boxes', boxes: [{ id: 'r1', class: 'car', x: 20, y: 20, width: 60, height: 40 }] }],
      },
    ])
  })

  it('turn about the top-left corner there, and about the centre here', () => {
    // A box of 20 × 10 whose corner is at (50, 50), turned by 90° clockwise, hangs down to the left: its centre is (45, 60).
    const place = fromPercent({ x: 25, y: 50, width: 10, height: 10, rotation: 90 }, { width: 200, height: 100 })
    expect(place).toEqual({ x: 35, y: 55, width: 20, height: 10, rotation: 90 })
    expect([place.x + place.width / 2, place.y + place.height / 2]).toEqual([45, 60])
  })

  it('are in the same place after a way there and back', () => {
    const millionths = (max: number) => fc.integer({ min: 0, max: max * 1e6 }).map((value) => value / 1e6)
    fc.assert(
      fc.property(
        fc.record({ x: millionths(500), y: millionths(500), width: millionths(900), height: millionths(900) }),
        fc.integer({ min: -179_999_999, max: 180_000_000 }).map((value) => value / 1e6),
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 1, max: 4000 }),
        (place, rotation, width, height) => {
          const image = { width, height }
          const turned = { ...place, ...(rotation !== 0 && { rotation }) }
          expect(fromPercent(toPercent(turned, image), image)).toEqual(turned)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['no size', { ...box, original_width: undefined }, /original_width × original_height are missing × 100/],
    ['a turned picture', { ...box, image_rotation: 90 }, /turned by 90 degrees/],
    ['NaN', region('rectanglelabels', { ...box.value, x: Number.NaN }), /x or y is not a finite number/],
    ['no width', region('rectanglelabels', { ...box.value, width: 0 }), /width is not greater than zero/],
    ['a place outside', region('rectanglelabels', { ...box.value, x: 90 }), /reaches 40 pixels outside/],
    [
      'a class that is no name',
      region('rectanglelabels', { ...box.value, rectanglelabels: [7] }),
      /class is not a name/,
    ],
    ['two points', region('polygonlabels', { points: [[1, 1]], polygonlabels: ['a'] }), /fewer than 3 points/],
    ['an odd point', region('polygonlabels', { points: [[1, 1], [2, 2], [3]], polygonlabels: ['a'] }), /points\[2\]/],
    ['an open line', region('polygonlabels', { points: [], closed: false, polygonlabels: ['a'] }), /not closed/],
    [
      'a point outside',
      region('keypointlabels', { x: 120, y: 5, width: 1, keypointlabels: ['a'] }),
      /outside the image/,
    ],
  ])('with %s are skipped and told, with their place', async (_, broken, message) => {
    const { problems } = await read([pictureTask([{ ...box, id: 'good' }, broken])])
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({
      where: 'export.json[0], annotations[0].result[1]',
      message: expect.stringMatching(message) as string,
    })
  })

  it.each([
    ['brushlabels', { format: 'rle', rle: [1, 2], brushlabels: ['a'] }],
    ['ellipselabels', { x: 1, y: 1, radiusX: 2, radiusY: 2, ellipselabels: ['a'] }],
    ['taxonomy', { taxonomy: [['a']] }],
  ])('of type %s are told by name', async (type, value) => {
    const { problems } = await read([pictureTask([box, region(type, value, { id: 'r2' })])])
    expect(problems.map(({ message }) => message).join()).toContain(type)
  })

  it('of several classes become one each', async () => {
    const both = region('rectanglelabels', { ...box.value, rectanglelabels: ['car', '__proto__'] })
    const [item] = await items([pictureTask([both])])
    expect(item?.labels).toMatchObject([
      {
        boxes: [
          { id: 'r1', class: 'car' },
          { id: '2', class: '__proto__' },
        ],
      },
    ])
  })
})

describe('an annotation', () => {
  it('that is ground truth counts before the first, and the others are told', async () => {
    const truth = { id: 9, ground_truth: true, result: [{ ...box, id: 'truth' }] }
    const result = await read([pictureTask([box], { annotations: [{ id: 8, result: [box] }, truth] })])
    expect(result).toMatchObject({ dataset: { items: [{ labels: [{ boxes: [{ id: 'truth' }] }] }] }, problems: [] })
    const two = await read([
      pictureTask([], {
        annotations: [
          { id: 8, result: [box] },
          { id: 9, result: [] },
        ],
      }),
    ])
    expect(two.problems[0]?.message).toBe('has 2 annotations: none is marked as ground truth, the first (id 8) is read')
  })

  it('that was cancelled is no gold, and an empty one says that there is nothing', async () => {
    const cancelled = pictureTask([], {
      id: 3,
      data: { image: 'b.png' },
      annotations: [{ was_cancelled: true, result: [box] }],
    })
    const empty = pictureTask([], { id: 4, data: { image: 'c.png' } })
    const found = await items([pictureTask([box]), cancelled, empty])
    expect(found.map(({ labels }) => labels.length)).toEqual([1, 0, 1])
    expect(found[2]?.labels).toEqual([{ kind: 'boxes', boxes: [] }])
  })

  it('is called completion in old exports', async () => {
    const { annotations: _, ...task } = pictureTask([])
    expect(await items([{ ...task, completions: [{ result: [box] }] }])).toHaveLength(1)
  })
})

describe('spans of a text', () => {
  it('count UTF-16 code units there and code points here', async () => {
    const [item] = await items([textTask('👩 강리나 씨', [span(3, 6, '강리나')])])
    expect(item?.labels).toEqual([{ kind: 'spans', spans: [{ id: 's', class: 'PS', start: 2, end: 5 }] }])
  })

  it.each([
    ['half of a character', span(1, 3), /between two halves/],
    ['another text', span(3, 6, '강이나'), /says "강이나" where the text has "강리나"/],
    ['an end behind the text', span(3, 60), /behind the end of the text/],
    ['no numbers', span('/div[1]', '/div[1]'), /start is no whole number/],
  ])('with %s are skipped and told', async (_, broken, message) => {
    const { problems } = await read([textTask('👩 강리나 씨', [{ ...span(3, 6), id: 'good' }, broken])])
    expect(problems).toEqual([
      { where: 'export.json[0], annotations[0].result[1]', message: expect.stringMatching(message) as string },
    ])
  })
})

describe('what is said of a whole task', () => {
  const whole = (type: string, value: object, from = type) => ({ type, from_name: from, to_name: 'text', value })

  it.each([
    ['choices', whole('choices', { choices: ['a', 'b'] }), { kind: 'classification', classes: ['a', 'b'] }],
    [
      'a text area',
      whole('textarea', { text: ['하나', '둘'] }),
      {
        kind: 'transcription',
        lines: [
          { id: '1', text: '하나' },
          { id: '2', text: '둘' },
        ],
      },
    ],
    [
      'a rating',
      whole('rating', { rating: 4 }, 'tone'),
      { kind: 'rating', ratings: [{ criterion: 'tone', value: 4 }] },
    ],
    ['a pair', whole('pairwise', { selected: 'right' }), { kind: 'preference', choice: 'b' }],
    ['a ranking', whole('ranker', { ranker: { rank: ['x', 'y'] } }), { kind: 'ranking', order: [['x'], ['y']] }],
  ])('%s', async (_, result, label) => {
    const [item] = await items([textTask('가', [result])])
    expect(item?.labels).toEqual([label])
  })

  it('of which there is a second of one kind: the first is read, the other is told', async () => {
    const two = [whole('choices', { choices: ['a'] }, 'mood'), whole('choices', { choices: ['b'] }, 'topic')]
    const { problems } = await read([textTask('가', two)])
    expect(problems[0]?.message).toContain('"topic"')
  })

  it('is told where it has no counterpart', async () => {
    const others = [
      { type: 'relation', from_id: 'a', to_id: 'b', direction: 'right' },
      whole('datetime', { datetime: '2026-01-01' }),
      {
        type: 'hypertextlabels',
        from_name: 'l',
        to_name: 'text',
        value: { start: '/p[1]', end: '/p[1]', startOffset: 1, hypertextlabels: ['x'] },
      },
    ]
    const { problems } = await read([textTask('가', [whole('choices', { choices: ['a'] }), ...others])])
    expect(problems.map(({ message }) => message)).toEqual([
      'relations between regions: not read',
      'regions of type hypertextlabels: not read',
      'results of type datetime: not read',
    ])
  })

  it('and the text written for a region is a line with the id of the region', async () => {
    const { rectanglelabels: _, ...place } = box.value as { rectanglelabels: string[] }
    const written = region('textarea', { ...place, text: ['영수증', '합계'] })
    const [item] = await items([pictureTask([box, written])])
    expect(item?.labels).toMatchObject([
      { kind: 'boxes', boxes: [{ id: 'r1' }] },
      { kind: 'transcription', lines: [{ id: 'r1', text: '영수증\n합계' }] },
    ])
  })

  it('in buckets is no ranking', async () => {
    const buckets = whole('ranker', { ranker: { good: ['x'], bad: ['y'] } })
    const { problems } = await read([textTask('가', [whole('choices', { choices: ['a'] }), buckets])])
    expect(problems[0]?.message).toContain('ranker has 2 lists')
  })
})

describe('the file of a picture', () => {
  it.each([
    ['/data/upload/29/example.png', 'data/upload/29/example.png'],
    ['/data/local-files/?d=folder/a%20b.jpg', 'folder/a b.jpg'],
    ['https://example.org/photos/a.jpg?size=2', 'photos/a.jpg'],
    ['s3://bucket/train/a.jpg', 'train/a.jpg'],
    ['a/b.jpg', 'a/b.jpg'],
  ])('%s is %s', (address, name) => expect(pictureName(address)).toBe(name))

  it('that leads out of its folder is refused', async () => {
    const { outcome, problems } = await read([pictureTask([box], { data: { image: '../../etc/passwd' } })])
    expect(outcome).toBe('unreadable')
    expect(problems[0]?.message).toContain('leaves its folder')
  })
})

describe('JSON_MIN', () => {
  it('is read by the order of its fields: data, id, results, annotator', async () => {
    const record = {
      image: '/a.png',
      id: 5,
      label: [{ ...box.value, original_width: 200, original_height: 100 }],
      mood: 'calm',
      annotator: 1,
      annotation_id: 3,
      lead_time: 1.5,
    }
    const result = await labelStudioMin.read(memoryFiles({ 'min.json': JSON.stringify([record]) }))
    expect(result).toMatchObject({
      outcome: 'read',
      dataset: {
        items: [{ key: 'a.png', labels: [{ boxes: [{ id: '1', class: 'car', x: 20 }] }, { classes: ['calm'] }] }],
      },
    })
    expect(result.problems.map(({ message }) => message)).toEqual([
      '"mood" holds lone texts, of which JSON_MIN does not say what they are: read as classes',
    ])
  })
})

/** Pictures with shapes on whole millionths, which the formats carry exactly. */
function pictures(): fc.Arbitrary<Dataset> {
  const near = (max: number) => fc.integer({ min: 0, max: max * 1000 }).map((value) => value / 1000)
  const names = fc.constantFrom('자동차', 'car', '__proto__')
  const boxes = fc.array(
    fc.tuple(
      names,
      near(90),
      near(40),
      fc.integer({ min: 1, max: 10 }),
      fc.option(fc.integer({ min: -179, max: 180 }), { nil: 0 }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  const rings = fc.array(fc.tuple(names, fc.array(fc.tuple(near(100), near(50)), { minLength: 3, maxLength: 6 })), {
    minLength: 1,
    maxLength: 3,
  })
  return fc.array(fc.tuple(boxes, rings, fc.boolean()), { minLength: 1, maxLength: 3 }).map((found) => {
    const items = found.map(([boxes, rings, unlabeled], index): DatasetItem => {
      const labels: GoldLabel[] = [
        {
          kind: 'boxes',
          boxes: boxes.map(([name, x, y, size, rotation], at) => ({
            ...{ id: String(at + 1), class: name, x, y, width: size, height: size },
            ...(rotation !== 0 && { rotation }),
          })),
        },
        {
          kind: 'polygons',
          polygons: rings.map(([name, points], at) => ({ id: String(at + 1), class: name, rings: [points.flat()] })),
        },
        { kind: 'keypoints', instances: [{ id: '1', class: 'nose', points: [{ x: 1.5, y: 2.25, v: 2 }] }] },
        { kind: 'classification', classes: ['낮', 'night'] },
      ]
      const size = { width: 100, height: 50 }
      return { key: `${index}/사진.jpg`, ...size, text: null, labels: unlabeled && index > 0 ? [] : labels }
    })
    return { taxonomy: { classes: [{ name: 'car' }] }, items }
  })
}

describe('pictures come back as they were', () => {
  it.each([labelStudio, labelStudioMin])('through $name', async (format) => {
    await fc.assert(
      fc.asyncProperty(pictures(), async (before) => {
        before.items.forEach(({ labels }) => labels.forEach((label) => goldLabelSchema.parse(label)))
        const { files, losses } = format.write(before)
        const read = await format.read(memoryFiles(files, 9))
        expect(losses.filter(({ what }) => !what.startsWith('classes that no label'))).toEqual([])
        expect(read.outcome === 'read' && read.dataset.items).toEqual(before.items)
      }),
      { numRuns: 200 },
    )
  })
})

describe('the label configuration', () => {
  it('has a control for everything that is written, under its name, and is XML whatever classes are called', () => {
    const item = { key: 'a', width: null, height: null, text: '가' }
    const { files } = labelStudio.write({
      taxonomy: { classes: [{ name: '<b> & "c"' }], criteria: [{ name: 'tone', min: 1, max: 7, anchors: [] }] },
      items: [
        {
          ...item,
          labels: [
            { kind: 'spans', spans: [{ id: 's', class: '<b> & "c"', start: 0, end: 1 }] },
            { kind: 'classification', classes: ['<b> & "c"'] },
            { kind: 'rating', ratings: [{ criterion: 'tone', value: 3 }] },
          ],
        },
      ],
    })
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', htmlEntities: true })
    const tasks = JSON.parse(files.get('label-studio.json') as string) as {
      annotations: { result: { from_name: string; to_name: string }[] }[]
    }[]
    const { View: view } = parser.parse(files.get('label-config.xml') as string) as {
      View: Record<string, { name: string; toName?: string; value?: string; Label?: object; Choice?: object }>
    }
    expect(view.Text).toEqual({ name: 'text', value: '$text' })
    expect(view.Labels?.Label).toEqual({ value: '<b> & "c"' })
    expect(view.Choices).toMatchObject({ choice: 'single', Choice: { value: '<b> & "c"' } })
    expect(view.Rating).toMatchObject({ maxRating: '7' })
    const controls = Object.values(view).map(({ name, toName }) => `${name} ${toName}`)
    for (const { from_name, to_name } of tasks[0]!.annotations[0]!.result)
      expect(controls).toContain(`${from_name} ${to_name}`)
  })
})

describe('what Label Studio cannot say', () => {
  it('is listed', () => {
    const ring = [0, 0, 9, 0, 9, 9]
    const labels: GoldLabel[] = [
      { kind: 'boxes', boxes: [{ id: 'a', class: 'x', x: 0, y: 0, width: 1, height: 1, ignore: true }] },
      { kind: 'polygons', polygons: [{ id: 'a', class: 'x', rings: [ring, ring] }] },
      { kind: 'keypoints', instances: [{ id: 'a', class: 'x', points: [{ x: 0, y: 0, v: 1 }] }] },
      { kind: 'preference', choice: 'tie' },
      { kind: 'ranking', order: [['a', 'b']] },
      { kind: 'rating', ratings: [{ criterion: 'c', value: 1.5 }] },
      { kind: 'transcription', lines: [{ id: 'r', text: 'x' }] },
    ]
    const item = { key: 'a.png', width: 9, height: 9, text: null, labels }
    const { losses } = labelStudio.write({ taxonomy: { classes: [{ name: 'x' }] }, items: [item] })
    expect(losses.map(({ what }) => what)).toEqual([
      'details of shapes (ignore, visibility, area, box, attributes) are left out',
      'masks, and regions of several rings, are left out',
      'skeletons of several points, and points that are hidden, are left out',
      'preferences that are ties, or without a choice, are left out',
      'rankings with ties are left out',
      'ratings that are not whole numbers are left out',
      'transcriptions of regions, or of none, are left out',
    ])
  })
})
