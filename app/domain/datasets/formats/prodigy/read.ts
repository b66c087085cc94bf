import type { DatasetItem, Files, ReadDataset } from '#app/domain/datasets/dataset.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import { attributesOf, Collector, keyOf, textProblem } from '#app/domain/datasets/formats/text/collector.ts'
import { shown } from '#app/domain/datasets/formats/text/json.ts'
import { jsonRecords, type JsonRecord } from '#app/domain/datasets/formats/text/json-records.ts'
import { SourceText } from '#app/domain/datasets/formats/text/offsets.ts'
import { usableSpans } from '#app/domain/datasets/formats/text/spans.ts'
import { chosenClasses, isTextCategory } from './classes.ts'
import { spansOf } from './spans.ts'

const READ = new Set(['id', '_input_hash', 'text', 'tokens', 'spans', 'answer', 'label', 'options', 'accept', 'meta'])

/**
 * Reads Prodigy's JSONL. Offsets are code points, as in Python. `answer` decides: an accepted task is gold; an ignored one
 * is an item without gold; of a rejected one, spans are no gold, and a category is not among the item's classes.
 * A task without an answer counts as accepted, and is told. Tasks of one input and several categories become one item.
 */
export async function readProdigy(files: Files): Promise<ReadDataset> {
  const collector = new Collector('prodigy')
  for await (const record of jsonRecords(files, collector, () => 'is no JSON; it is not read')) {
    const problem = refusal(record)
    if (problem) collector.problems.add(record.where, `${problem}; the record is skipped`)
    else addTask(record, collector)
  }
  return collector.finish()
}

function refusal({ fields }: JsonRecord): string | undefined {
  for (const medium of ['image', 'audio', 'video', 'html'])
    if (fields.has(medium) && !fields.has('text')) return `is a task with ${medium}: only texts of Prodigy are read`
  const answer = fields.get('answer')
  if (answer !== undefined && answer !== 'accept' && answer !== 'reject' && answer !== 'ignore')
    return `answer is ${shown(answer)}, not accept, reject or ignore`
  return textProblem(fields.get('text'))
}

function addTask(record: JsonRecord, collector: Collector): void {
  const { fields, file, where, line } = record
  const source = new SourceText(fields.get('text') as string)
  for (const name of fields.keys()) if (!READ.has(name)) collector.problems.unread(file, `field ${name.slice(0, 80)}`)
  if (!fields.has('answer')) collector.problems.often(file, 'has no answer: taken as accepted')
  const labels = labelsOf(record, source, collector)
  if (!labels) return
  const id = fields.get('id') ?? fields.get('_input_hash')
  const key = id === undefined ? record.place : keyOf(id, line)
  const earlier = collector.get(key)
  if (earlier && earlier.text === source.text && isTextCategory(fields)) return merge(earlier, labels)
  const attributes = attributesOf(fields.get('meta'), file, collector.problems)
  collector.add({ key, width: null, height: null, text: source.text, labels, ...(attributes && { attributes }) }, where)
}

function labelsOf(record: JsonRecord, source: SourceText, collector: Collector): GoldLabel[] | undefined {
  const { fields } = record
  const answer = fields.get('answer') ?? 'accept'
  const labels: GoldLabel[] = []
  if (isTextCategory(fields)) {
    const classes = chosenClasses(record, collector)
    if (!classes) return undefined
    if (answer !== 'ignore') labels.push({ kind: 'classification', classes: answer === 'accept' ? classes : [] })
  }
  if (fields.has('spans') || !isTextCategory(fields)) {
    const spans = usableSpans(spansOf(record, collector), source, collector)
    if (answer === 'accept') labels.push({ kind: 'spans', spans })
  }
  return labels
}

/** Another category of the same text: what was accepted is added. */
function merge(item: DatasetItem, labels: readonly GoldLabel[]): void {
  const added = labels.find((label) => label.kind === 'classification')
  if (!added) return
  const known = item.labels.find((label) => label.kind === 'classification')
  if (known) known.classes = [...new Set([...known.classes, ...added.classes])]
  else item.labels.unshift(added)
}
