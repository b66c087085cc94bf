import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pairOrder, startOrder } from './shown-order.ts'

describe('the order in which answers stand', () => {
  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(fc.string(), fc.uniqueArray(fc.string(), { minLength: 2 }), (seed, ids) => {
        expect(pairOrder(seed)).toBe(pairOrder(seed))
        expect(startOrder(ids, seed)).toEqual(startOrder(ids, seed))
        expect([...startOrder(ids, seed)].sort()).toEqual([...ids].sort())
      }),
    )
  })

  it('favours nobody over many tasks', () => {
    const seeds = Array.from({ length: 2000 }, (_, number) => `task ${number}`)
    const first = seeds.filter((seed) => pairOrder(seed) === 'ab').length
    // Four standard deviations of a fair coin: 2000 · ½ ± 4 · √(2000 · ¼).
    expect(Math.abs(first - 1000)).toBeLessThan(90)
    const places = seeds.map((seed) => startOrder(['a', 'b', 'c', 'd'], seed).indexOf('a'))
    for (const place of [0, 1, 2, 3])
      expect(Math.abs(places.filter((at) => at === place).length - 500)).toBeLessThan(4 * Math.sqrt(2000 * 0.25 * 0.75))
  })
})
