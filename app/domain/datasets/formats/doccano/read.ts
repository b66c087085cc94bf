import type { Files, ReadDataset } from '#app/domain/datasets/dataset.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import { attributesOf, Collector, keyOf, textProblem } from '#app/domain/datasets/formats/text/collector.ts'
import { jsonRecords, type JsonRecord } from '#app/domain/datasets/formats/text/json-records.ts'
import { SourceText } from '#app/domain/datasets/formats/text/offsets.ts'
import { usableSpans } from '#app/domain/datasets/formats/text/spans.ts'
import { foundIn, type Found } from './labels.ts'

const READ = new Set(['id', 'text', 'data', 'meta', 'label', 'labels', 'entities', 'cats', 'annotations', 'relations'])

/**
 * Reads doccano's JSONL. Spans are `[start, end, class]` or objects with start_offset and end_offset, in code points;
 * classes are names, or the numbers of an old export, whose names doccano kept elsewhere. An empty `label` is no spans
 * where the files hold spans, and no gold otherwise. Relations are not carried, and told.
 */
export async function readDoccano(files: Files): Promise<ReadDataset> {
  const collector = new Collector('doccano')
  const unclear: { record: JsonRecord; found: Found }[] = []
  for await (const record of jsonRecords(files, collector, () => 'is no JSON; it is not read')) {
    const problem = refusal(record)
    if (problem) collector.problems.add(record.where, `${problem}; the record is skipped`)
    else unclear.push({ record, found: foundIn(record, collector) })
  }
  const hasSpans = unclear.some(({ found }) => found.spans !== undefined && found.spans.length > 0)
  for (const { record, found } of unclear) addItem(record, found, hasSpans, collector)
  return collector.finish()
}

function refusal({ fields }: JsonRecord): string | undefined {
  if (fields.has('filename') || fields.has('bbox')) return 'is a picture of doccano: only its texts are read'
  return textProblem(fields.get('text') ?? fields.get('data'))
}

function addItem(record: JsonRecord, found: Found, hasSpans: boolean, collector: Collector): void {
  const { fields, file, where, line } = record
  const source = new SourceText((fields.get('text') ?? fields.get('data')) as string)
  const labels: GoldLabel[] = []
  if (found.classes && found.classes.length > 0) {
    const classes = usableClasses(found.classes, where, collector)
    if (!classes) return
    labels.push({ kind: 'classification', classes })
  }
  if (found.spans && (found.spans.length > 0 || found.spansOnly || hasSpans))
    labels.push({ kind: 'spans', spans: usableSpans(found.spans, source, collector) })
  for (const name of fields.keys()) if (!READ.has(name)) collector.problems.unread(file, `field ${name.slice(0, 80)}`)
  const attributes = attributesOf(fields.get('meta'), file, collector.problems)
  const key = fields.has('id') ? keyOf(fields.get('id'), line) : record.place
  collector.add({ key, width: null, height: null, text: source.text, labels, ...(attributes && { attributes }) }, where)
}

/** All classes of a record: one that cannot be used would make the others a wrong answer. */
function usableClasses(classes: readonly unknown[], where: string, collector: Collector): string[] | undefined {
  const names = new Set<string>()
  for (const each of classes) {
    const known = collector.class(typeof each === 'number' ? String(each) : each)
    if ('problem' in known) {
      collector.problems.add(where, `${known.problem}; the record is skipped`)
      return undefined
    }
    names.add(known.name)
  }
  return [...names]
}
