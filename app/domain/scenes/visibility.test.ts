import { expect, test } from 'vitest'
import { collide, estimateSeen, hull, lookLikeOne, silhouette, type Standing } from './visibility.ts'

/** A block 100 wide and 80 high that stands at (x, row). */
const block = (x: number, row: number): Standing => ({
  id: '',
  class: 'car',
  variant: '',
  x,
  y: row,
  row,
  scale: 1,
  mirrored: false,
  haze: 0,
  sprite: { body: [], masses: [[-50, -80, 100, 80]], shadow: 50 },
})

test('alone and inside the frame, all of it shows', () => {
  const it = block(400, 400)
  expect(estimateSeen(it, [it])).toMatchObject({ share: 1, width: 100, height: 80 })
})

test('half behind a nearer block, half of it shows; a farther block hides nothing', () => {
  const it = block(400, 400)
  expect(estimateSeen(it, [it, block(450, 420)]).share).toBeCloseTo(0.55, 1)
  expect(estimateSeen(it, [it, block(450, 380)]).share).toBe(1)
})

test('half outside the frame, half of it shows', () => {
  const it = block(0, 400)
  expect(estimateSeen(it, [it]).share).toBe(0.5)
})

test('a mirrored silhouette is mirrored', () => {
  const it = {
    ...block(400, 400),
    mirrored: true,
    sprite: { body: [], masses: [[0, -10, 30, 10]] as [number, number, number, number][], shadow: 1 },
  }
  expect(hull(silhouette(it))).toEqual([370, 390, 30, 10])
})

test('side by side on the same ground they collide, one behind the other they do not', () => {
  expect(collide(block(400, 400), block(480, 402), 250)).toBe(true)
  expect(collide(block(400, 400), block(520, 402), 250)).toBe(false)
  expect(collide(block(400, 400), block(480, 450), 250)).toBe(false)
})

test('a person close behind a bicycle looks like its rider, one across the street does not', () => {
  const bicycle: Standing = { ...block(400, 600), class: 'bicycle' }
  const person = (row: number): Standing => ({ ...block(420, row), class: 'person' })
  expect(lookLikeOne(bicycle, person(580), 250)).toBe(true)
  expect(lookLikeOne(person(580), bicycle, 250)).toBe(true)
  expect(lookLikeOne(bicycle, person(400), 250)).toBe(false)
  expect(lookLikeOne(block(400, 600), person(580), 250)).toBe(false)
})
