import { describe, expect, it } from 'vitest'
import { memoryFiles } from '#app/domain/datasets/formats/shared/memory-files.ts'
import { labelOf } from '#app/domain/datasets/formats/shared/writing.ts'
import { pngHeader } from '#tests/support/pictures.ts'
import { labelme } from './labelme.ts'

const triangle = [
  [1, 1],
  [9, 1],
  [9, 9],
]
const file = (change: object) =>
  JSON.stringify({
    version: '5.4.1',
    flags: {},
    shapes: [],
    imagePath: 'a.jpg',
    imageData: null,
    imageHeight: 40,
    imageWidth: 50,
    ...change,
  })
const shape = (change: object) => ({
  label: 'cat',
  points: triangle,
  group_id: null,
  shape_type: 'polygon',
  flags: {},
  ...change,
})

async function read(files: Record<string, string | Uint8Array>) {
  const result = await labelme.read(memoryFiles(new Map(Object.entries(files))))
  if (result.outcome === 'unreadable') throw new Error(JSON.stringify(result.problems))
  return { items: result.dataset.items, problems: result.problems }
}

describe('a LabelMe file', () => {
  it('has polygons, of which those of one label and group are one region', async () => {
    const hole = [
      [2, 2],
      [3, 2],
      [3, 3],
    ]
    const shapes = [
      shape({ group_id: 1 }),
      shape({ group_id: 1, points: hole }),
      shape({}),
      shape({ group_id: 1, label: 'dog' }),
    ]
    const { items } = await read({ 'a.json': file({ shapes }) })
    expect(labelOf(items[0]!, 'polygons')?.polygons.map(({ class: name, rings }) => [name, rings?.length])).toEqual([
      ['cat', 2],
      ['cat', 1],
      ['dog', 1],
    ])
  })

  it('has rectangles from any corner to the opposite one, and points', async () => {
    const shapes = [
      shape({
        shape_type: 'rectangle',
        points: [
          [9, 20],
          [3, 4],
        ],
        description: '흐림',
      }),
      shape({ shape_type: 'point', points: [[5, 6]], flags: { sure: true } }),
    ]
    const { items } = await read({ 'a.json': file({ shapes }) })
    expect(items[0]!.labels).toEqual([
      {
        kind: 'boxes',
        boxes: [{ id: '1', class: 'cat', x: 3, y: 4, width: 6, height: 16, attributes: { description: '흐림' } }],
      },
      {
        kind: 'keypoints',
        instances: [{ id: '2', class: 'cat', points: [{ x: 5, y: 6, v: 2 }], attributes: { sure: true } }],
      },
    ])
  })

  it('takes the flags of a picture for its classes', async () => {
    const { items } = await read({ 'a.json': file({ flags: { blurred: true, night: false } }) })
    expect(items[0]!.labels).toEqual([{ kind: 'classification', classes: ['blurred'] }])
  })

  it.each([
    ['a.json', 'a.jpg', 'a.jpg'],
    ['json/a.json', '../images/a.jpg', 'images/a.jpg'],
    ['json/a.json', '..\\images\\a.jpg', 'images/a.jpg'],
    ['a.json', '..\\..\\photos\\a.jpg', 'a.jpg'],
    ['a.json', 'C:\\Users\\kim\\a.jpg', 'a.jpg'],
    ['a.json', '/home/kim/a.jpg', 'a.jpg'],
    ['b.json', undefined, 'b.jpg'],
  ])('%s finds its picture %s as %s', async (name, imagePath, key) => {
    const { items } = await read({ [name]: file({ imagePath, shapes: [shape({})] }) })
    expect(items[0]!.key).toBe(key)
  })

  it('of an old version has the size of its picture', async () => {
    const text = file({ imageHeight: undefined, imageWidth: undefined, shapes: [shape({})] })
    expect((await read({ 'a.json': text, 'a.jpg': pngHeader(30, 20) })).items[0]).toMatchObject({
      width: 30,
      height: 20,
    })
  })

  it.each(['circle', 'line', 'linestrip', 'mask'])(
    'names each shape of the type %s, which is not read',
    async (shape_type) => {
      const { problems } = await read({ 'a.json': file({ shapes: [shape({}), shape({ shape_type })] }) })
      expect(problems).toEqual([
        { where: 'a.json: shapes[1]', message: `shapes of the type ${shape_type} are not read` },
      ])
    },
  )
})
