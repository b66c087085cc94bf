import type { Collector } from '#app/domain/datasets/formats/text/collector.ts'
import { fieldsOf, shown, type Fields } from '#app/domain/datasets/formats/text/json.ts'
import type { JsonRecord } from '#app/domain/datasets/formats/text/json-records.ts'
import type { FoundSpan } from '#app/domain/datasets/formats/text/spans.ts'

/**
 * The spans a task names, unchecked but for their tokens: where the task lists tokens with offsets, a span whose first
 * or last token (`token_end` is inclusive) stands elsewhere than its characters is told; the characters count.
 */
export function spansOf({ fields, where }: JsonRecord, collector: Collector): FoundSpan[] {
  const spans = fields.get('spans') ?? []
  if (!Array.isArray(spans)) {
    collector.problems.add(where, `spans are ${shown(spans)}, not a list; they are skipped`)
    return []
  }
  const tokens = tokensOf(fields.get('tokens'))
  return spans.flatMap((entry, index): FoundSpan[] => {
    const place = `${where}, spans[${index}]`
    const span = fieldsOf(entry)
    if (!span) {
      collector.problems.add(place, `is ${shown(entry)}, not an object; the span is skipped`)
      return []
    }
    const elsewhere = tokens && tokenProblem(span, tokens)
    if (elsewhere) collector.problems.add(place, `${elsewhere}; its characters count`)
    const [start, end, label] = [span.get('start'), span.get('end'), span.get('label')]
    const text = span.get('text')
    return [{ id: span.get('id'), start, end, class: label, where: place, ...(text !== undefined && { text }) }]
  })
}

function tokensOf(tokens: unknown): (Fields | undefined)[] | undefined {
  if (!Array.isArray(tokens)) return undefined
  const objects = tokens.map(fieldsOf)
  return objects.every((token) => token?.has('start') && token.has('end')) ? objects : undefined
}

function tokenProblem(span: Fields, tokens: readonly (Fields | undefined)[]): string | undefined {
  const [first, last] = [span.get('token_start'), span.get('token_end')]
  if (typeof first !== 'number' || typeof last !== 'number') return undefined
  const [from, to] = [tokens[first]?.get('start'), tokens[last]?.get('end')]
  if (from !== span.get('start'))
    return `token_start ${first} begins at ${shown(from)}, not at ${shown(span.get('start'))}`
  if (to !== span.get('end')) return `token_end ${last} ends at ${shown(to)}, not at ${shown(span.get('end'))}`
  return undefined
}
