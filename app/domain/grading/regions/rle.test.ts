import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rle } from '#app/domain/labels/polygons.ts'
import { polygonRuns } from './polygon-runs.ts'
import { countsOf, readRle, writeRle, type Runs } from './rle.ts'
import { runsArea, runsBounds, runsShared, runsUnion } from './runs.ts'

/** A mask as pixels, column by column. */
const pixels = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })).chain(([height, width]) =>
  fc.record({
    height: fc.constant(height),
    width: fc.constant(width),
    on: fc.array(fc.boolean(), { minLength: height * width, maxLength: height * width }),
  }),
)
type Pixels = { height: number; width: number; on: boolean[] }

function runsOf({ height, width, on }: Pixels): Runs {
  const borders: number[] = []
  on.forEach((now, at) => {
    if (now !== (on[at - 1] ?? false)) borders.push(at)
  })
  if (on.at(-1)) borders.push(on.length)
  return { height, width, borders: Uint32Array.from(borders) }
}

describe('a mask', () => {
  it('is read as it was written, in letters and in numbers', () => {
    fc.assert(
      fc.property(pixels, (mask) => {
        const runs = runsOf(mask)
        expect(readRle(writeRle(runs))).toEqual({ runs })
        expect(readRle(writeRle(runs, 'numbers'))).toEqual({ runs })
      }),
    )
  })

  it('has runs of any length in letters', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40_000_000 }), { maxLength: 20 }), (counts) => {
        const total = 30_000 * 30_000
        const all = [...counts, total - counts.reduce((sum, count) => sum + count, 0)]
        const { runs, problem } = readRle({ size: [30_000, 30_000], counts: all })
        expect(problem).toBeUndefined()
        expect(countsOf(readRle(writeRle(runs)).runs)).toEqual(all)
      }),
    )
  })

  it('is written in the letters that maskApi.c defines', () => {
    // 6 → 6: '6'. 1 → '1'. 40 = 8 + 1·32 → '8' with more (8 + 32 + 48 = 'X'), then '1'. From the fourth on, differences:
    // 2 − 1 = 1 → '1'; 51 − 40 = 11 → ';'.
    const rle: Rle = { size: [10, 10], counts: '61X11;' }
    expect(countsOf(readRle(rle).runs)).toEqual([6, 1, 40, 2, 51])
    expect(writeRle(readRle(rle).runs)).toEqual(rle)
  })

  it.each<[string, Rle, number, RegExp]>([
    ['too few counts', { size: [10, 10], counts: [10, 20] }, 20, /add up to 30 of 10 × 10/],
    ['too many counts', { size: [10, 10], counts: [10, 200] }, 90, /more than 10 × 10/],
    ['counts beyond any image', { size: [10, 10], counts: [0, 2 ** 53] }, 100, /more than/],
    ['letters that are none', { size: [10, 10], counts: '61 11' }, 1, /character 3/],
    ['a count without end', { size: [10, 10], counts: 'ooooooooooo' }, 0, /character 1/],
    ['a count that breaks off', { size: [10, 10], counts: '61o' }, 1, /character 3/],
    ['a negative count', { size: [10, 10], counts: '6O' }, 0, /count 2 is negative/],
    ['nothing', { size: [10, 10], counts: '' }, 0, /add up to 0/],
    ['a huge mask of nothing', { size: [30_000, 30_000], counts: [] }, 0, /add up to 0/],
  ])('of %s counts as far as it goes, and says why', (_, rle, area, message) => {
    const { runs, problem } = readRle(rle)
    expect(runsArea(runs)).toBe(area)
    expect(problem).toMatch(message)
  })

  it('never fails, and never has more pixels than the image, whatever the letters or numbers are', () => {
    const size = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }))
    const counts = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.string({ unit: fc.integer({ min: 48, max: 111 }).map((code) => String.fromCharCode(code)), maxLength: 60 }),
      fc.array(fc.maxSafeNat(), { maxLength: 30 }),
    )
    fc.assert(
      fc.property(size, counts, (size, counts) => {
        const { runs } = readRle({ size, counts })
        expect(runsArea(runs)).toBeLessThanOrEqual(size[0] * size[1])
        runs.borders.forEach((border, at) => expect(border).toBeGreaterThan(runs.borders[at - 1] ?? -1))
      }),
    )
  })

  it('shares with another what both have, and with their union has all of its own', () => {
    fc.assert(
      fc.property(pixels, fc.array(fc.boolean(), { minLength: 81, maxLength: 81 }), (mask, others) => {
        const other = { ...mask, on: others.slice(0, mask.on.length) }
        const [a, b] = [runsOf(mask), runsOf(other)]
        const both = mask.on.filter((on, at) => on && other.on[at]).length
        const either = mask.on.filter((on, at) => on || other.on[at]).length
        expect(runsShared(a, b)).toBe(both)
        expect(runsShared(b, a)).toBe(both)
        expect(runsArea(runsUnion([a, b], a.height, a.width))).toBe(either)
        expect(runsUnion([a, b], a.height, a.width)).toEqual(
          runsOf({ ...mask, on: mask.on.map((on, at) => on || other.on[at]!) }),
        )
      }),
    )
  })

  it('lies in the least rectangle around its pixels', () => {
    fc.assert(
      fc.property(pixels, (mask) => {
        const at = mask.on.flatMap((on, index) =>
          on ? [[Math.floor(index / mask.height), index % mask.height] as const] : [],
        )
        const [left, top, right, bottom] = runsBounds(runsOf(mask))
        fc.pre(at.length > 0)
        expect([left, right]).toEqual([Math.min(...at.map(([x]) => x)), Math.max(...at.map(([x]) => x)) + 1])
        expect(top).toBeLessThanOrEqual(Math.min(...at.map(([, y]) => y)))
        expect(bottom).toBeGreaterThanOrEqual(Math.max(...at.map(([, y]) => y)) + 1)
      }),
    )
  })
})

describe('the mask of a polygon', () => {
  it('of whole pixels is those pixels', () => {
    const runs = polygonRuns([2, 3, 6, 3, 6, 8, 2, 8], 10, 10)
    expect(countsOf(runs)).toEqual([23, 5, 5, 5, 5, 5, 5, 5, 42])
  })

  it('of a right triangle holds the pixels on the near side of its slanted edge', () => {
    // Columns 0–3 of a triangle (0,0) (4,0) (0,4): the edge passes the middle of column c at y = 3.5 − c.
    const runs = polygonRuns([0, 0, 4, 0, 0, 4], 4, 4)
    expect(runsArea(runs)).toBeGreaterThanOrEqual(6)
    expect(runsArea(runs)).toBeLessThanOrEqual(10)
    expect(runsBounds(runs)[0]).toBe(0)
  })

  it('comes close to the area for any outline, and is bounded work for any coordinates', () => {
    const far = fc.double({ min: -1e300, max: 1e300, noNaN: true })
    fc.assert(
      fc.property(fc.array(far, { minLength: 6, maxLength: 20 }), (ring) => {
        expect(runsArea(polygonRuns(ring, 30, 20))).toBeLessThanOrEqual(600)
      }),
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        (x, y, width, height) => {
          const runs = polygonRuns([x, y, x + width, y, x + width, y + height, x, y + height], 100, 100)
          expect(runsArea(runs)).toBe(width * height)
        },
      ),
    )
  })
})
