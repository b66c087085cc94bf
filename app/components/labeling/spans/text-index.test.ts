import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  directionOf,
  graphemeAt,
  indexText,
  nearestBorder,
  paragraphAt,
  step,
  stepBorder,
  wholeWords,
  wordEdge,
  wordAt,
} from './text-index.ts'

const FAMILY = '👨‍👩‍👧'

describe('the index of a text', () => {
  it.each([
    ['letters', 'abc', [0, 1, 2, 3]],
    ['Hangul syllables', '김하은', [0, 1, 2, 3]],
    ['a family of one emoji and five code points', `a${FAMILY}b`, [0, 1, 6, 7]],
    ['a letter with a combining mark that NFC keeps apart', 'q\u0307x', [0, 2, 3]],
    ['a flag', '🇰🇷', [0, 2]],
    ['nothing', '', [0]],
  ])('finds the borders of %s', (_, text, borders) => {
    expect([...new Set(indexText(text).graphemes)]).toEqual(borders)
  })

  it('counts code points, not UTF-16 units', () => {
    const index = indexText('a😀b')
    expect(index.length).toBe(3)
    expect(index.slice(1, 2)).toBe('😀')
    expect(index.slice(2, 3)).toBe('b')
  })

  it('finds words in English, Korean, Japanese and Arabic', () => {
    const words = (text: string, language: string) => {
      const index = indexText(text, language)
      return index.words.map(({ start, end }) => index.slice(start, end))
    }
    expect(words('Mina, in Busan.', 'en')).toEqual(['Mina', 'in', 'Busan'])
    expect(words('김하은은 부산에', 'ko')).toEqual(['김하은은', '부산에'])
    expect(words('東京に行く', 'ja')).toEqual(['東京', 'に', '行く'])
    expect(words('ذهبت ليلى', 'ar')).toEqual(['ذهبت', 'ليلى'])
  })

  it('knows paragraphs without their line breaks', () => {
    const index = indexText('one\n\ntwo')
    expect(index.paragraphs).toEqual([
      { start: 0, end: 3 },
      { start: 4, end: 4 },
      { start: 5, end: 8 },
    ])
    expect([0, 3, 4, 5, 8].map((offset) => paragraphAt(index, offset))).toEqual([0, 0, 1, 2, 2])
  })

  it('begins a selection of words at a word, whichever way it goes', () => {
    const index = indexText('one, two')
    expect([0, 1, 3, 4, 8].map((offset) => wordEdge(index, offset, 1))).toEqual([0, 1, 5, 5, 8])
    expect([8, 6, 5, 4, 0].map((offset) => wordEdge(index, offset, -1))).toEqual([8, 6, 3, 3, 0])
  })

  it('moves a start by words to where words begin, an end to where they end', () => {
    const index = indexText('one, two three')
    const walk = (from: number, by: 1 | -1, edge: 'start' | 'end') =>
      [1, 2, 3].reduce<number[]>((at) => [...at, stepBorder(index, at.at(-1)!, by, 'word', edge)], [from])
    expect(walk(0, 1, 'start')).toEqual([0, 5, 9, 9])
    expect(walk(9, -1, 'start')).toEqual([9, 5, 0, 0])
    expect(walk(14, -1, 'end')).toEqual([14, 8, 3, 3])
    expect(walk(3, 1, 'end')).toEqual([3, 8, 14, 14])
    expect(stepBorder(index, 3, -1, 'grapheme', 'end')).toBe(2)
  })

  it('leaves both halves of a Windows line break out of its lines, and counts them', () => {
    const index = indexText('one\r\n\r\ntwo')
    expect(index.paragraphs).toEqual([
      { start: 0, end: 3 },
      { start: 5, end: 5 },
      { start: 7, end: 10 },
    ])
    expect(step(index, 3, 1, 'grapheme')).toBe(5)
  })

  it('never stops inside a character when it steps by characters', () => {
    const piece = fc.constantFrom('a', ' ', '은', FAMILY, 'q\u0307', '🇰🇷', '\n', '東')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(100), (pieces, from) => {
        const index = indexText(pieces.join(''))
        const start = nearestBorder(index, from)
        expect(index.graphemes).toContain(start)
        for (const by of [1, -1] as const) {
          const next = step(index, start, by, 'grapheme')
          expect(index.graphemes).toContain(next)
          expect(next === start || Math.sign(next - start) === by).toBe(true)
          expect(() => encodeURIComponent(index.slice(start, next))).not.toThrow()
        }
      }),
    )
  })

  it('steps by words and, when asked, by code points', () => {
    const index = indexText('김하은은 부산에 갔다', 'ko')
    expect(step(index, 0, 1, 'word')).toBe(4)
    expect(step(index, 4, 1, 'word')).toBe(8)
    expect(step(index, 8, -1, 'word')).toBe(5)
    expect(step(indexText(FAMILY), 0, 1, 'point')).toBe(1)
    expect(step(index, 0, -1, 'point')).toBe(0)
  })

  it('finds the word or the character at an offset', () => {
    const index = indexText('Hi, you', 'en')
    expect(wordAt(index, 1)).toEqual({ start: 0, end: 2 })
    expect(wordAt(index, 2)).toEqual({ start: 0, end: 2 })
    expect(wordAt(index, 3)).toEqual({ start: 3, end: 4 })
    expect(graphemeAt(index, 7)).toEqual({ start: 6, end: 7 })
  })

  it('grows a range to whole words', () => {
    const index = indexText('one two three', 'en')
    expect(wholeWords(index, { start: 2, end: 9 })).toEqual({ start: 0, end: 13 })
    expect(wholeWords(index, { start: 3, end: 4 })).toEqual({ start: 3, end: 4 })
  })

  it('sees which way a paragraph is read', () => {
    expect(directionOf('سافرت ليلى')).toBe('rtl')
    expect(directionOf('1. שלום')).toBe('rtl')
    expect(directionOf('김하은')).toBe('ltr')
    expect(directionOf('123')).toBe('ltr')
  })
})
