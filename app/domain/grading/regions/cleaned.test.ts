import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleaned } from './cleaned.ts'
import { shapeOfRings, shapesShared } from './shape.ts'

const path = (...numbers: number[]) =>
  Array.from({ length: numbers.length / 2 }, (_, at) => ({ x: numbers[2 * at]!, y: numbers[2 * at + 1]! }))

describe('a path without what has no area', () => {
  it.each([
    ['points that repeat', path(0, 0, 0, 0, 8, 0, 8, 8, 8, 8, 0, 0), path(0, 0, 8, 0, 8, 8)],
    ['points on a side', path(0, 0, 4, 0, 8, 0, 8, 8, 4, 4), path(0, 0, 8, 0, 8, 8)],
    ['a spike', path(0, 0, 8, 0, 20, 0, 8, 0, 8, 8), path(0, 0, 8, 0, 8, 8)],
    ['a spike over its beginning', path(-5, 0, 8, 0, 8, 8, 0, 0), path(8, 0, 8, 8, 0, 0)],
    ['a line there and back', path(0, 0, 5, 0, 9, 0, 0, 0, 0, 7), []],
    ['one place', path(3, 3, 3, 3, 3, 3), []],
    ['nothing', [], []],
  ])('loses %s', (_, given, left) => {
    expect(cleaned(given)).toEqual(left)
  })

  it('keeps its area, and has no three points in line', () => {
    const area = (points: { x: number; y: number }[]) =>
      points.reduce((sum, { x, y }, at) => {
        const next = points[(at + 1) % points.length]!
        return sum + x * next.y - next.x * y
      }, 0)
    const point = fc.record({ x: fc.integer({ min: 0, max: 5 }), y: fc.integer({ min: 0, max: 5 }) })
    fc.assert(
      fc.property(fc.array(point, { maxLength: 30 }), (points) => {
        const left = cleaned(points)
        expect(area(left)).toBe(area(points))
        left.forEach((b, at) => {
          const [a, c] = [left.at(at - 1)!, left[(at + 1) % left.length]!]
          expect((b.x - a.x) * (c.y - b.y)).not.toBe((b.y - a.y) * (c.x - b.x))
        })
      }),
    )
  })
})

describe('rings that fall together on a line', () => {
  const tiny = 5e-324
  it.each([
    [
      'beside a long one',
      [
        [0, tiny, tiny, 0, 0, 0],
        [1, 0, 31, 0, 0, 0, tiny, 0, 0, 64, 0, 0],
      ],
    ],
    [
      'over and over',
      [
        [0, 0.06, 0, 0, tiny, 0],
        [0, 0, 0.01, 0, 64, 0, 0, tiny, 0, 2e-4],
      ],
    ],
  ])('are graded and not clipped for ever: %s', (_, rings) => {
    const shape = shapeOfRings(rings)
    expect(shape.area).toBeLessThan(0.01)
    expect(shapesShared(shape, shape)).toBeLessThan(0.01)
  })

  it('end, whatever they are', () => {
    const odd = fc.constantFrom(0, tiny, 1e-9, 1e-7, 1e-6, 0.5, 1, 2, 3, 63.9999999, 64)
    const ring = fc
      .array(odd, { minLength: 3, maxLength: 12 })
      .map((values) => values.flatMap((x, at) => [x, values.at(at - 2)!]))
    fc.assert(
      fc.property(fc.array(ring, { minLength: 1, maxLength: 4 }), (rings) => {
        expect(shapeOfRings(rings).area).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 300 },
    )
  })
})
