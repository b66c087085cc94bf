import type { Collector } from '#app/domain/datasets/formats/text/collector.ts'
import { fieldsOf, shown, type Fields } from '#app/domain/datasets/formats/text/json.ts'
import type { JsonRecord } from '#app/domain/datasets/formats/text/json-records.ts'

/** One result of an annotation: a region, or something said of the whole task. */
export interface Result {
  where: string
  id: unknown
  /** `rectanglelabels`, `choices` …; empty where JSON_MIN does not say. */
  type: string
  /** The names of the control and of the object it is about; the latter is empty in JSON_MIN. */
  from: string
  to: string
  value: Fields
  width: unknown
  height: unknown
  imageRotation: unknown
}

/** A task as both exports give it. */
export interface Task {
  file: string
  where: string
  /** What stands for an id where the task has none. */
  place: string
  id: unknown
  data: Fields
  meta: unknown
  /** Undefined when nobody has annotated the task. */
  results: Result[] | undefined
}

/** A record of the JSON export; undefined, and told, when it is none. */
export function taskOf(record: JsonRecord, collector: Collector): Task | undefined {
  const { fields, file, where, place } = record
  const data = fieldsOf(fields.get('data'))
  if (!data) {
    const config = [...fields.values()].some((value) => fieldsOf(value)?.has('to_name'))
    const what = config
      ? 'is a label configuration of Label Studio, not data'
      : 'is no task of Label Studio: it has no data'
    return void collector.problems.add(where, `${what}; it is skipped`)
  }
  const list = fields.get('annotations') ?? fields.get('completions') ?? []
  if (!Array.isArray(list))
    return void collector.problems.add(where, `annotations are ${shown(list)}, not a list; the task is skipped`)
  const results = chosen(list, record, collector)
  return { file, where, place, id: fields.get('id'), data, meta: fields.get('meta'), results }
}

type Annotation = { fields: Fields; index: number }

/**
 * The results of the annotation that counts: the one marked as ground truth, else the first. Cancelled ones (skipped
 * tasks) never count; others that are left are told.
 */
function chosen(list: readonly unknown[], { where, file }: JsonRecord, collector: Collector): Result[] | undefined {
  const annotations = list.flatMap((entry, index): Annotation[] => {
    const fields = fieldsOf(entry)
    if (!fields) collector.problems.add(`${where}, annotations[${index}]`, `is ${shown(entry)}; it is skipped`)
    return fields && !fields.get('was_cancelled') && !fields.get('skipped') ? [{ fields, index }] : []
  })
  const truths = annotations.filter(({ fields }) => fields.get('ground_truth') === true)
  const one = truths[0] ?? annotations[0]
  if (!one) return undefined
  const said = truths.length > 0 ? 'the first ground truth' : 'none is marked as ground truth, the first'
  const others = (truths.length > 0 ? truths : annotations).length
  if (others > 1)
    collector.problems.add(where, `has ${others} annotations: ${said} (id ${shown(one.fields.get('id'))}) is read`)
  const result = one.fields.get('result') ?? []
  const place = `${where}, annotations[${one.index}].result`
  if (Array.isArray(result))
    return result.flatMap((entry, index) => resultOf(entry, { where: `${place}[${index}]`, file }, collector) ?? [])
  return void collector.problems.add(place, `is ${shown(result)}, not a list; the annotation is skipped`)
}

type At = { where: string; file: string }

function resultOf(entry: unknown, { where, file }: At, collector: Collector): Result | undefined {
  const fields = fieldsOf(entry)
  if (fields?.get('type') === 'relation') {
    collector.problems.unread(file, 'relations between regions')
    return undefined
  }
  const value = fieldsOf(fields?.get('value'))
  if (!fields || !value) return void collector.problems.add(where, 'has no value; it is skipped')
  const name = (field: string) => (typeof fields.get(field) === 'string' ? (fields.get(field) as string) : '')
  return {
    where,
    id: fields.get('id'),
    type: name('type').toLowerCase(),
    from: name('from_name'),
    to: name('to_name').replace(/^\$/, ''),
    value,
    width: fields.get('original_width'),
    height: fields.get('original_height'),
    imageRotation: fields.get('image_rotation'),
  }
}
