import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMarkedText } from './marked-text.ts'

const read = (marked: string) => {
  const result = readMarkedText(marked)
  return result.ok
    ? { text: result.text, spans: result.spans.map(({ class: name, start, end }) => [name, start, end]) }
    : result.message
}

describe('a marked text', () => {
  it('becomes a text and its spans, counted in code points', () => {
    expect(read('[김하은|person]은 🙂 [서울|place]에 산다')).toEqual({
      text: '김하은은 🙂 서울에 산다',
      spans: [
        ['person', 0, 3],
        ['place', 7, 9],
      ],
    })
  })

  it('may nest marks, also with the same border', () => {
    expect(read('[[서울|place] 대학교|organisation] [[a|x]|y]')).toEqual({
      text: '서울 대학교 a',
      spans: [
        ['organisation', 0, 6],
        ['place', 0, 2],
        ['x', 7, 8],
        ['y', 7, 8],
      ],
    })
  })

  it('is composed first: letters that an editor saved in pieces count as one', () => {
    expect(read('[한|place]'.normalize('NFD'))).toEqual({ text: '한', spans: [['place', 0, 1]] })
  })

  it('reads brackets as text after a backslash, and a bar outside of marks', () => {
    expect(read('a|b \\[c\\] \\\\')).toEqual({ text: 'a|b [c] \\', spans: [] })
  })

  it.each([
    ['[a|x', /no end/],
    ['[a', /never closed/],
    ['a]', /no class/],
    ['[|x]', /no words/],
  ])('says what is wrong with %s', (marked, message) => {
    expect(read(marked)).toMatch(message)
  })

  it('gives back any text and spans that were written into it', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).map((text) => text.normalize('NFC'))
    const piece = fc.record({ text: word, class: fc.option(fc.constantFrom('person', 'place'), { nil: null }) })
    const escaped = (text: string) => text.replace(/[[\]|\\]/g, '\\$&')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const whole = pieces.map(({ text }) => text).join('')
        // Pieces that would melt together when composed are another text.
        fc.pre(whole.normalize('NFC') === whole)
        let at = 0
        const spans = pieces.flatMap(({ text, class: name }) => {
          const start = at
          at += [...text].length
          return name === null ? [] : [[name, start, at]]
        })
        const marked = pieces
          .map(({ text, class: name }) => (name === null ? escaped(text) : `[${escaped(text)}|${name}]`))
          .join('')
        expect(read(marked)).toEqual({ text: whole, spans })
      }),
    )
  })
})
