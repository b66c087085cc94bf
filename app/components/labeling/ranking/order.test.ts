import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moved, orderOf, placesOf, rowsOf, tieToggled, type Row } from './order.ts'

const rows = (text: string): Row[] =>
  text.split(' ').map((word) => ({ id: word.replace('=', ''), tied: word.startsWith('=') }))
const written = (list: readonly Row[]) => list.map(({ id, tied }) => (tied ? `=${id}` : id)).join(' ')

const someRows = fc
  .array(fc.boolean(), { minLength: 1, maxLength: 8 })
  .map((ties) => ties.map((tied, index) => ({ id: `c${index}`, tied: tied && index > 0 })))

describe('a ranking as a list', () => {
  it('says the same as its places', () => {
    fc.assert(
      fc.property(someRows, (list) => {
        const ids = list.map(({ id }) => id)
        expect(rowsOf(orderOf(list), ids)).toEqual(list)
      }),
    )
  })

  it('keeps every candidate exactly once, whatever is moved and tied', () => {
    fc.assert(
      fc.property(someRows, fc.array(fc.tuple(fc.nat(7), fc.integer({ min: -1, max: 8 }))), (list, moves) => {
        const end = moves.reduce((so, [from, to]) => tieToggled(moved(so, from, to), to), list)
        expect(orderOf(end).flat().sort()).toEqual(list.map(({ id }) => id).sort())
        expect(end[0]?.tied).toBe(false)
        expect(orderOf(end).every((group) => group.length > 0)).toBe(true)
      }),
    )
  })

  it.each([
    ['a b c', 2, 0, 'c a b'],
    ['a b c', 0, 9, 'b c a'],
    ['a =b c', 0, 2, 'b c a'],
    ['a =b =c', 0, 2, 'b =c a'],
    ['a b =c', 0, 1, 'b =a =c'],
    ['a b =c', 1, 0, 'b a c'],
    ['a =b c', 1, 2, 'a c b'],
    ['a b', 0, 0, 'a b'],
  ])('moves in %s the one at %i to %i: %s', (before, from, to, after) => {
    expect(written(moved(rows(before), from, to))).toBe(after)
  })

  it('ties a candidate with the one above it, and unties it', () => {
    expect(written(tieToggled(rows('a b c'), 1))).toBe('a =b c')
    expect(written(tieToggled(rows('a =b c'), 1))).toBe('a b c')
    expect(written(tieToggled(rows('a b'), 0))).toBe('a b')
  })

  it('puts candidates without a place at the end, and forgets unknown ones', () => {
    expect(written(rowsOf([['b'], ['x', 'a'], ['gone']], ['a', 'b', 'c']))).toBe('b a c')
    expect(rowsOf([], ['a', 'b']).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('counts places without gaps', () => {
    expect(placesOf(rows('a =b c'))).toEqual([1, 1, 2])
  })
})
