import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decay } from './exponential.ts'

describe('e to the power of −x', () => {
  it('is that of Math.exp to 15 digits, as far as numbers are normal', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 700, noNaN: true }), (x) => {
        expect(Math.abs(decay(x) / Math.exp(-x) - 1)).toBeLessThan(2e-15)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    [0, 1],
    [1e-300, 1],
    [Math.LN2, 0.5],
    [745, 0],
    [Infinity, 0],
  ])('of %d is %d', (x, expected) => {
    expect(decay(x)).toBeCloseTo(expected, 15)
  })

  it('never rises', () => {
    const x = fc.double({ min: 0, max: 800, noNaN: true })
    fc.assert(fc.property(x, x, (a, b) => a > b || decay(a) >= decay(b) * (1 - 1e-15)))
  })
})
