import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeUnitKinds, IN_NFC, IN_NFKC, SINGLE } from './code-units.ts'
import { locate } from './located-text.ts'
import { normalised, type TextPolicy } from './policy.ts'
import { textErrorRate, textScore } from './text-score.ts'
import { graphemes, words } from './text-symbols.ts'

const plain: TextPolicy = { normalization: 'NFC', case: 'keep', punctuation: 'keep', spacing: 'collapse' }
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
const segmented = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment)

const policy: fc.Arbitrary<TextPolicy> = fc.record({
  normalization: fc.constantFrom('NFC' as const, 'NFKC' as const),
  case: fc.constantFrom('keep' as const, 'ignore' as const),
  punctuation: fc.constantFrom('keep' as const, 'ignore' as const),
  spacing: fc.constantFrom('keep' as const, 'collapse' as const, 'ignore' as const),
})
/** Letters that make trouble: jamo, marks, surrogates, joiners, blanks, signs that change under a normal form. */
const odd = fc.constantFrom(
  ...[
    '가',
    '각',
    'ᄀ',
    'ᅡ',
    'ᆨ',
    'ㄱ',
    'ㅏ',
    'ﾡ',
    'ﾊ',
    'ﾞ',
    'が',
    'か',
    '\u3099',
    'e',
    '\u0301',
    '\u0323',
    'é',
    'Å',
    'ﬁ',
  ],
  ...[
    '①',
    '㎏',
    '™',
    '…',
    '\ud800',
    '\udc00',
    '👩',
    '\u200d',
    '💻',
    '🏽',
    '🇰',
    '🇷',
    '❤',
    '\ufe0f',
    'Σ',
    'ς',
    'İ',
    'I',
    'ß',
  ],
  ...[
    ' ',
    '  ',
    '\t',
    '\u3000',
    '\u00a0',
    '\r',
    '\n',
    '.',
    ',',
    '“',
    '~',
    '～',
    '₩',
    '-',
    'ก',
    'ำ',
    '\u0e33',
    'ि',
    'क',
    '\u094d',
  ],
)
const anyText = fc.oneof(
  fc.string({ unit: odd, maxLength: 25 }),
  fc.string({ unit: 'binary', maxLength: 25 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
)

describe('the list of plain code units', () => {
  const listed = (kind: number) =>
    Array.from(codeUnitKinds(), (kinds, unit) => ((kinds & kind) === kind ? String.fromCharCode(unit) : '')).filter(
      (unit) => unit !== '',
    )

  it.each([
    ['NFC', IN_NFC],
    ['NFKC', IN_NFKC],
  ] as const)('holds nothing that %s changes, alone or beside another', (form, kind) => {
    const units = listed(SINGLE | kind)
    expect(units.length).toBeGreaterThan(30_000)
    expect(units.filter((unit) => unit.normalize(form) !== unit)).toEqual([])
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...units), maxLength: 12 }),
        (text) => text.normalize(form) === text,
      ),
      { numRuns: 2000 },
    )
  })

  it('holds only graphemes of their own, beside any other of the list', () => {
    const units = listed(SINGLE)
    expect(segmented(units.join(''))).toEqual(units)
    expect(segmented(units.toReversed().join(''))).toEqual(units.toReversed())
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...units), maxLength: 30 }), (text) => {
        expect(segmented(text)).toEqual(text.split(''))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('graphemes', () => {
  it('are those of Intl.Segmenter for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(graphemes(text)).toEqual(segmented(text))
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['한글', 2],
    ['한글'.normalize('NFD'), 2],
    ['👩🏽‍💻🇰🇷❤️', 3],
    ['é', 1],
    ['\r\n', 1],
  ])('of %j are %d', (text, count) => {
    expect(graphemes(text)).toHaveLength(count)
  })
})

describe('a policy', () => {
  it.each([
    [{}, ' 가  나 ', '가 나'],
    [{ spacing: 'keep' as const }, ' 가  나 ', ' 가  나 '],
    [{ spacing: 'ignore' as const }, ' 가\u3000 나 ', '가나'],
    [{}, '한글'.normalize('NFD'), '한글'],
    [{ normalization: 'NFKC' as const }, 'ＡＢＣ　①㎏', 'ABC 1kg'],
    [{ case: 'ignore' as const }, 'ΟΔΟΣ İstanbul', 'οδοσ i̇stanbul'],
    [{ punctuation: 'ignore' as const }, '“네, 3~5시!” (₩5,000) - it’s', '네 35시 ₩5000 its'],
  ])('of %j makes of %j the text %j', (rules, text, expected) => {
    expect(normalised(text, { ...plain, ...rules })).toBe(expected)
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, policy, (text, policy) => {
        const once = normalised(text, policy)
        expect(normalised(once, policy)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('located text', () => {
  it('has the symbols of the normalised text, each with a place in the line, from left to right', () => {
    fc.assert(
      fc.property(anyText, policy, fc.constantFrom('char' as const, 'word' as const), (text, policy, unit) => {
        const { symbols, starts, ends } = locate(text, unit, policy)
        const whole = normalised(text, policy)
        expect(symbols).toEqual(unit === 'char' ? segmented(whole) : words(whole))
        const length = [...text].length
        for (const [k, start] of starts.entries()) {
          expect(start).toBeGreaterThanOrEqual(k > 0 ? starts[k - 1]! : 0)
          expect(ends[k]).toBeGreaterThan(start)
          expect(ends[k]).toBeLessThanOrEqual(length)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('knows where a symbol came from that changed its form', () => {
    expect(locate('ﬁ 각!', 'char', { ...plain, normalization: 'NFKC', punctuation: 'ignore' })).toEqual({
      symbols: ['f', 'i', ' ', '각'],
      starts: [0, 0, 1, 2],
      ends: [1, 1, 2, 3],
    })
    expect(locate('두  낱말'.normalize('NFD'), 'word', plain)).toEqual({
      symbols: ['두', '낱말'],
      starts: [0, 4],
      ends: [2, 10],
    })
    expect(locate('응ㅠㅏ', 'char', plain)).toEqual({ symbols: ['응', 'ㅠ', 'ㅏ'], starts: [0, 1, 2], ends: [1, 2, 3] })
  })
})

describe('the score of a corpus', () => {
  it('counts graphemes after normalising: composed or not, Hangul is the same', () => {
    const text = '세종대왕이 한글을 만들었다'
    expect(textScore([text], [text.normalize('NFD')], 'char', plain)).toMatchObject({ rate: 0, hits: text.length })
    expect(textScore([text], ['세종대왕이 한글을 만들엇다'.normalize('NFD')], 'char', plain)).toMatchObject({
      substitutions: 1,
      deletions: 0,
      insertions: 0,
      rate: 1 / text.length,
    })
  })

  it('sums edits and references over the lines before it divides', () => {
    const score = textScore(['the cat sat', 'on'], ['the bat sat down', 'on'], 'word', plain)
    expect(score).toEqual({ rate: 0.5, substitutions: 1, deletions: 0, insertions: 1, hits: 3, reference: 4 })
  })

  it('is finite where nothing was to be written', () => {
    expect(textScore([], [], 'char', plain)).toMatchObject({ rate: 0, reference: 0 })
    expect(textScore([''], ['  '], 'char', plain).rate).toBe(0)
    expect(textScore([''], ['ab'], 'char', plain)).toMatchObject({ rate: 2, insertions: 2, reference: 0 })
  })

  it('needs as many hypotheses as references', () => {
    expect(() => textScore(['a'], [], 'char', plain)).toThrow(/1 references but 0/)
  })

  it('does not depend on how fast it could be computed', () => {
    const texts = fc.array(fc.tuple(anyText, anyText), { maxLength: 6 })
    fc.assert(
      fc.property(texts, policy, fc.constantFrom('char' as const, 'word' as const), (pairs, policy, unit) => {
        const [references, hypotheses] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)]
        const score = textScore(references, hypotheses, unit, policy)
        const cut = (text: string) => (unit === 'char' ? segmented : words)(normalised(text, policy)).length
        expect(score.reference).toBe(references.reduce((sum, text) => sum + cut(text), 0))
        const { substitutions, deletions, insertions } = score
        const rate = textErrorRate(references, hypotheses, unit, policy)
        expect(rate).toEqual({
          rate: score.rate,
          edits: substitutions + deletions + insertions,
          reference: score.reference,
        })
        expect(textErrorRate(hypotheses, references, unit, policy).edits).toBe(rate.edits)
        expect(textErrorRate(references.toReversed(), hypotheses.toReversed(), unit, policy).rate).toBe(rate.rate)
      }),
    )
  })
})
