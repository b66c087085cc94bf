import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawItems, type PoolItem } from './draw.ts'

const items = (stratum: string, count: number, exposures = 0): PoolItem[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${stratum}-${index}`, stratum, exposures }))
const blueprint = [
  { stratum: 'day', count: 3 },
  { stratum: 'dusk', count: 2 },
]
const pool = [...items('day', 10), ...items('dusk', 6)]
const nobody: ReadonlySet<string> = new Set()

const anyPool = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    stratum: fc.constantFrom('day', 'dusk', 'rain'),
    exposures: fc.nat(5),
  }),
  { selector: ({ id }) => id, maxLength: 60 },
)

describe('a draw', () => {
  it('has exactly the counts of the blueprint, no item twice, none met before, none above the cap', () => {
    fc.assert(
      fc.property(anyPool, fc.string(), fc.nat(6), (pool, seed, exposureCap) => {
        const met = new Set(pool.slice(0, 5).map(({ id }) => id))
        const draw = drawItems({ blueprint, pool, met, exposureCap, seed })
        if (draw.outcome === 'short') {
          for (const { stratum, needed, available } of draw.shortfalls) {
            const left = pool.filter(
              (item) => item.stratum === stratum && !met.has(item.id) && item.exposures < exposureCap,
            )
            expect(available).toBe(left.length)
            expect(available).toBeLessThan(needed)
          }
          return
        }
        const byId = new Map(pool.map((item) => [item.id, item]))
        expect(new Set(draw.items.map(({ id }) => id)).size).toBe(draw.items.length)
        for (const { stratum, count } of blueprint)
          expect(draw.items.filter((item) => item.stratum === stratum)).toHaveLength(count)
        for (const { id, stratum } of draw.items) {
          expect(byId.get(id)?.stratum).toBe(stratum)
          expect(byId.get(id)!.exposures).toBeLessThan(exposureCap)
          expect(met.has(id)).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is the same for the same seed, in whatever order the pool comes', () => {
    const again = drawItems({ blueprint, pool: [...pool].reverse(), met: nobody, seed: 'a' })
    expect(again).toEqual(drawItems({ blueprint, pool, met: nobody, seed: 'a' }))
  })

  it('differs between seeds, in items and in order', () => {
    const draws = Array.from({ length: 20 }, (_, seed) => {
      const draw = drawItems({ blueprint, pool, met: nobody, seed: String(seed) })
      return draw.outcome === 'drawn' ? draw.items.map(({ id }) => id) : []
    })
    expect(new Set(draws.map((ids) => [...ids].sort().join())).size).toBeGreaterThan(10)
    expect(new Set(draws.map(([first]) => first)).size).toBeGreaterThan(5)
  })

  it('takes the least exposed first', () => {
    const worn = [
      ...items('day', 7, 3),
      { id: 'fresh', stratum: 'day', exposures: 0 },
      { id: 'once', stratum: 'day', exposures: 1 },
    ]
    const draw = drawItems({ blueprint: [{ stratum: 'day', count: 2 }], pool: worn, met: nobody, seed: 's' })
    expect(draw.outcome === 'drawn' && draw.items.map(({ id }) => id).sort()).toEqual(['fresh', 'once'])
  })

  it('tells by stratum what cannot be filled', () => {
    const met = new Set(['dusk-0', 'dusk-1', 'dusk-2', 'dusk-3', 'dusk-4'])
    expect(drawItems({ blueprint, pool, met, seed: 's' })).toEqual({
      outcome: 'short',
      shortfalls: [{ stratum: 'dusk', needed: 2, available: 1 }],
    })
  })

  it('spreads exposure: after many attempts no item was served twice as often as another', () => {
    const served = new Map(pool.map(({ id }) => [id, 0]))
    for (let attempt = 0; attempt < 50; attempt++) {
      const now = pool.map((item) => ({ ...item, exposures: served.get(item.id)! }))
      const draw = drawItems({ blueprint, pool: now, met: nobody, seed: String(attempt) })
      if (draw.outcome === 'drawn') for (const { id } of draw.items) served.set(id, served.get(id)! + 1)
    }
    const day = pool.filter(({ stratum }) => stratum === 'day').map(({ id }) => served.get(id)!)
    expect(Math.max(...day) - Math.min(...day)).toBeLessThanOrEqual(1)
  })
})
