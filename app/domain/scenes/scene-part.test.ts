import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRle } from '#app/domain/grading/regions/rle.ts'
import type { Rle } from '#app/domain/labels/polygons.ts'
import { labelOfPart, type ScenePart } from './scene-part.ts'
import type { SceneLabel } from './scene-label.ts'

const PART: ScenePart = { view: [100, 50, 200, 100], zoom: 3 }
const box = (id: string, x: number, y: number, width = 20, height = 10) => ({ id, class: 'car', x, y, width, height })
const boxes = (...list: ReturnType<typeof box>[]): SceneLabel => ({
  label: { kind: 'boxes', boxes: list },
  content: null,
  objects: list.length,
})

test('boxes are where the larger picture shows them, and what lies outside is not asked for', () => {
  const all = boxes(box('a', 110, 60), box('left', 80, 60), box('below', 110, 150), box('b', 280, 140))
  expect(labelOfPart(all, PART)).toEqual({
    label: { kind: 'boxes', boxes: [box('a', 30, 30, 60, 30), box('b', 540, 270, 60, 30)] },
    content: null,
    objects: 2,
  })
})

test('an object that the edge of the part cuts is refused by name', () => {
  for (const one of [box('a', 90, 60), box('a', 290, 60), box('a', 110, 45), box('a', 110, 145)])
    expect(() => labelOfPart(boxes(one), PART)).toThrow('cuts a car')
})

test('joints move with their picture and are judged by the larger area; points that nobody labeled stay', () => {
  const points = [
    { x: 120, y: 60, v: 2 as const },
    { x: 0, y: 0, v: 0 as const },
  ]
  const instance = {
    id: 'p',
    class: 'person',
    points,
    area: 100,
    box: [110, 60, 20, 40] as [number, number, number, number],
  }
  const { label } = labelOfPart(
    { label: { kind: 'keypoints', instances: [instance] }, content: null, objects: 1 },
    PART,
  )
  const seen = [{ x: 60, y: 30, v: 2 }, points[1]]
  expect(label).toMatchObject({ instances: [{ points: seen, area: 900, box: [30, 30, 60, 120] }] })
})

test('signs keep their text and are read where they hang now', () => {
  const place = (id: string, x: number) => ({ id, x, y: 60, width: 40, height: 12 })
  const whole: SceneLabel = {
    label: {
      kind: 'transcription',
      lines: [
        { id: '1', text: '빵집' },
        { id: '2', text: 'CAFE' },
      ],
    },
    content: { type: 'lines', lines: [place('1', 20), place('2', 150)] },
    objects: 2,
  }
  expect(labelOfPart(whole, PART)).toEqual({
    label: { kind: 'transcription', lines: [{ id: '2', text: 'CAFE' }] },
    content: { type: 'lines', lines: [{ id: '2', x: 150, y: 30, width: 120, height: 36 }] },
    objects: 1,
  })
})

/** A mask of one rectangle, runs down the columns. */
function rectangle(size: Rle['size'], [x, y, width, height]: [number, number, number, number]): Rle {
  const pixels = Array.from({ length: size[0] * size[1] }, (_, at) => {
    const [column, row] = [Math.floor(at / size[0]), at % size[0]]
    return column >= x && column < x + width && row >= y && row < y + height
  })
  const counts = [0]
  for (const pixel of pixels) {
    if (pixel !== ((counts.length - 1) % 2 === 1)) counts.push(0)
    counts[counts.length - 1]!++
  }
  return { size, counts }
}
const region = (mask: Rle): SceneLabel => ({
  label: { kind: 'polygons', polygons: [{ id: 'r', class: 'bus', mask }] },
  content: null,
  objects: 1,
})

test('a mask that is shown larger by a whole number covers exactly the same place', () => {
  const scene = fc.record({
    x: fc.integer({ min: 0, max: 5 }),
    y: fc.integer({ min: 0, max: 5 }),
    width: fc.integer({ min: 1, max: 6 }),
    height: fc.integer({ min: 1, max: 6 }),
    left: fc.integer({ min: 0, max: 3 }),
    top: fc.integer({ min: 0, max: 3 }),
    zoom: fc.integer({ min: 1, max: 4 }),
  })
  fc.assert(
    fc.property(scene, ({ x, y, width, height, left, top, zoom }) => {
      const mask = rectangle([20, 24], [x + left, y + top, width, height])
      const { label, objects } = labelOfPart(region(mask), { view: [left, top, 14, 13], zoom })
      const larger = rectangle([13 * zoom, 14 * zoom], [x * zoom, y * zoom, width * zoom, height * zoom])
      expect([label, objects]).toEqual([region(larger).label, 1])
      expect(readRle(larger).problem).toBeUndefined()
    }),
  )
})

test('a mask outside of the part is gone, one on its edge is refused', () => {
  const mask = rectangle([20, 24], [2, 2, 4, 4])
  expect(labelOfPart(region(mask), { view: [10, 10, 8, 8], zoom: 2 }).objects).toBe(0)
  expect(() => labelOfPart(region(mask), { view: [4, 0, 8, 8], zoom: 2 })).toThrow('cuts a bus')
})
