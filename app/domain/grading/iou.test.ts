import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxIoa, boxIou } from './iou.ts'

const rectangle = fc.record({
  x: fc.integer({ min: -200, max: 1000 }),
  y: fc.integer({ min: -200, max: 1000 }),
  width: fc.integer({ min: 1, max: 600 }),
  height: fc.integer({ min: 1, max: 600 }),
})
const at = (x: number, y: number, width: number, height: number) => ({ x, y, width, height })

describe('the IoU of two boxes', () => {
  it.each([
    ['identical', at(5, 5, 10, 10), at(5, 5, 10, 10), 1],
    ['apart', at(0, 0, 10, 10), at(20, 0, 10, 10), 0],
    ['touching at an edge', at(0, 0, 10, 10), at(10, 0, 10, 10), 0],
    ['touching at a corner', at(0, 0, 10, 10), at(10, 10, 10, 10), 0],
    ['half over each other', at(0, 0, 10, 10), at(5, 0, 10, 10), 1 / 3],
    ['one inside the other', at(0, 0, 10, 10), at(2, 2, 5, 5), 0.25],
    ['without area', at(0, 0, 0, 10), at(0, 0, 0, 10), 0],
    ['beyond what numbers can hold', at(0, 0, 1e300, 1e300), at(0, 0, 1e300, 1e300), 0],
  ])('%s', (_, a, b, expected) => {
    expect(boxIou(a, b)).toBeCloseTo(expected, 12)
  })

  it('is symmetric, in 0–1, and 1 for a box with itself', () => {
    fc.assert(
      fc.property(rectangle, rectangle, (a, b) => {
        const value = boxIou(a, b)
        expect(boxIou(b, a)).toBe(value)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(boxIou(a, a)).toBe(1)
      }),
    )
  })

  it('does not change when both move or grow alike', () => {
    fc.assert(
      fc.property(rectangle, rectangle, fc.integer({ min: -500, max: 500 }), (a, b, by) => {
        const moved = ({ x, y, width, height }: typeof a) => at(x * 4 + by, y * 4 - by, width * 4, height * 4)
        expect(boxIou(moved(a), moved(b))).toBeCloseTo(boxIou(a, b), 12)
      }),
    )
  })
})

describe('the share of a box in a region', () => {
  it('is 1 inside, 0 outside, and never less than the IoU', () => {
    expect(boxIoa(at(2, 2, 5, 5), at(0, 0, 100, 100))).toBe(1)
    expect(boxIoa(at(200, 2, 5, 5), at(0, 0, 100, 100))).toBe(0)
    fc.assert(fc.property(rectangle, rectangle, (a, b) => boxIoa(a, b) >= boxIou(a, b)))
  })
})
