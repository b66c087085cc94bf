import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edgeSpeed } from './edge-scroll.ts'

describe('a drag near the edge of the window', () => {
  it('scrolls up at the top, down at the bottom, and not in between', () => {
    expect(edgeSpeed(0, 844)).toBe(-18)
    expect(edgeSpeed(48, 844)).toBe(-9)
    expect(edgeSpeed(96, 844)).toBe(0)
    expect(edgeSpeed(748, 844)).toBe(0)
    expect(edgeSpeed(844, 844)).toBe(18)
  })

  it('scrolls no faster outside of the window', () => {
    expect(edgeSpeed(-500, 844)).toBe(-18)
    expect(edgeSpeed(5000, 844)).toBe(18)
  })

  it('leaves half of a window calm however low it is, and is the same at both edges', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 4000 }), fc.double({ min: 0, max: 1, noNaN: true }), (height, share) => {
        if (share > 0.25 && share < 0.75) expect(edgeSpeed(share * height, height)).toBe(0)
        expect(edgeSpeed(share * height, height) + edgeSpeed(height - share * height, height)).toBeCloseTo(0, 0)
      }),
    )
  })
})
