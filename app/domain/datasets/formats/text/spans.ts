import type { Span } from '#app/domain/labels/spans.ts'
import type { Collector } from './collector.ts'
import type { SourceText, Unit } from './offsets.ts'

/** A span as a format says it, before it is checked. */
export interface FoundSpan {
  id?: unknown
  class: unknown
  start: unknown
  end: unknown
  /** What the format says stands there, when it says so. */
  text?: unknown
  where: string
}

/** The spans of one text that can be used, in order; the others are told. Spans without an id of their own are numbered. */
export function usableSpans(found: readonly FoundSpan[], text: SourceText, collector: Collector, unit?: Unit): Span[] {
  const spans: Span[] = []
  const ids = new Set<string>()
  for (const one of found) {
    const skip = (why: string) => collector.problems.add(one.where, `${why}; the span is skipped`)
    const range = text.range(one.start, one.end, unit)
    if ('problem' in range) {
      skip(range.problem)
      continue
    }
    const { source, ...offsets } = range
    if (one.text !== undefined && !sameText(one.text, text.slice(source))) {
      skip(`says "${String(one.text).slice(0, 60)}" where the text has "${text.slice(source).slice(0, 60)}"`)
      continue
    }
    const name = collector.class(one.class)
    if ('problem' in name) {
      skip(name.problem)
      continue
    }
    const id = freeId(one.id, spans.length + 1, ids)
    ids.add(id)
    spans.push({ id, class: name.name, ...offsets })
  }
  return spans
}

/** Tools write line ends inside a span as blanks. */
function sameText(said: unknown, stands: string): boolean {
  return typeof said === 'string' && said.replace(/\s/g, ' ') === stands.replace(/\s/g, ' ')
}

/** An id of one's own where it can be used, else the number; the next free one when that is taken. */
export function freeId(id: unknown, number: number, taken: ReadonlySet<string>): string {
  const own = typeof id === 'string' || Number.isSafeInteger(id) ? String(id) : ''
  if (own !== '' && own.length <= 64 && !taken.has(own) && !/[\u0000-\u001f\p{Surrogate}]/u.test(own)) return own
  for (let next = number; ; next++) if (!taken.has(String(next))) return String(next)
}
