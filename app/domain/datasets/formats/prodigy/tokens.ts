import type { Range } from '#app/domain/datasets/formats/text/offsets.ts'

export interface Token {
  text: string
  start: number
  end: number
  id: number
  /** Whether a blank follows. */
  ws: boolean
}

/**
 * The tokens of a text, split at blanks and at the borders of its spans, so that every span begins and ends with one; and
 * which token begins, or ends, at an offset (code points). A span of blanks alone has a token of blanks.
 */
export function tokenised(text: string, spans: readonly Range[]) {
  const points = Array.from(text)
  const borders = new Set(spans.flatMap(({ start, end }) => [start, end]))
  const isBlank = (at: number) => /\s/.test(points[at]!)
  const tokens: Token[] = []
  const firstAt = new Map<number, number>()
  const lastAt = new Map<number, number>()
  for (let start = 0; start < points.length;) {
    let end = start + 1
    while (end < points.length && !borders.has(end) && isBlank(end) === isBlank(start)) end++
    if (!isBlank(start) || borders.has(start) || borders.has(end)) {
      firstAt.set(start, tokens.length)
      lastAt.set(end, tokens.length)
      const ws = end < points.length && isBlank(end)
      tokens.push({ text: points.slice(start, end).join(''), start, end, id: tokens.length, ws })
    }
    start = end
  }
  return { tokens, firstAt, lastAt }
}
