import type { GoldLabel } from '#app/domain/labels/label.ts'
import { classNameSchema } from '#app/domain/labels/taxonomy.ts'
import { keyOf, textProblem, type Collector } from '#app/domain/datasets/formats/text/collector.ts'
import { scalesOf } from './scales.ts'
import { cellOf, numberOf, type Table } from './table.ts'

interface Task {
  key: string
  where: string
  text: string | undefined
  gold: string | undefined
}

/** More different golds than this, for more than half of the tasks, are texts that people wrote, not classes. */
const MANY_GOLDS = 50

/**
 * Reads a table of answers (`task_id`, `worker_id`, `label`, perhaps `gold`) as the tasks it is about: an item for each
 * task, with its gold. Gold is a rating where it holds numbers that are not whole, a transcription where it holds texts
 * (too long for a class, or hardly any twice), otherwise a class; then every answered label is a class, too. The answers
 * themselves are no part of a dataset, and told.
 */
export function addAnswers(table: Table, collector: Collector): void {
  const tasks = tasksOf(table, collector)
  const workers = new Set(table.rows.map(({ cells }) => cellOf(table, cells, 'worker')))
  const golds = [...tasks.values()].flatMap(({ gold }) => gold ?? [])
  const counts = `${table.rows.length} answers by ${workers.size} workers to ${tasks.size} tasks`
  collector.problems.add(
    table.file,
    `${counts}: the tasks and their gold (${golds.length}) are read, the answers are not`,
  )
  const kind = table.ratedGold ? 'rating' : areTexts(golds, tasks.size) ? 'transcription' : 'classification'
  if (kind === 'rating') scalesOf(table, collector)
  if (kind === 'classification') learnClasses(table, collector)
  for (const { key, where, text, gold } of tasks.values()) {
    const label = gold === undefined ? undefined : labelOf(kind, gold)
    const problem = label?.kind === 'classification' ? collector.class(gold) : undefined
    if (problem && 'problem' in problem) collector.problems.add(where, `${problem.problem}; the task is skipped`)
    else collector.add({ key, width: null, height: null, text: text ?? null, labels: label ? [label] : [] }, where)
  }
}

/** The tasks in order; the first gold of a task counts, and another one is told. */
function tasksOf(table: Table, { problems }: Collector): ReadonlyMap<string, Task> {
  const tasks = new Map<string, Task>()
  for (const { where, cells } of table.rows) {
    const [id, gold, text] = [cellOf(table, cells, 'key'), cellOf(table, cells, 'gold'), cellOf(table, cells, 'text')]
    const problem = id === undefined ? 'has no task_id' : text && textProblem(text)
    if (problem || id === undefined) {
      problems.add(where, `${problem}; the row is skipped`)
      continue
    }
    const key = keyOf(id, 0)
    const known = tasks.get(key)
    if (!known) tasks.set(key, { key, where, text: text?.normalize('NFC'), gold })
    else if (gold !== undefined && known.gold !== gold) {
      if (known.gold === undefined) known.gold = gold
      else problems.add(where, `gold of task "${key.slice(0, 60)}" differs from that of an earlier row, which counts`)
    }
  }
  return tasks
}

function areTexts(golds: readonly string[], tasks: number): boolean {
  const different = new Set(golds)
  return (
    golds.some((gold) => !classNameSchema.safeParse(gold).success) ||
    (different.size > MANY_GOLDS && different.size > tasks / 2)
  )
}

function learnClasses(table: Table, collector: Collector): void {
  const index = table.roles.findIndex(({ role }) => role === 'label')
  const labels = new Set(index < 0 ? [] : table.rows.map(({ cells }) => cells[index]!).filter((cell) => cell !== ''))
  for (const label of labels) {
    const known = collector.class(label)
    if ('problem' in known)
      collector.problems.add(table.file, `the answered label "${label.slice(0, 60)}" is no class: ${known.problem}`)
  }
}

function labelOf(kind: 'rating' | 'transcription' | 'classification', gold: string): GoldLabel {
  switch (kind) {
    case 'rating':
      return { kind, ratings: [{ criterion: 'gold', value: numberOf(gold)! }] }
    case 'transcription':
      return { kind, lines: [{ id: '1', text: gold }] }
    case 'classification':
      return { kind, classes: [gold] }
  }
}
