import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '#app/domain/grading/finding.ts'
import { diffPieces } from './line-diff.ts'

const edit = (start: number, end: number, goldStart: number, goldEnd: number): Finding => ({
  type: 'wrong-text',
  class: '1',
  start,
  end,
  goldStart,
  goldEnd,
})
const marked = (text: string, edits: Finding[], side: 'answer' | 'gold') =>
  diffPieces(text, edits, side)
    .map((piece) => (piece.edit ? `[${piece.text}]` : piece.text))
    .join('')

describe('a line with its edits', () => {
  it('is cut on both sides where the two differ', () => {
    const edits = [edit(12, 13, 12, 13)]
    expect(marked('Green Tea House', edits, 'answer')).toBe('Green Tea Ho[u]se')
    expect(marked('Green Tea Horse', edits, 'gold')).toBe('Green Tea Ho[r]se')
  })

  it('counts code points, not UTF-16 units', () => {
    expect(marked('🙂하늘', [edit(1, 2, 0, 0)], 'answer')).toBe('🙂[하]늘')
  })

  it('shows nothing where something is lacking, and keeps the line whole', () => {
    expect(marked('하늘', [edit(1, 1, 1, 2)], 'answer')).toBe('하늘')
    expect(marked('하 늘', [edit(1, 1, 1, 2)], 'gold')).toBe('하[ ]늘')
  })

  it('says the whole line whatever the edits are', () => {
    const some = fc.array(fc.tuple(fc.nat(12), fc.nat(12)).map(([a, b]) => edit(Math.min(a, b), Math.max(a, b), 0, 0)))
    fc.assert(
      fc.property(fc.string(), some, (text, edits) => {
        expect(
          diffPieces(text, edits, 'answer')
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
