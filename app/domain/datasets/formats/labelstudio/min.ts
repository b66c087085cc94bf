import type { Collector } from '#app/domain/datasets/formats/text/collector.ts'
import { fieldsOf, shown, type Fields } from '#app/domain/datasets/formats/text/json.ts'
import type { JsonRecord } from '#app/domain/datasets/formats/text/json-records.ts'
import { classNameSchema } from '#app/domain/labels/taxonomy.ts'
import type { Result, Task } from './tasks.ts'

/** Whether a record is one of JSON_MIN: a task's data and results side by side. */
export function isMin(fields: Fields): boolean {
  return fields.has('annotation_id') && fields.has('annotator') && !fields.has('data')
}

/**
 * The tasks of JSON_MIN. Its fields stand in order: the task's data, `id`, the results by the name of their control,
 * `annotator` and the rest (label-studio-sdk, converter). Controls that say a lone text are taken for choices when each
 * of their texts can be a class, else for text areas; that is told, since the file does not say it.
 */
export function tasksOfMin(records: readonly JsonRecord[], collector: Collector): Task[] {
  const written = new Set<string>()
  const lone = new Map<string, string>()
  for (const { fields, file } of records)
    for (const [name, value] of outputsOf(fields))
      if (typeof value === 'string') {
        lone.set(name, file)
        if (!classNameSchema.safeParse(value).success) written.add(name)
      }
  for (const [name, file] of lone) {
    const as = written.has(name) ? 'text that was written' : 'classes'
    collector.problems.add(
      file,
      `"${name}" holds lone texts, of which JSON_MIN does not say what they are: read as ${as}`,
    )
  }
  return records.map((record) => taskOf(record, written, collector))
}

function outputsOf(fields: Fields): [string, unknown][] {
  const entries = [...fields]
  const from = entries.findIndex(([name]) => name === 'id')
  const to = entries.findIndex(([name]) => name === 'annotator')
  return from >= 0 && to > from ? entries.slice(from + 1, to) : []
}

function taskOf(record: JsonRecord, written: ReadonlySet<string>, collector: Collector): Task {
  const { fields, file, where, place } = record
  const outputs = outputsOf(fields)
  const names = [...fields.keys()]
  const id = fields.get('id')
  const data = new Map([...fields].slice(0, Math.max(0, names.indexOf('id'))))
  if (typeof id === 'string') data.set('id', id)
  const results =
    fields.get('annotation_id') === null
      ? undefined
      : outputs.flatMap(([name, value]) => resultsOf(name, value, written.has(name), where, collector))
  return { file, where, place, id, data, meta: undefined, results }
}

function resultsOf(name: string, value: unknown, isText: boolean, where: string, collector: Collector): Result[] {
  const result = (said: Fields, place: string, id?: unknown): Result => ({
    where: place,
    id,
    type: '',
    from: name,
    to: '',
    value: said,
    width: said.get('original_width'),
    height: said.get('original_height'),
    imageRotation: said.get('image_rotation'),
  })
  const field = `${where}, ${name.slice(0, 80)}`
  if (typeof value === 'string') return [result(new Map([[isText ? 'text' : 'choices', [value]]]), field)]
  const list = Array.isArray(value) ? value : [value]
  return list.flatMap((entry, index) => {
    const place = Array.isArray(value) ? `${field}[${index}]` : field
    if (typeof entry === 'string') return [result(new Map([[isText ? 'text' : 'choices', [entry]]]), place)]
    const said = fieldsOf(entry)
    if (said) return [result(said, place, said.get('id'))]
    collector.problems.add(place, `is ${shown(entry)}, no result; it is skipped`)
    return []
  })
}
