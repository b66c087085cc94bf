import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeReferences } from './character-references.ts'

describe('character references', () => {
  it.each([
    ['&amp;', '&'],
    ['&lt;b&gt;', '<b>'],
    ['&#65;&#x41;&#X1f600;', 'AA😀'],
    ['&nbsp;', '\u00a0'],
    ['&amp;amp;', '&amp;'],
    ['&#38;lt;', '&lt;'],
  ])('%s stands for what it names', (text, shown) => {
    expect(decodeReferences(text)).toBe(shown)
  })

  it.each(['&', '&;', '&amp', '&nothing;', '&notit;', '&#;', '&#x;', '&#12345678;', '& amp;', '&constructor;'])(
    '%s is no reference',
    (text) => {
      expect(decodeReferences(text)).toBe(text)
    },
  )

  it.each(['&#0;', '&#8;', '&#x1F;', '&#127;', '&#13;', '&#xD800;', '&#x110000;', '&#9999999;'])(
    '%s stands for nothing that can be shown',
    (text) => {
      expect(decodeReferences(text)).toBe('\uFFFD')
    },
  )

  it('every text can be written in references', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const written = [...text].map((letter) => `&#x${letter.codePointAt(0)!.toString(16)};`).join('')
        expect(decodeReferences(written)).toBe(text)
        expect(decodeReferences(text.replaceAll('&', '&amp;'))).toBe(text)
      }),
    )
  })
})
