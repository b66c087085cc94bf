import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { goldLabelSchema } from '#app/domain/labels/label.ts'
import { taxonomySchema } from '#app/domain/labels/taxonomy.ts'
import { LIMITS, readCoco, readInstances } from './coco.ts'
import { fileNameProblem } from './file-name.ts'

const image = { id: 1, file_name: 'street.jpg', width: 100, height: 80 }
const category = { id: 7, name: 'car' }
const annotation = { id: 431, image_id: 1, category_id: 7, bbox: [10, 10, 20, 20], iscrowd: 0 }
const file = { images: [image], categories: [category], annotations: [annotation] }

function read(change: object) {
  const result = readInstances({ ...file, ...change })
  if (result.outcome === 'unreadable') throw new Error(JSON.stringify(result.problems))
  return result
}

describe('a COCO file', () => {
  it('becomes items with gold boxes and a taxonomy', () => {
    expect(readCoco(JSON.stringify(file))).toEqual({
      outcome: 'read',
      taxonomy: { classes: [{ name: 'car' }] },
      items: [
        {
          key: 'street.jpg',
          width: 100,
          height: 80,
          credit: null,
          gold: { kind: 'boxes', boxes: [{ id: '431', class: 'car', x: 10, y: 10, width: 20, height: 20 }] },
        },
      ],
      problems: [],
    })
  })

  it('keeps images without objects: nothing to label is an answer, too', () => {
    expect(read({ annotations: [] }).items[0]?.gold.boxes).toEqual([])
  })

  it('marks crowd regions as ignored', () => {
    const [item] = read({ annotations: [{ ...annotation, iscrowd: 1 }] }).items
    expect(item?.gold.boxes[0]?.ignore).toBe(true)
  })

  it('says who must be credited', () => {
    const shared = { ...image, license: 4, flickr_url: 'http://example.org/photo' }
    const { items } = read({ images: [shared], licenses: [{ id: 4, name: 'CC BY 2.0' }] })
    expect(items[0]?.credit).toEqual({ license: 'CC BY 2.0', url: 'http://example.org/photo' })
    expect(read({ images: [{ ...image, flickr_url: 'javascript:alert(1)' }] }).items[0]?.credit).toBeNull()
  })

  it.each([
    ['zero width', { bbox: [10, 10, 0, 20] }, 'bbox has zero width'],
    ['negative height', { bbox: [10, 10, 20, -1] }, 'bbox has negative height'],
    ['NaN', { bbox: [Number.NaN, 10, 20, 20] }, 'bbox[0] is not a finite number'],
    ['a number as text', { bbox: [10, 10, '20', 20] }, 'bbox[2] is not a finite number'],
    ['three numbers', { bbox: [10, 10, 20] }, 'bbox is not a list of four numbers'],
    ['no box', { bbox: undefined }, 'bbox is not a list of four numbers'],
    ['outside', { bbox: [90, 10, 20, 20] }, 'bbox reaches 10 pixels outside the image (100×80)'],
    ['outside by a hair', { bbox: [100, 10, 1, 20] }, 'bbox lies on the edge, outside the image'],
    ['unknown image', { image_id: 9 }, 'image_id 9 is no usable image'],
    ['unknown category', { category_id: '7' }, 'category_id "7" is no usable category'],
    ['strange crowd', { iscrowd: 'yes' }, 'iscrowd is neither 0 nor 1'],
  ])('skips and reports an annotation with %s', (_, change, message) => {
    const good = { ...annotation, id: 1 }
    const { items, problems } = read({ annotations: [good, { ...annotation, ...change }] })
    expect(problems).toEqual([{ where: 'annotations[1] (id 431)', message }])
    expect(items[0]?.gold.boxes).toHaveLength(1)
  })

  it.each([
    ['no file name', { file_name: undefined }, /file_name is not a string/],
    ['a way out of its folder', { file_name: '../../etc/passwd' }, /file_name leaves its folder/],
    ['a size of zero', { width: 0 }, /width is not a whole number/],
    ['a fractional size', { height: 10.5 }, /height is not a whole number/],
    ['an id that is used', { id: 1 }, /id is used by an earlier image/],
    ['a file that is used', { file_name: 'street.jpg' }, /"street.jpg" is used by an earlier image/],
  ])('skips and reports an image with %s', (_, change, message) => {
    const { items, problems } = read({ images: [image, { id: 2, file_name: 'b.jpg', width: 9, height: 9, ...change }] })
    expect(items).toHaveLength(1)
    expect(problems[0]?.where).toMatch(/^images\[1\]/)
    expect(problems[0]?.message).toMatch(message)
  })

  it('reports ids that are used twice', () => {
    const { problems } = read({
      annotations: [annotation, annotation],
      categories: [category, { ...category, name: 'bus' }],
    })
    expect(problems.map(({ where }) => where)).toEqual(['categories[1] (id 7)', 'annotations[1] (id 431)'])
  })

  it('takes two ids of one name as one class', () => {
    const { taxonomy, items } = read({
      categories: [category, { id: 8, name: 'car' }],
      annotations: [annotation, { ...annotation, id: 2, category_id: 8 }],
    })
    expect(taxonomy.classes).toEqual([{ name: 'car' }])
    expect(items[0]?.gold.boxes.map((box) => box.class)).toEqual(['car', 'car'])
  })

  it('is not fooled by names that every object has', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    const { taxonomy, items, problems } = read({
      categories: names.map((name, id) => ({ id, name })),
      annotations: names.map((_, id) => ({ ...annotation, id, category_id: id })),
    })
    expect(problems).toEqual([])
    expect(taxonomy.classes.map(({ name }) => name)).toEqual(names)
    expect(items[0]?.gold.boxes.map((box) => box.class)).toEqual(names)
    expect(read({ annotations: [{ ...annotation, category_id: 'constructor' }] }).problems).toHaveLength(1)
    expect(readCoco('{"__proto__":{"images":[],"annotations":[],"categories":[]}}').outcome).toBe('unreadable')
  })

  it('removes overhang that comes from rounding', () => {
    const [item] = read({ annotations: [{ ...annotation, bbox: [-0.4, 0, 100.8, 80.5] }] }).items
    expect(item?.gold.boxes[0]).toMatchObject({ x: 0, y: 0, width: 100, height: 80 })
  })

  it('lists a thousand problems and counts the rest', () => {
    const annotations = Array.from({ length: LIMITS.problems + 5 }, () => null)
    const { problems } = read({ annotations })
    expect(problems).toHaveLength(LIMITS.problems + 1)
    expect(problems.at(-1)).toEqual({ where: '(file)', message: 'has 5 more problems' })
  })
})

describe('a file that is no COCO file', () => {
  it.each([
    ['broken JSON', '{"images": [', /is not JSON/],
    ['a list', '[]', /is not an object/],
    ['null', 'null', /is not an object/],
    ['nothing', '', /is not JSON/],
  ])('%s is refused as a whole', (_, text, message) => {
    const result = readCoco(text)
    expect(result.outcome).toBe('unreadable')
    expect(result.problems[0]?.message).toMatch(message)
  })

  it('is told which part is missing', () => {
    const { problems } = readInstances({ images: {} })
    expect(problems).toEqual([
      { where: 'images', message: 'is not a list' },
      { where: 'annotations', message: 'is missing' },
      { where: 'categories', message: 'is missing' },
    ])
  })

  it('is refused when no image or no class is usable', () => {
    expect(readInstances({ ...file, images: [] })).toMatchObject({ outcome: 'unreadable' })
    expect(readInstances({ ...file, categories: [{ id: 7, name: '' }] })).toMatchObject({ outcome: 'unreadable' })
  })
})

describe('JSON as Python writes it', () => {
  it('may hold bare NaN, which then is a problem of one record', () => {
    const text = JSON.stringify({ ...file, info: 'says "NaN" and -Infinity' }).replace('[10,', '[NaN,')
    const result = readCoco(`\ufeff${text}`)
    expect(result.problems).toEqual([{ where: 'annotations[0] (id 431)', message: 'bbox[0] is not a finite number' }])
  })
})

describe('whatever is read', () => {
  const scrap = fc.oneof(fc.anything(), fc.constantFrom(1, 7, '../x', 'a.jpg', '__proto__', -1, 0, null, Number.NaN))
  const record = (keys: string[]) =>
    fc.record(Object.fromEntries(keys.map((key) => [key, scrap])), { requiredKeys: [] })

  it('never throws, and what comes out is valid', () => {
    fc.assert(
      fc.property(
        fc.record({
          images: fc.array(fc.oneof(fc.constant(image), record(['id', 'file_name', 'width', 'height']))),
          categories: fc.array(fc.oneof(fc.constant(category), record(['id', 'name']))),
          annotations: fc.array(
            fc.oneof(
              fc
                .tuple(fc.double(), fc.double(), fc.double({ min: -5, max: 120 }), fc.double({ min: -5, max: 120 }))
                .map((bbox) => ({ ...annotation, bbox })),
              record(['id', 'image_id', 'category_id', 'bbox', 'iscrowd']),
            ),
          ),
        }),
        (value) => {
          const result = readInstances(value)
          if (result.outcome === 'unreadable') return
          expect(taxonomySchema.safeParse(result.taxonomy).success).toBe(true)
          for (const { gold, key } of result.items) {
            expect(goldLabelSchema.safeParse(gold).success).toBe(true)
            expect(fileNameProblem(key)).toBeUndefined()
          }
        },
      ),
    )
  })
})

describe('a file name', () => {
  it.each(['a.jpg', 'train/a.jpg', '사진 1.png', 'a..b.jpg', '__proto__'])('%j may be looked for', (name) => {
    expect(fileNameProblem(name)).toBeUndefined()
  })

  it.each([
    '',
    '.',
    '..',
    '../a',
    'a/../b',
    '/etc/passwd',
    'a//b',
    'a/',
    'C:\\a',
    'c:a',
    '..\\a',
    'a\0.jpg',
    'https://x/a.jpg',
    'x'.repeat(256),
    7,
  ])('%j may not', (name) => {
    expect(fileNameProblem(name)).toBeTypeOf('string')
  })
})
