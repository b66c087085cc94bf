import type { GoldLabel } from '#app/domain/labels/label.ts'
import { criterionSchema } from '#app/domain/labels/taxonomy.ts'
import type { Collector } from '#app/domain/datasets/formats/text/collector.ts'
import { fieldsOf, shown } from '#app/domain/datasets/formats/text/json.ts'
import { listIn } from '#app/domain/datasets/formats/text/lists.ts'
import type { Result, Task } from './tasks.ts'

/** Label Studio's rating has five stars unless its configuration says otherwise, which an export does not hold. */
export const STARS = 5

/** What is said of a whole task (choices, text, rating, pairwise, ranker), and the text written for its regions (`lines`). */
export function opinionsOf(task: Task, whole: readonly Result[], lines: readonly Result[], collector: Collector) {
  const labels: GoldLabel[] = []
  const by = new Map<string, Result[]>()
  for (const result of whole) {
    const sort = ['choices', 'text', 'rating', 'selected', 'ranker'].find((field) => result.value.has(field))
    if (sort) listIn(by, sort).push(result)
    else collector.problems.unread(task.file, `results of type ${result.type || [...result.value.keys()].join('+')}`)
  }
  const take = (label: GoldLabel | string | undefined, { where }: Result) => {
    if (typeof label === 'string') collector.problems.add(where, `${label}; it is skipped`)
    else if (label) labels.push(label)
  }
  const first = (sort: string) => oneQuestion(by.get(sort) ?? [], task, collector)
  for (const result of first('choices')) take(choiceOf(result, collector), result)
  const written = [...(by.get('text') ?? []), ...lines]
  if (written.length > 0) take(transcriptionOf(by.get('text') ?? [], lines), written[0]!)
  const rated = by.get('rating') ?? []
  if (rated.length > 0) take(ratingOf(rated, collector), rated[0]!)
  for (const result of first('selected')) take(preferenceOf(result), result)
  for (const result of first('ranker')) take(rankingOf(result), result)
  return labels
}

/** An item has one label of a kind: of several questions, the first one asked is read and the others are told. */
function oneQuestion(results: readonly Result[], task: Task, collector: Collector): Result[] {
  for (const { from } of results.slice(1))
    collector.problems.unread(task.file, `a second answer of the same kind ("${from.slice(0, 80)}")`)
  return results.slice(0, 1)
}

function choiceOf({ value }: Result, collector: Collector): GoldLabel | string {
  const choices = value.get('choices')
  if (!Array.isArray(choices)) return `choices are ${shown(choices)}, not a list`
  const classes = new Set<string>()
  for (const choice of choices) {
    const known = collector.class(choice)
    if ('problem' in known) return `choice ${shown(choice)}: ${known.problem}`
    classes.add(known.name)
  }
  return { kind: 'classification', classes: [...classes] }
}

/** Texts of the whole task are lines 1, 2, …; the text of a region is the line with the region's id. */
function transcriptionOf(whole: readonly Result[], regions: readonly Result[]): GoldLabel | string {
  const lines: { id: string; text: string }[] = []
  for (const { value } of whole)
    for (const text of textsOf(value.get('text'))) lines.push({ id: String(lines.length + 1), text })
  for (const { id, value } of regions) {
    const texts = textsOf(value.get('text'))
    if (typeof id !== 'string') return 'the region it was written for has no id'
    lines.push({ id, text: texts.join('\n') })
  }
  return { kind: 'transcription', lines }
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string')
}

function ratingOf(results: readonly Result[], collector: Collector): GoldLabel | string {
  const ratings: { criterion: string; value: number }[] = []
  for (const { from: control, value } of results) {
    const from = control.replace(/^rating:(?=.)/, '')
    const rating = value.get('rating')
    if (typeof rating !== 'number' || !Number.isInteger(rating)) return `rating is ${shown(rating)}, not a whole number`
    const known = collector.criteria.get(from)
    const [min, max] = [Math.min(known?.min ?? 1, rating), Math.max(known?.max ?? STARS, rating)]
    const criterion = criterionSchema.safeParse({ name: from, min, max })
    if (!criterion.success) return `rating "${from.slice(0, 80)}": ${criterion.error.issues[0]!.message}`
    collector.criteria.set(from, criterion.data)
    ratings.push({ criterion: from, value: rating })
  }
  return { kind: 'rating', ratings }
}

function preferenceOf({ value }: Result): GoldLabel | string {
  const selected = value.get('selected')
  if (selected !== 'left' && selected !== 'right') return `selected is ${shown(selected)}, neither left nor right`
  return { kind: 'preference', choice: selected === 'left' ? 'a' : 'b' }
}

/** A ranker of one list is a ranking; several lists (buckets) are not. */
function rankingOf({ value }: Result): GoldLabel | string {
  const lists = [...(fieldsOf(value.get('ranker'))?.values() ?? [])]
  const [list] = lists
  if (lists.length !== 1 || !Array.isArray(list)) return `ranker has ${lists.length} lists, and a ranking is one`
  const ids = list.map((id: unknown) => (typeof id === 'number' ? String(id) : id))
  return ids.every((id) => typeof id === 'string')
    ? { kind: 'ranking', order: ids.map((id) => [id]) }
    : 'ranker holds something that is no id'
}
