import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptanceOf, settlementOf, standing } from './acceptance.ts'
import { honeypotsSchema } from './definition.ts'
import { isHoneypotTurn } from './honeypots.ts'
import { leaseExpiry, leaseState, placesFree, type Lease } from './lease.ts'

const rules = honeypotsSchema.parse({})

describe('acceptance', () => {
  it.each([
    ['a honeypot at the accept score', 0.7, [], 'accepted'],
    ['a honeypot below it', 0.69, [true, true, true], 'rejected'],
    ['ordinary work before anything is known', null, [], 'accepted'],
    ['ordinary work after two failures: too few to judge', null, [false, false], 'accepted'],
    ['ordinary work after three failures', null, [false, false, false], 'held'],
    ['ordinary work at the floor', null, [true, true, true, false, false], 'accepted'],
    ['ordinary work below the floor', null, [false, true, true, false, false], 'held'],
  ] as const)('of %s', (_, score, passes, outcome) => {
    expect(acceptanceOf(score, passes, rules).outcome).toBe(outcome)
  })

  it('looks at the latest ten honeypots only, so that bad days pass', () => {
    const recovered = [...Array<boolean>(10).fill(true), ...Array<boolean>(50).fill(false)]
    expect(standing(recovered, rules)).toEqual({ judged: 10, passed: 10, share: 1, good: true })
    expect(standing([...recovered].reverse(), rules).good).toBe(false)
  })

  it('of a held answer is up to an operator; nothing else is', () => {
    expect([settlementOf('held', 'accept'), settlementOf('held', 'reject')]).toEqual(['accepted', 'rejected'])
    for (const outcome of ['accepted', 'rejected', null])
      expect([settlementOf(outcome, 'accept'), settlementOf(outcome, 'reject')]).toEqual([null, null])
  })

  it('never gets worse when a honeypot was passed instead of failed', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 15 }), fc.nat(), (passes, at) => {
        const better = passes.map((passed, index) => passed || index === at % passes.length)
        if (standing(passes, rules).good) expect(standing(better, rules).good).toBe(true)
      }),
    )
  })
})

describe('a lease', () => {
  const noon = new Date('2026-03-02T12:00:00Z')
  const minutes = (count: number) => new Date(noon.getTime() + count * 60_000)
  const lease: Lease = { leasedAt: noon, leaseExpiresAt: leaseExpiry(noon, 30), submittedAt: null, returnedAt: null }

  it('runs until its expiry, unless it was submitted or returned before', () => {
    expect(leaseState(lease, minutes(29))).toBe('running')
    expect(leaseState(lease, minutes(30))).toBe('expired')
    expect(leaseState({ ...lease, submittedAt: minutes(5) }, minutes(99))).toBe('submitted')
    expect(leaseState({ ...lease, returnedAt: minutes(5) }, minutes(6))).toBe('returned')
  })

  it('holds a place while it runs', () => {
    const returned = { ...lease, returnedAt: minutes(5) }
    expect(placesFree(1, [lease], minutes(10))).toBe(0)
    expect(placesFree(1, [lease], minutes(40))).toBe(1)
    expect(placesFree(2, [lease, returned], minutes(10))).toBe(1)
    expect(placesFree(0, [lease], minutes(10))).toBe(0)
  })
})

describe('honeypots', () => {
  const turns = (seed: string, share: number, count: number) =>
    Array.from({ length: count }, (_, turn) => isHoneypotTurn({ seed, turn, share }))
  const count = (marks: boolean[]) => marks.filter(Boolean).length

  it('make up the share over every stretch, and more among the first tasks', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(0, 0.05, 0.1, 0.25, 1 / 3, 0.5, 0.75, 1), (seed, share) => {
        const marks = turns(seed, share, 6 + 20 * 6)
        expect(count(marks.slice(0, 6))).toBe(Math.ceil(6 * Math.min(1, 2 * share)))
        expect(count(marks.slice(6))).toBe(Math.round(120 * share))
      }),
    )
  })

  it('come at the same turns for the same seed, and elsewhere for another', () => {
    expect(turns('a', 0.25, 46)).toEqual(turns('a', 0.25, 46))
    const patterns = Array.from({ length: 30 }, (_, seed) => turns(String(seed), 0.25, 26).join())
    expect(new Set(patterns).size).toBe(30)
  })

  it('may come at any turn', () => {
    const places = new Set<number>()
    for (let seed = 0; seed < 200; seed++)
      turns(String(seed), 0.25, 26).forEach((honeypot, turn) => honeypot && places.add(turn))
    expect(places.size).toBe(26)
  })
})
