import type { Collector } from '#app/domain/datasets/formats/text/collector.ts'
import { fieldsOf, shown } from '#app/domain/datasets/formats/text/json.ts'
import type { JsonRecord } from '#app/domain/datasets/formats/text/json-records.ts'
import type { FoundSpan } from '#app/domain/datasets/formats/text/spans.ts'

/** The labels a record names, unchecked. An empty `label` gives both lists, empty. */
export interface Found {
  classes: unknown[] | undefined
  spans: FoundSpan[] | undefined
  /** The field can hold nothing but spans. */
  spansOnly: boolean
}

/** Finds classes and spans in whichever of doccano's fields a record has. */
export function foundIn(record: JsonRecord, collector: Collector): Found {
  const { fields, where, file } = record
  const found: Found = { classes: undefined, spans: undefined, spansOnly: fields.has('entities') }
  const relations = fields.get('relations')
  if (Array.isArray(relations))
    for (const relation of relations) {
      const type = fieldsOf(relation)?.get('type')
      collector.problems.unread(file, `relations of type ${shown(type)}`)
    }
  for (const field of ['label', 'labels', 'cats', 'entities']) {
    const value = fields.get(field)
    if (value === undefined || value === null) continue
    const list = Array.isArray(value) ? value : [value]
    if (list.length === 0 && field !== 'entities') found.classes ??= []
    if (list.length === 0 && field !== 'cats') found.spans ??= []
    list.forEach((entry, index) => sort(entry, `${where}, ${field}[${index}]`, found, collector))
  }
  oneAnnotator(record, collector).forEach((entry, index) =>
    sort(entry, `${where}, annotations[${index}]`, found, collector),
  )
  return found
}

function sort(entry: unknown, where: string, found: Found, collector: Collector): void {
  if (typeof entry === 'string' || typeof entry === 'number') return void (found.classes ??= []).push(entry)
  if (Array.isArray(entry)) {
    if (entry.length !== 3) return collector.problems.add(where, 'is not [start, end, class]; the span is skipped')
    return void (found.spans ??= []).push({ start: entry[0], end: entry[1], class: entry[2], where })
  }
  const fields = fieldsOf(entry)
  if (!fields) return collector.problems.add(where, `is ${shown(entry)}, no label; it is skipped`)
  const label = fields.get('label')
  const name = typeof label === 'number' ? String(label) : label
  if (fields.has('start_offset') || fields.has('end_offset')) {
    const [start, end] = [fields.get('start_offset'), fields.get('end_offset')]
    ;(found.spans ??= []).push({ id: fields.get('id'), start, end, class: name, where })
  } else if (fields.has('label')) (found.classes ??= []).push(name)
  else collector.problems.add(where, 'has neither a label nor offsets; it is skipped')
}

/** The annotations of an old export: of the first person, when several worked on the text. */
function oneAnnotator({ fields, where, file }: JsonRecord, collector: Collector): unknown[] {
  const annotations = fields.get('annotations')
  if (annotations === undefined || annotations === null) return []
  if (!Array.isArray(annotations)) {
    collector.problems.add(where, 'annotations are not a list; they are skipped')
    return []
  }
  const userOf = (entry: unknown) => fieldsOf(entry)?.get('user')
  const first = userOf(annotations[0])
  const own = annotations.filter((entry) => userOf(entry) === first)
  if (own.length < annotations.length)
    collector.problems.add(where, `is annotated by several people: only what user ${shown(first)} did is read`)
  if (annotations.some((entry) => typeof fieldsOf(entry)?.get('label') === 'number'))
    collector.problems.often(file, 'has numbers of classes, whose names stand elsewhere: the numbers are read as names')
  return own
}
