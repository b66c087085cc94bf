import { expect, test } from 'vitest'
import { drawScene } from './draw-scene.ts'
import { goldFromIdRaster, measureIds, type WholeExtents } from './gold.ts'
import { idNumber } from './svg.ts'

/** A raster of this size with rectangles of numbered paint. */
function raster(width: number, height: number, areas: [index: number, x: number, y: number, w: number, h: number][]) {
  const rgba = new Uint8Array(width * height * 4)
  for (const [index, x, y, w, h] of areas)
    for (let i = x; i < x + w; i++)
      for (let j = y; j < y + h; j++) {
        const id = idNumber(index)
        rgba.set([id >> 16, (id >> 8) & 255, id & 255, 255], (j * width + i) * 4)
      }
  return rgba
}

const scene = drawScene({
  seed: 'two',
  dials: {
    stage: [
      { class: 'car', x: 0.3 },
      { class: 'person', x: 0.7 },
    ],
  },
})
const [far, near] = scene.actors.filter((actor) => actor.class !== null)
const whole = (id: string, pixels: number, area: Partial<{ x: number; width: number }> = {}): WholeExtents =>
  new Map([[id, { x: 10, y: 20, width: 50, height: 40, pixels, ...area }]])

test('the extent of a number is half-open and counts its pixels', () => {
  expect(measureIds(raster(100, 80, [[0, 10, 20, 30, 40]]), 100, 80).get(idNumber(0))).toEqual({
    x: 10,
    y: 20,
    width: 30,
    height: 40,
    pixels: 1200,
  })
})

test('an object in two pieces gets one box around both', () => {
  const gold = goldFromIdRaster(
    scene,
    raster(100, 80, [
      [0, 10, 20, 15, 40],
      [0, 45, 20, 15, 40],
    ]),
    100,
    80,
    whole(far!.id, 2000),
  )
  expect(gold.boxes).toEqual([{ id: far!.id, class: far!.class, x: 10, y: 20, width: 50, height: 40 }])
  expect(gold.objects[0]!.visibility).toBe(0.6)
})

test('an object counts from a quarter of its pixels and 12 × 12 on', () => {
  const counted = (w: number, h: number, pixels: number) =>
    goldFromIdRaster(scene, raster(100, 80, [[0, 10, 20, w, h]]), 100, 80, whole(far!.id, pixels)).objects[0]!.counted
  expect(counted(20, 20, 1600)).toBe(true)
  expect(counted(20, 20, 1601)).toBe(false)
  expect(counted(12, 12, 144)).toBe(true)
  expect(counted(11, 40, 440)).toBe(false)
})

test('what reaches over the frame is truncated', () => {
  const gold = goldFromIdRaster(scene, raster(100, 80, [[0, 0, 20, 30, 40]]), 100, 80, whole(far!.id, 2000, { x: -20 }))
  expect(gold.objects[0]!.truncated).toBe(true)
  expect(gold.objects[1]).toMatchObject({ id: near!.id, visible: null, counted: false })
})

test('boxes come from left to right', () => {
  const wholes: WholeExtents = new Map([...whole(far!.id, 400), ...whole(near!.id, 400)])
  const gold = goldFromIdRaster(
    scene,
    raster(100, 80, [
      [0, 60, 20, 20, 20],
      [1, 10, 20, 20, 20],
    ]),
    100,
    80,
    wholes,
  )
  expect(gold.boxes.map((box) => box.id)).toEqual([near!.id, far!.id])
})
