import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchFor } from './search.ts'

describe('a search among classes', () => {
  it.each([
    ['a piece of a word, in any case', 'REF', 'Partial refund'],
    ['several words in any order', 'refund part', 'Partial refund'],
    ['full-width letters', 'ｒｅｆ', 'Partial refund'],
    ['a syllable', '송', '배송 지연'],
    ['a text in decomposed form', '배송'.normalize('NFD'), '배송 지연'],
    ['a syllable half written', '배소', '배송 지연'],
    ['a syllable that has taken the next initial', '뱃', '배송 지연'],
    ['two initials taken as one final', '갑ㅅ', '갑사'],
    ['the initials of syllables', 'ㅂㅅ', '배송 지연'],
    ['initials of the second word', 'ㅈㅇ', '배송 지연'],
  ])('finds by %s', (_, query, text) => {
    expect(searchFor(query)(text)).toBe(true)
  })

  it.each([
    ['환불', '배송 지연'],
    ['ㅅㅂ', '배송 지연'],
    ['배송 환불', '배송 지연'],
    ['벳', '배송 지연'],
  ])('does not find %s in %s', (query, text) => {
    expect(searchFor(query)(text)).toBe(false)
  })

  it('finds everything by nothing, and every text by any stretch of it', () => {
    const text = fc.string({ unit: fc.constantFrom('가', '값', '뵤', '뿔', ' ', 'a', 'Z', '１'), maxLength: 12 })
    fc.assert(
      fc.property(text, fc.nat(12), fc.nat(12), (text, a, b) => {
        expect(searchFor('')(text)).toBe(true)
        expect(searchFor(text.slice(Math.min(a, b), Math.max(a, b)))(text)).toBe(true)
      }),
    )
  })
})
