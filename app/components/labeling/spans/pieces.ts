import type { Span } from '#app/domain/labels/spans.ts'
import { below, type Range, type TextIndex } from './text-index.ts'

/** A span with the line under the text that is its own where spans overlap: 0 is nearest to the letters. */
export type Laned = Span & { lane: number }
/** A stretch of text under the same spans, the outermost first. */
export type Piece = Range & { marks: readonly Laned[]; chosen: boolean }

/** How many lines are drawn under a text at most; deeper nesting shares the last one. */
export const LANES = 6

/**
 * Gives each span the first free line. Outer spans come first, so that inner ones lie further from the letters, and a
 * span keeps its line over its whole length. O(n log n + n · LANES).
 */
export function laned(spans: readonly Span[]): Laned[] {
  const until = new Array<number>(LANES).fill(-1)
  return [...spans]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map((span) => {
      const free = until.findIndex((end) => end <= span.start)
      const lane = free < 0 ? LANES - 1 : free
      until[lane] = Math.max(until[lane]!, span.end)
      return { ...span, lane }
    })
}

/** Cuts a stretch of text at every border of a span, of the selected text and of `cuts` (where handles stand). */
export function piecesOf(within: Range, marks: readonly Laned[], chosen: Range, cuts: readonly number[] = []): Piece[] {
  const inside = (offset: number) => offset > within.start && offset < within.end
  const borders = new Set([within.start, within.end])
  for (const { start, end } of [...marks, chosen]) for (const at of [start, end]) if (inside(at)) borders.add(at)
  for (const at of cuts) if (inside(at)) borders.add(at)
  const sorted = [...borders].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1]!
    const over = (range: Range) => range.start < end && range.end > start
    return { start, end, marks: marks.filter(over).sort((a, b) => a.lane - b.lane), chosen: over(chosen) }
  })
}

/** About how many code points are drawn again when something in them changes. */
const CHUNK = 240

/** A paragraph in chunks that end between characters, so that a change draws only the chunk that it is in. */
export function chunksOf(index: TextIndex, paragraph: Range): Range[] {
  const chunks: Range[] = []
  let start = paragraph.start
  while (paragraph.end - start > CHUNK * 1.5) {
    const end = index.graphemes[below(index.graphemes, start + CHUNK)]!
    if (end <= start) break
    chunks.push({ start, end })
    start = end
  }
  return [...chunks, { start, end: paragraph.end }]
}

/**
 * The span over an offset that comes next when the same place is pressed again: first the smallest, then each one around
 * it, at last none. Equally small ones come in their order, so that every one of them is reached.
 */
export function nextSpanAt(spans: readonly Span[], offset: number, selected: string | null): Span | undefined {
  const under = spans
    .filter(({ start, end }) => start <= offset && offset < end)
    .sort((a, b) => a.end - a.start - (b.end - b.start))
  return under[under.findIndex(({ id }) => id === selected) + 1]
}
