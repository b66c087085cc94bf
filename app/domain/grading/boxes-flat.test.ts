import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box, GoldBox } from '#app/domain/labels/boxes.ts'
import { scoreBoxesFlat, type FlatBoxes } from './boxes-flat.ts'
import { gradeBoxes } from './boxes.ts'
import { boxesRubricSchema } from './rubric.ts'

const CLASSES = ['bus', 'car', 'person']
const box = fc.record({
  id: fc.constant('x'),
  class: fc.constantFrom(...CLASSES),
  x: fc.integer({ min: 0, max: 60 }),
  y: fc.integer({ min: 0, max: 30 }),
  width: fc.double({ min: 1, max: 30, noNaN: true }),
  height: fc.integer({ min: 1, max: 30 }),
})
const goldBox = fc
  .tuple(box, fc.integer({ min: 0, max: 4 }))
  .map(([one, dice]): GoldBox => (dice === 0 ? { ...one, ignore: true } : one))
/** Gold, and answers of which some are gold a little off, so that boxes compete. */
const image = fc
  .tuple(
    fc.array(goldBox, { maxLength: 7 }),
    fc.array(box, { maxLength: 4 }),
    fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 7, maxLength: 7 }),
  )
  .map(([gold, strange, off]) => ({
    gold,
    answer: [...gold.map(({ ignore: _, ...one }, index): Box => ({ ...one, x: one.x + off[index]! })), ...strange],
  }))

function flat(images: readonly (readonly Box[])[]): FlatBoxes {
  const offsets = [0]
  for (const list of images) offsets.push(offsets.at(-1)! + list.length)
  const all = images.flat()
  return {
    places: Float64Array.from(all.flatMap(({ x, y, width, height }) => [x, y, width, height])),
    classes: Int32Array.from(all, (one) => CLASSES.indexOf(one.class)),
    offsets: Int32Array.from(offsets),
  }
}

describe('scores of many images in flat arrays', () => {
  it('are exactly those of the grades', () => {
    const metric = fc.constantFrom('f1', 'accuracy', 'meanIou')
    fc.assert(
      fc.property(fc.array(image, { maxLength: 5 }), metric, (images, metric) => {
        const rubric = boxesRubricSchema.parse({ kind: 'boxes', metric, iouThreshold: 0.4 })
        const gold = images.map((one) => one.gold)
        const ignored = Uint8Array.from(gold.flat(), (one) => (one.ignore ? 1 : 0))
        const scores = scoreBoxesFlat(rubric, { ...flat(gold), ignored }, flat(images.map((one) => one.answer)))
        const grades = images.map(({ gold, answer }) =>
          gradeBoxes(rubric, { kind: 'boxes', boxes: gold }, { kind: 'boxes', boxes: answer }),
        )
        expect([...scores]).toEqual(grades.map(({ score }) => score))
      }),
      { numRuns: 500 },
    )
  })

  it('need as many images of gold as of answers', () => {
    const rubric = boxesRubricSchema.parse({ kind: 'boxes' })
    expect(() => scoreBoxesFlat(rubric, flat([[]]), flat([[], []]))).toThrow(/equally many/)
  })
})
