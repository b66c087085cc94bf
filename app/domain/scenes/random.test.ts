import { describe, expect, test } from 'vitest'
import { randomFrom } from './random.ts'

describe('the random source', () => {
  test('repeats itself for the same seed, for ever', () => {
    const random = randomFrom('assay')
    expect([random.int(0, 999), random.int(0, 999), random.int(0, 999)]).toEqual([87, 761, 671])
  })

  test('a fork does not depend on what was drawn before it', () => {
    const used = randomFrom('a')
    used.next()
    expect(used.fork('x').next()).toBe(randomFrom('a').fork('x').next())
  })

  test('is even enough: ten buckets of ten thousand draws each hold about a tenth', () => {
    const random = randomFrom('even')
    const buckets = new Array<number>(10).fill(0)
    for (let i = 0; i < 10_000; i++) buckets[Math.floor(random.next() * 10)]!++
    expect(Math.min(...buckets)).toBeGreaterThan(880)
    expect(Math.max(...buckets)).toBeLessThan(1120)
  })

  test('shuffling keeps everything and picks from nothing never', () => {
    expect(randomFrom('s').shuffle([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4])
    expect(() => randomFrom('s').pick([])).toThrow('Nothing to pick from')
  })
})
