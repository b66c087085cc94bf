import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isHoneypot } from './honeypot-places.ts'

const shares = fc.double({ min: 0.01, max: 1, noNaN: true })
const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 50 })
const picker = (numbers: number[]) => (block: number, length: number) => numbers[block % numbers.length]! % length
const places = (count: number, share: number, pick: (block: number, length: number) => number) =>
  Array.from({ length: count }, (_, n) => n).filter((n) => isHoneypot(n, share, pick))

describe('where honeypots lie among tasks', () => {
  it('are one of every four at a share of a quarter, wherever chance puts it', () => {
    const found = places(40, 0.25, picker([2, 0, 3]))
    expect(found).toHaveLength(10)
    expect(found.slice(0, 4)).toEqual([2, 4, 11, 14])
  })

  it('keep the share in every long enough run', () => {
    fc.assert(
      fc.property(shares, picks, (share, numbers) => {
        const count = 400
        const found = places(count, share, picker(numbers)).length
        expect(Math.abs(found - count * share)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('stay where they are when a project grows', () => {
    fc.assert(
      fc.property(shares, picks, (share, numbers) => {
        const small = places(50, share, picker(numbers))
        expect(places(90, share, picker(numbers)).filter((n) => n < 50)).toEqual(small)
      }),
    )
  })

  it('do not exist at a share of 0, and are everything at 1', () => {
    expect(places(10, 0, picker([1]))).toEqual([])
    expect(places(10, 1, picker([1]))).toHaveLength(10)
  })
})
