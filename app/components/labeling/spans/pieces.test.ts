import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span } from '#app/domain/labels/spans.ts'
import { chunksOf, LANES, laned, nextSpanAt, piecesOf } from './pieces.ts'
import { indexText } from './text-index.ts'

const someSpans = fc
  .array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 20 })), { maxLength: 12 })
  .map((list) => list.map(([start, length], n): Span => ({ id: `s${n}`, class: 'a', start, end: start + length })))
const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end

describe('pieces of a text', () => {
  it('have a line of their own for each of two spans that overlap, as long as there are lines', () => {
    fc.assert(
      fc.property(someSpans, (spans) => {
        const marks = laned(spans)
        expect(marks.map(({ id }) => id).sort()).toEqual(spans.map(({ id }) => id).sort())
        for (const a of marks)
          for (const b of marks) if (a !== b && overlap(a, b) && a.lane < LANES - 1) expect(b.lane).not.toBe(a.lane)
      }),
    )
  })

  it('cover their stretch without a gap, and each lies under the same spans from end to end', () => {
    fc.assert(
      fc.property(someSpans, fc.nat(60), fc.nat(60), (spans, a, b) => {
        const within = { start: 0, end: 60 }
        const chosen = { start: Math.min(a, b), end: Math.max(a, b) }
        const pieces = piecesOf(within, laned(spans), chosen, [a, 7])
        expect(pieces[0]!.start).toBe(0)
        expect(pieces.at(-1)!.end).toBe(60)
        pieces.forEach((piece, at) => {
          expect(piece.end).toBeGreaterThan(piece.start)
          if (at > 0) expect(piece.start).toBe(pieces[at - 1]!.end)
          for (let offset = piece.start; offset < piece.end; offset += 1) {
            const under = spans.filter(({ start, end }) => start <= offset && offset < end).map(({ id }) => id)
            expect(piece.marks.map(({ id }) => id).sort()).toEqual(under.sort())
            expect(piece.chosen).toBe(chosen.start <= offset && offset < chosen.end)
          }
        })
      }),
    )
  })

  it('of a long paragraph are drawn in chunks that never cut a character', () => {
    const index = indexText('👨‍👩‍👧 한글 and text. '.repeat(80))
    const chunks = chunksOf(index, index.paragraphs[0]!)
    expect(chunks.length).toBeGreaterThan(3)
    expect(chunks.map(({ start, end }) => index.slice(start, end)).join('')).toBe(index.text)
    for (const { end } of chunks) expect(index.graphemes).toContain(end)
  })

  it('are reached one after the other where the same place is pressed again, also those over the same letters', () => {
    const spans: Span[] = [
      { id: 'outer', class: 'a', start: 0, end: 9 },
      { id: 'inner', class: 'a', start: 2, end: 5 },
      { id: 'twin', class: 'b', start: 2, end: 5 },
      { id: 'elsewhere', class: 'a', start: 6, end: 8 },
    ]
    const pressed = [null, 'inner', 'twin', 'outer', 'elsewhere']
    expect(pressed.map((selected) => nextSpanAt(spans, 3, selected)?.id)).toEqual([
      'inner',
      'twin',
      'outer',
      undefined,
      'inner',
    ])
    expect(nextSpanAt(spans, 9, null)).toBeUndefined()
  })
})
