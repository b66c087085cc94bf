import { describe, expect, it } from 'vitest'
import type { DatasetItem, ReadDataset } from '#app/domain/datasets/dataset.ts'
import { memoryFiles } from '#app/domain/datasets/formats/shared/memory-files.ts'
import { labelOf } from '#app/domain/datasets/formats/shared/writing.ts'
import { pngHeader } from '#tests/support/pictures.ts'
import { yolo } from './yolo.ts'

const picture = pngHeader(200, 100)
const LINE = '0 0.5 0.5 0.1 0.2\n'
const read = (files: Record<string, string | Uint8Array>) => yolo.read(memoryFiles(new Map(Object.entries(files))))
function itemsOf(result: ReadDataset): DatasetItem[] {
  if (result.outcome === 'unreadable') throw new Error(JSON.stringify(result.problems))
  return result.dataset.items
}

describe('the layouts in which tools write YOLO', () => {
  it.each<[string, Record<string, string | Uint8Array>, [string, string | undefined][]]>([
    [
      'Ultralytics',
      {
        'data.yaml': 'names: {0: car}',
        'labels/train/a.txt': LINE,
        'images/train/a.png': picture,
        'labels/val/b.txt': LINE,
        'images/val/b.png': picture,
      },
      [
        ['a.png', 'train'],
        ['b.png', 'val'],
      ],
    ],
    [
      'Roboflow',
      {
        'data.yaml': 'names: [car]',
        'train/labels/a.txt': LINE,
        'train/images/a.png': picture,
        'valid/labels/a.txt': LINE,
        'valid/images/a.png': picture,
      },
      [
        ['train/a.png', 'train'],
        ['valid/a.png', 'valid'],
      ],
    ],
    [
      'Darknet and CVAT',
      {
        'obj.names': 'car\n',
        'obj.data': 'classes = 1',
        'train.txt': 'data/obj_train_data/a.png',
        'obj_train_data/a.txt': LINE,
        'obj_train_data/a.png': picture,
      },
      [['a.png', 'train']],
    ],
    ['Label Studio', { 'classes.txt': 'car\n', 'labels/a.txt': LINE, 'images/a.png': picture }, [['a.png', undefined]]],
    ['one folder', { 'classes.txt': 'car', 'a.txt': LINE, 'a.png': picture }, [['a.png', undefined]]],
    [
      'inside a folder',
      { 'set/data.yaml': 'names: [car]', 'set/labels/x/a.txt': LINE, 'set/images/x/a.png': picture },
      [['x/a.png', undefined]],
    ],
    [
      'a picture without labels',
      { 'data.yaml': 'names: [car]', 'labels/a.txt': LINE, 'images/a.png': picture, 'images/empty.png': picture },
      [
        ['a.png', undefined],
        ['empty.png', undefined],
      ],
    ],
  ])('%s', async (_, files, expected) => {
    const result = await read(files)
    expect(result.problems).toEqual([])
    const items = itemsOf(result)
    expect(items.map(({ key, attributes }) => [key, attributes?.split])).toEqual(expected)
    expect(labelOf(items[0]!, 'boxes')?.boxes).toEqual([{ id: '1', class: 'car', x: 90, y: 40, width: 20, height: 20 }])
    expect(await yolo.detect(memoryFiles(new Map(Object.entries(files))))).toBeGreaterThanOrEqual(0.9)
  })
})

describe('a line of a YOLO file', () => {
  it('of corners is an outline', async () => {
    const [item] = itemsOf(
      await read({
        'data.yaml': 'names: [car]',
        'labels/a.txt': '0 0.1 0.1 0.5 0.1 0.5 0.5\n',
        'images/a.png': picture,
      }),
    )
    expect(item!.labels).toEqual([
      { kind: 'polygons', polygons: [{ id: '1', class: 'car', rings: [[20, 10, 100, 10, 100, 50]] }] },
    ])
  })

  it.each([
    [
      '[2, 3]',
      '0 0.5 0.5 0.1 0.2 0.5 0.5 2 0.25 0.25 1',
      [
        { x: 100, y: 50, v: 2 },
        { x: 50, y: 25, v: 1 },
      ],
    ],
    [
      '[2, 2]',
      '0 0.5 0.5 0.1 0.2 0.5 0.5 0 0',
      [
        { x: 100, y: 50, v: 2 },
        { x: 0, y: 0, v: 0 },
      ],
    ],
  ])('of a pose is read by kpt_shape %s', async (shape, line, points) => {
    const result = await read({
      'data.yaml': `names: [person]\nkpt_shape: ${shape}\nkpt_names: {0: [nose, ear]}`,
      'labels/a.txt': line,
      'images/a.png': picture,
    })
    expect(itemsOf(result)[0]!.labels).toEqual([
      { kind: 'keypoints', instances: [{ id: '1', class: 'person', points, box: [90, 40, 20, 20] }] },
    ])
    expect(result.outcome === 'read' && result.dataset.taxonomy.classes[0]?.skeleton?.points).toEqual([
      { name: 'nose' },
      { name: 'ear' },
    ])
  })

  it('keeps its class though numbers of classes are missing or out of order', async () => {
    const result = await read({
      'data.yaml': 'names:\n  7: bus\n  2: car\n',
      'labels/a.txt': '7 0.5 0.5 0.1 0.1\n2 0.5 0.5 0.1 0.1',
      'images/a.png': picture,
    })
    expect(labelOf(itemsOf(result)[0]!, 'boxes')?.boxes.map((box) => box.class)).toEqual(['bus', 'car'])
  })
})

describe('what a YOLO dataset lacks', () => {
  it('is told where the picture is missing, without which there are no pixels', async () => {
    const result = await read({
      'data.yaml': 'names: [car]',
      'labels/a.txt': LINE,
      'labels/b.txt': LINE,
      'images/b.png': picture,
    })
    expect(itemsOf(result)).toHaveLength(1)
    expect(result.problems).toEqual([
      { where: 'labels/a.txt', message: expect.stringMatching(/its picture is not among the files/) as string },
    ])
  })

  it('is told where classes have no names', async () => {
    const result = await read({ 'labels/a.txt': '3 0.5 0.5 0.1 0.1', 'images/a.png': picture })
    expect(labelOf(itemsOf(result)[0]!, 'boxes')?.boxes[0]?.class).toBe('3')
    expect(result.problems[0]?.message).toMatch(/classes are called by their numbers/)
  })

  it('does not make a picture empty whose every line is unusable', async () => {
    const result = await read({
      'data.yaml': 'names: [car]',
      'labels/a.txt': '0 2 2 2 2',
      'images/a.png': picture,
      'labels/b.txt': LINE,
      'images/b.png': picture,
    })
    expect(itemsOf(result).map(({ key }) => key)).toEqual(['b.png'])
  })
})

describe('a written YOLO dataset', () => {
  it('leaves out crowds, which it could only call ordinary objects, and says so', () => {
    const boxes = [
      { id: '1', class: 'car', x: 10, y: 10, width: 20, height: 20, ignore: true },
      { id: '2', class: 'car', x: 50, y: 50, width: 20, height: 10 },
    ]
    const item = { key: 'a.png', width: 200, height: 100, text: null, labels: [{ kind: 'boxes' as const, boxes }] }
    const { files, losses } = yolo.write({ taxonomy: { classes: [{ name: 'car' }] }, items: [item] })
    expect(files.get('labels/a.txt')).toBe('0 0.300000 0.550000 0.100000 0.100000\n')
    expect(losses.map(({ what, count }) => [what.split(' ')[0], count])).toEqual([
      ['ignored', 1],
      ['ids', 1],
    ])
    expect(files.get('data.yaml')).toBe('path: .\ntrain: "images"\nval: "images"\nnames:\n  0: "car"\n')
  })
})
