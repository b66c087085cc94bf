import { describe, expect, it } from 'vitest'
import { bridged, ringArea, ringsOverlap, united } from './rings.ts'

const square = (x: number, y: number, side: number) => [x, y, x + side, y, x + side, y + side, x, y + side]

/** Whether a place is filled by the even-odd rule, by counting the edges that a ray to the right crosses. */
function fills(rings: readonly number[][], x: number, y: number): boolean {
  let inside = false
  for (const ring of rings)
    for (let at = 0; at < ring.length; at += 2) {
      const next = (at + 2) % ring.length
      const [x1, y1, x2, y2] = [ring[at]!, ring[at + 1]!, ring[next]!, ring[next + 1]!]
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside
    }
  return inside
}

/** What rings fill on a grid that no vertex lies on. */
function raster(rings: readonly number[][]): string {
  return Array.from({ length: 40 * 40 }, (_, at) =>
    fills(rings, (at % 40) + 0.37, Math.floor(at / 40) + 0.53) ? '#' : '.',
  ).join('')
}

describe('one outline of several rings', () => {
  it.each<[string, number[][]]>([
    ['a hole', [square(2, 2, 30), square(10, 10, 8)]],
    ['two holes', [square(2, 2, 30), square(5, 5, 4), square(20, 20, 6)]],
    ['two parts', [square(2, 2, 10), square(20, 20, 12)]],
    ['a part in a hole', [square(2, 2, 30), square(6, 6, 20), square(10, 10, 5)]],
    ['three parts in a row', [square(1, 1, 5), square(30, 1, 5), square(15, 1, 5)]],
  ])('fills the same as the rings: %s', (_, rings) => {
    expect(raster([bridged(rings)])).toBe(raster(rings))
  })

  it('is the ring itself where there is one', () => {
    expect(bridged([square(0, 0, 5)])).toEqual(square(0, 0, 5))
  })
})

describe('parts that lie over one another', () => {
  const [a, b, far] = [square(2, 2, 20), square(12, 12, 20), square(30, 1, 5)]

  it('fill by the even-odd rule what they fill together', () => {
    const whole = raster([a])
      .split('')
      .map((own, at) => (own === '#' || raster([b])[at] === '#' ? '#' : '.'))
    expect(raster(united([a, b]))).toBe(whole.join(''))
    expect(
      raster(united([a, [...b].reverse().flatMap((_, at, all) => (at % 2 === 0 ? [all[at + 1]!, all[at]!] : []))])),
    ).toBe(whole.join(''))
  })

  it('of which one lies in another lose it', () => {
    expect(united([a, square(5, 5, 3)])).toHaveLength(1)
  })

  it('stay as they are when they do not overlap, though their boxes may', () => {
    const corner = [0, 0, 20, 0, 0, 20]
    const other = [21, 1, 21, 21, 1, 21]
    expect(ringsOverlap([corner, other])).toBe(false)
    for (const rings of [
      [corner, other],
      [a, far],
    ])
      expect(united(rings)).toBe(rings)
  })

  it('share an edge without overlapping', () => {
    expect(ringsOverlap([square(0, 0, 10), square(10, 0, 10)])).toBe(false)
  })
})

it('the area of a ring is that of the shoelace formula', () => {
  expect(ringArea(square(3, 3, 4))).toBe(16)
  expect(ringArea([0, 0, 4, 0, 0, 3])).toBe(6)
})
