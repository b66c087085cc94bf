import type { Collector } from '#app/domain/datasets/formats/text/collector.ts'
import { listIn } from '#app/domain/datasets/formats/text/lists.ts'
import { linesOf } from '#app/domain/datasets/formats/text/source.ts'
import type { FoundSpan } from '#app/domain/datasets/formats/text/spans.ts'

/** What the first letter of a line says, other than T. */
const KINDS: Readonly<Record<string, string>> = {
  R: 'relations (R)',
  '*': 'equivalences (*)',
  E: 'events (E; their triggers are read as spans)',
  A: 'attributes (A)',
  M: 'attributes (M)',
  N: 'normalisations (N)',
  '#': 'notes (#)',
}

const TEXT_BOUND = /^T(\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?$/

/** The text-bound annotations of an .ann file, unchecked; lines of other kinds are told, by kind, with their numbers. */
export function textBoundsOf(text: string, file: string, collector: Collector): FoundSpan[] {
  const found: FoundSpan[] = []
  const others = new Map<string, number[]>()
  for (const { number, line } of linesOf(text)) {
    if (line.trim() === '') continue
    const kind = Object.hasOwn(KINDS, line[0]!) ? KINDS[line[0]!] : undefined
    if (kind) listIn(others, kind).push(number)
    else {
      const span = textBoundOf(line, `${file}, line ${number}`, collector)
      if (span) found.push(span)
    }
  }
  for (const [kind, numbers] of others) collector.problems.add(file, `${kind} are not read: ${listed(numbers)}`)
  return found
}

function textBoundOf(line: string, where: string, collector: Collector): FoundSpan | undefined {
  const [, id, type, offsets, text] = TEXT_BOUND.exec(line) ?? []
  if (id === undefined || offsets === undefined) {
    const looks = line.startsWith('T') ? 'is not "T1<tab>class start end<tab>text"' : 'is no line of brat standoff'
    return void collector.problems.add(where, `${looks}; it is skipped`)
  }
  const pieces = offsets.split(';')
  if (pieces.length > 1)
    return void collector.problems.add(where, `T${id} is in ${pieces.length} pieces, and a span is one; it is skipped`)
  const [start, end] = offsets.split(' ').map(Number)
  return { id, class: type, start, end, where, ...(text !== undefined && { text }) }
}

/** `lines 3, 5, 8`, and how many more. */
function listed(numbers: readonly number[]): string {
  const more = numbers.length > 20 ? ` and ${numbers.length - 20} more` : ''
  return `line${numbers.length > 1 ? 's' : ''} ${numbers.slice(0, 20).join(', ')}${more}`
}
