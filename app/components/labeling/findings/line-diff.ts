import type { Finding } from '#app/domain/grading/finding.ts'

/** A stretch of a line; `edit` when it differs from the other line there. */
export type DiffPiece = { text: string; edit: boolean }

/**
 * A line cut at its edits, which are given in code points. `side` says whether it is the answered line or gold's. A
 * line of which nothing is known in particular is one piece.
 */
export function diffPieces(text: string, edits: readonly Finding[], side: 'answer' | 'gold'): DiffPiece[] {
  const points = [...text]
  const ranges = edits
    .map((finding) =>
      side === 'answer' ? [finding.start ?? 0, finding.end ?? 0] : [finding.goldStart ?? 0, finding.goldEnd ?? 0],
    )
    .filter(([start, end]) => end! > start!)
    .sort((a, b) => a[0]! - b[0]!)
  const pieces: DiffPiece[] = []
  let at = 0
  const add = (to: number, edit: boolean) => {
    if (to > at) pieces.push({ text: points.slice(at, to).join(''), edit })
    at = Math.max(at, to)
  }
  for (const [start, end] of ranges) {
    add(Math.min(start!, points.length), false)
    add(Math.min(end!, points.length), true)
  }
  add(points.length, false)
  return pieces
}
