import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shapeIoa, shapeIou, shapeOfMask, shapeOfRings, shapesShared } from './shape.ts'

type Ring = number[]
const square = (x: number, y: number, side: number): Ring => [x, y, x + side, y, x + side, y + side, x, y + side]

/** Where sides pass the upright line at x, ascending: between the first and second of them it is filled, and so on. */
function passages(rings: Ring[], x: number): number[] {
  const ys: number[] = []
  for (const ring of rings)
    for (let at = 0; at < ring.length; at += 2) {
      const [x0, y0] = [ring[at]!, ring[at + 1]!]
      const [x1, y1] = [ring[(at + 2) % ring.length]!, ring[(at + 3) % ring.length]!]
      if (x0 > x !== x1 > x) ys.push(y0 + ((x - x0) / (x1 - x0)) * (y1 - y0))
    }
  return ys.sort((a, b) => a - b)
}

const filled = (ys: number[], y: number) => ys.findIndex((one) => one > y) % 2 === 1

/** Areas counted on a grid of `step` pixels over 0–64, sample points in the middle of cells. */
function counted(a: Ring[], b: Ring[], step = 0.25): { a: number; b: number; both: number } {
  const count = { a: 0, b: 0, both: 0 }
  for (let x = step / 2; x < 64; x += step) {
    const [ysA, ysB] = [passages(a, x), passages(b, x)]
    if (ysA.length + ysB.length === 0) continue
    for (let y = step / 2; y < 64; y += step) {
      const [inA, inB] = [filled(ysA, y), filled(ysB, y)]
      count.a += inA ? step * step : 0
      count.b += inB ? step * step : 0
      count.both += inA && inB ? step * step : 0
    }
  }
  return count
}

function length(rings: Ring[]): number {
  return rings
    .flatMap((ring) =>
      Array.from({ length: ring.length / 2 }, (_, v) =>
        Math.hypot(
          ring[2 * v]! - ring[(2 * v + 2) % ring.length]!,
          ring[2 * v + 1]! - ring[(2 * v + 3) % ring.length]!,
        ),
      ),
    )
    .reduce((sum, side) => sum + side, 0)
}

const coordinate = fc.integer({ min: 0, max: 64 })
const fine = fc.double({ min: 0, max: 64, noNaN: true })
const ringOf = (value: fc.Arbitrary<number>) =>
  fc.array(fc.tuple(value, value), { minLength: 3, maxLength: 9 }).map((points) => points.flat())
const scribble = fc.oneof(ringOf(coordinate), ringOf(fine))
const scribbles = fc.array(scribble, { minLength: 1, maxLength: 3 })

/** An outline as people draw them: around a middle, at changing distance. */
const outline = fc
  .record({
    x: fc.integer({ min: 20, max: 44 }),
    y: fc.integer({ min: 20, max: 44 }),
    radii: fc.array(fc.integer({ min: 3, max: 20 }), { minLength: 3, maxLength: 40 }),
  })
  .map(({ x, y, radii }): Ring[] => [
    radii.flatMap((radius, at) => {
      const angle = (2 * Math.PI * at) / radii.length
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
    }),
  ])
const region = fc.oneof(outline, scribbles)

describe('the area of rings', () => {
  it.each<[string, Ring[], number]>([
    ['a square', [square(3, 4, 10)], 100],
    ['a square the other way round', [[3, 4, 3, 14, 13, 14, 13, 4]], 100],
    ['a triangle', [[0, 0, 10, 0, 0, 10]], 50],
    ['a hole', [square(0, 0, 10), square(2, 2, 5)], 75],
    ['an island in a hole', [square(0, 0, 10), square(2, 2, 5), square(3, 3, 2)], 79],
    ['two parts', [square(0, 0, 10), square(20, 0, 5)], 125],
    ['two parts that cross, which leaves what both cover empty', [square(0, 0, 10), square(5, 5, 10)], 150],
    ['the same ring twice, which is nothing', [square(0, 0, 10), square(0, 0, 10)], 0],
    ['a bow', [[0, 0, 10, 10, 10, 0, 0, 10]], 50],
    ['a hole that touches its border', [square(0, 0, 10), [0, 5, 5, 2, 5, 8]], 85],
    ['a spike, which has no area', [[0, 0, 10, 0, 20, 0, 10, 0, 10, 10, 0, 10]], 100],
    ['points that repeat', [[0, 0, 0, 0, 10, 0, 10, 10, 10, 10, 0, 10, 0, 0]], 100],
    ['a line', [[0, 0, 10, 10, 20, 20]], 0],
    ['a point', [[5, 5, 5, 5, 5, 5]], 0],
    ['more than numbers can hold', [[0, 0, 1e200, 0, 1e200, 1e200]], 0],
  ])('%s', (_, rings, area) => {
    expect(shapeOfRings(rings).area).toBeCloseTo(area, 4)
  })

  it('is exact where two parts have a long border in common', () => {
    // A wavy line of 1,500 points between two halves of a square of 1,500 pixels.
    const wave = Array.from({ length: 1501 }, (_, x) => [x, 750 + 5 * Math.sin(x)])
    const upper = [0, 0, 1500, 0, ...wave.toReversed().flat()]
    const lower = [...wave.flat(), 1500, 1500, 0, 1500]
    expect(shapeOfRings([upper, lower]).area).toBeCloseTo(1500 * 1500, 0)
    expect(shapeIou(shapeOfRings([upper, lower]), shapeOfRings([square(0, 0, 1500)]))).toBeCloseTo(1, 6)
  })

  it('equals a count of sample points, whatever the rings are', () => {
    fc.assert(
      fc.property(region, region, (a, b) => {
        const count = counted(a, b)
        const [p, q] = [shapeOfRings(a), shapeOfRings(b)]
        // A count errs at most in the cells that a side passes through.
        const [errorA, errorB] = [0.25 * 1.5 * length(a) + 2, 0.25 * 1.5 * length(b) + 2]
        expect(Math.abs(p.area - count.a)).toBeLessThan(errorA)
        expect(Math.abs(q.area - count.b)).toBeLessThan(errorB)
        expect(Math.abs(shapesShared(p, q) - count.both)).toBeLessThan(errorA + errorB)
      }),
      { numRuns: 60 },
    )
  })

  it('and overlaps come close to a fine count for outlines as people draw them', () => {
    fc.assert(
      fc.property(outline, outline, (a, b) => {
        const count = counted(a, b, 0.125)
        const iou = count.both / (count.a + count.b - count.both)
        expect(Math.abs(shapeIou(shapeOfRings(a), shapeOfRings(b)) - iou)).toBeLessThan(0.02)
      }),
      { numRuns: 25 },
    )
  })
})

describe('the IoU of two regions', () => {
  const shape = region.map(shapeOfRings)

  it('is symmetric, in 0–1, and 1 for a region with itself', () => {
    fc.assert(
      fc.property(shape, shape, (a, b) => {
        const value = shapeIou(a, b)
        expect(shapeIou(b, a)).toBeCloseTo(value, 9)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        if (a.area > 0) expect(shapeIou(a, a)).toBe(1)
        expect(shapeIoa(a, b)).toBeGreaterThanOrEqual(value - 1e-9)
      }),
    )
  })

  it('is 1 for an outline written from another vertex or the other way round', () => {
    fc.assert(
      fc.property(outline, fc.integer({ min: 0, max: 39 }), ([ring], by) => {
        const points = Array.from({ length: ring!.length / 2 }, (_, v) => [ring![2 * v]!, ring![2 * v + 1]!])
        const from = by % points.length
        const turned = [...points.slice(from), ...points.slice(0, from)]
        const [a, b] = [shapeOfRings([ring!]), shapeOfRings([turned.reverse().flat()])]
        expect(shapeIou(a, b)).toBeCloseTo(1, 12)
      }),
    )
  })

  it('does not change when both move or grow alike', () => {
    fc.assert(
      fc.property(outline, outline, fc.integer({ min: -500, max: 500 }), (a, b, by) => {
        const moved = (rings: Ring[]) => shapeOfRings(rings.map((ring) => ring.map((value) => value * 16 + by)))
        expect(shapeIou(moved(a), moved(b))).toBeCloseTo(shapeIou(shapeOfRings(a), shapeOfRings(b)), 9)
      }),
    )
  })

  it.each([
    ['half over each other', square(0, 0, 10), square(5, 0, 10), 1 / 3],
    ['touching', square(0, 0, 10), square(10, 0, 10), 0],
    ['apart, with crossing rectangles', [0, 0, 10, 0, 0, 10], [10, 10, 10, 1, 1, 10], 0],
    ['one inside the other', square(0, 0, 10), square(2, 2, 5), 0.25],
    ['a triangle over a square', square(0, 0, 10), [0, 0, 20, 0, 0, 20], 0.5],
  ])('%s', (_, a, b, expected) => {
    expect(shapeIou(shapeOfRings([a]), shapeOfRings([b]))).toBeCloseTo(expected, 12)
  })
})

describe('masks among regions', () => {
  const mask = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })).chain(([height, width]) =>
    fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 20 }).map((counts) => ({
      size: [height, width] as [number, number],
      counts,
    })),
  )
  /** A mask's foreground as one ring per pixel row piece: every pixel its own square. */
  const squares = ({ size: [height, width], counts }: { size: [number, number]; counts: number[] }): Ring[] => {
    const pixels = counts.flatMap((count, index) => Array.from({ length: count }, () => index % 2))
    return pixels
      .slice(0, height * width)
      .flatMap((on, at) => (on ? [square(Math.floor(at / height), at % height, 1)] : []))
  }

  it('are the squares of their pixels: overlap with an outline is the sum of the overlaps with each', () => {
    fc.assert(
      fc.property(mask, ringOf(fc.integer({ min: 0, max: 12 })), (mask, ring) => {
        const whole = shapeOfMask(mask)
        const outline = shapeOfRings([ring])
        const pixels = squares(mask).map((one) => shapeOfRings([one]))
        expect(whole.area).toBe(pixels.length)
        const sum = pixels.reduce((total, pixel) => total + shapesShared(pixel, outline), 0)
        expect(shapesShared(whole, outline)).toBeCloseTo(sum, 3)
      }),
    )
  })

  it('overlap each other by whole pixels, and masks of another size as well', () => {
    fc.assert(
      fc.property(mask, mask, (a, b) => {
        const at = new Set(squares(a).map(String))
        const both = squares(b).filter((pixel) => at.has(String(pixel))).length
        expect(shapesShared(shapeOfMask(a), shapeOfMask(b))).toBeCloseTo(both, 9)
      }),
    )
  })
})
