import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pointsOfUnits, SourceText, unitsOfPoints } from './offsets.ts'

const piece = fc.constantFrom(
  '가',
  '\u1100',
  '\u1161',
  '\u11a8',
  'e',
  '\u0301',
  '\u0323',
  'a',
  ' ',
  '👩',
  '\u0958',
  'Å',
  '豈',
  '각',
)
const texts = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''))

describe('offsets in a text that is not in NFC', () => {
  it.each([
    ['conjoining jamo', '\u1112\u1161\u11ab\u1100\u1173\u11af abc', 7, 10, 3, 6],
    ['the syllable itself', '\u1112\u1161\u11ab\u1100\u1173\u11af', 3, 6, 1, 2],
    ['an accent', 'cafe\u0301 au', 6, 8, 5, 7],
    ['a character that NFC parts', '\u0958b', 1, 2, 2, 3],
    ['a compatibility ideograph', '\uf900b', 1, 2, 1, 2],
  ])('behind %s move with it', (_, source, start, end, from, to) => {
    expect(new SourceText(source).range(start, end)).toMatchObject({ start: from, end: to })
  })

  it.each([
    ['a syllable', '\u1112\u1161', 0, 1],
    ['a letter and its accent', 'e\u0301', 1, 2],
  ])('inside %s have no counterpart', (_, source, start, end) => {
    expect(new SourceText(source).range(start, end)).toEqual({
      problem: 'begins or ends inside a character that is joined when the text is normalised (NFC)',
    })
  })

  it('cut the same piece out of both, wherever they have a counterpart', () => {
    fc.assert(
      fc.property(texts, fc.nat(12), fc.nat(12), (source, a, b) => {
        const text = new SourceText(source)
        const range = text.range(Math.min(a, b), Math.max(a, b))
        if ('problem' in range) return
        const points = Array.from(text.text)
        expect(points.slice(range.start, range.end).join('')).toBe(text.slice(range.source).normalize('NFC'))
        expect(points.slice(0, range.start).join('')).toBe(
          Array.from(source).slice(0, range.source.start).join('').normalize('NFC'),
        )
      }),
      { numRuns: 3000 },
    )
  })

  it('are found for every offset that parts the text into two that join to its NFC', () => {
    fc.assert(
      fc.property(texts, fc.nat(12), (source, at) => {
        const points = Array.from(source)
        if (at < 1 || at > points.length) return
        const [before, after] = [
          points.slice(0, at).join('').normalize('NFC'),
          points.slice(at).join('').normalize('NFC'),
        ]
        const range = new SourceText(source).range(0, at)
        expect('problem' in range).toBe(before + after !== source.normalize('NFC'))
      }),
      { numRuns: 3000 },
    )
  })
})

describe('code units and code points', () => {
  it('are each other’s inverse', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const [points, units] = [pointsOfUnits(text), unitsOfPoints(text)]
        units.forEach((unit, point) => expect(points[unit]).toBe(point))
        expect(points.filter((point) => point >= 0)).toHaveLength(units.length)
      }),
    )
  })
})
