import { CsvError, parse } from 'csv-parse/sync'
import type { Problem } from '#app/domain/labels/problems.ts'
import { isNumber, type Answer } from './answer-table.ts'

/** One row of an answer file: an answer, the accepted label of its task where the file has one, and its line. */
export interface AnswerRow extends Answer {
  gold: string | null
  line: number
}

export type ReadAnswers =
  | {
      outcome: 'read'
      rows: AnswerRow[]
      /** Rows that say again what the same worker had said of the same task; not among `rows`. */
      repeats: AnswerRow[]
      problems: Problem[]
    }
  | { outcome: 'unreadable'; problems: Problem[] }

export interface AnswersCsvOptions {
  /** Labels must be numbers. */
  numeric?: boolean
  /** Labels must not be negative either. */
  ratio?: boolean
  /** The column `gold` must be there. */
  gold?: boolean
}

type Complain = (line: number, column: string | null, message: string) => void

/** A record longer than a million characters is no answer but a lost quotation mark. */
const FORM = {
  bom: true,
  relax_column_count: true,
  skip_empty_lines: true,
  trim: true,
  max_record_size: 1_000_000,
} as const
/** After so many problems a file is not read on. */
const MOST_PROBLEMS = 10_000

/**
 * Reads the columns task_id, worker_id, label and (where there) gold of a CSV text, UTF-8 with or without BOM; other
 * columns are passed over. Blanks around a cell do not count, labels are brought to NFC. A worker who answers a task a
 * second time the same way is counted once and reported; another way is refused, and so is every cell that cannot be
 * used, each with its line and column.
 */
export function readAnswersCsv(text: string, options: AnswersCsvOptions = {}): ReadAnswers {
  const wrong: Problem[] = []
  const complain: Complain = (line, column, message) =>
    wrong.push({ where: column === null ? `line ${line}` : `line ${line}, column ${column}`, message })
  let rowOf: ((record: readonly string[], line: number) => AnswerRow | null) | null = null
  const rows: AnswerRow[] = []
  const read = (record: string[], { lines }: { lines: number }) => {
    if (!rowOf) rowOf = rowReader(record, options, complain)
    else if (wrong.length < MOST_PROBLEMS) {
      const row = rowOf(record, lines)
      if (row) rows.push(row)
    }
    // Nothing is kept by the parser: a million records would be a gigabyte.
    return null
  }
  try {
    parse(text, { ...FORM, on_record: read })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    complain((error as { lines?: number }).lines ?? 1, null, error.message)
  }
  if (!rowOf) complain(1, null, 'the file is empty')
  else if (rows.length === 0 && wrong.length === 0) complain(2, null, 'there are no answers')
  const { first, repeats } = withoutRepeats(rows, complain)
  if (options.gold) checkGold(first, complain)
  if (wrong.length > 0) return { outcome: 'unreadable', problems: wrong }
  const problems = repeats.map(({ line, worker, task }) => ({
    where: `line ${line}`,
    message: `worker ${worker} says the same of task ${task} again; counted once`,
  }))
  return { outcome: 'read', rows: first, repeats, problems }
}

/** Reads the header; gives a reader of the records below it, which says null of a record that cannot be used. */
function rowReader(names: readonly string[], options: AnswersCsvOptions, complain: Complain) {
  const header = names.map((name) => name.trim())
  const at = (name: string) => header.indexOf(name)
  const wanted = ['task_id', 'worker_id', 'label', ...(options.gold ? ['gold'] : [])]
  const absent = wanted.filter((name) => at(name) < 0)
  const doubled = wanted.filter((name) => at(name) !== header.lastIndexOf(name))
  if (absent.length > 0) complain(1, null, `column ${absent.join(', ')} is missing; there is ${header.join(', ')}`)
  for (const name of doubled) complain(1, null, `column ${name} is there twice`)
  if (absent.length > 0 || doubled.length > 0) return () => null
  const [task, worker, label, gold] = [at('task_id'), at('worker_id'), at('label'), at('gold')]
  return (record: readonly string[], line: number): AnswerRow | null => {
    if (record.length !== header.length) {
      complain(line, null, `has ${record.length} cells where the header has ${header.length}`)
      return null
    }
    const row: AnswerRow = {
      task: record[task]!.trim(),
      worker: record[worker]!.trim(),
      label: record[label]!.trim().normalize('NFC'),
      gold: (gold < 0 ? '' : record[gold]!).trim().normalize('NFC') || null,
      line,
    }
    return usable(row, options, complain) ? row : null
  }
}

function usable({ task, worker, label, line }: AnswerRow, options: AnswersCsvOptions, complain: Complain): boolean {
  const cells = { task_id: task, worker_id: worker, label }
  const empty = Object.entries(cells).filter(([, value]) => value === '')
  for (const [column] of empty) complain(line, column, 'is empty')
  if (empty.length > 0) return false
  if (!options.numeric && !options.ratio) return true
  if (!isNumber(label)) complain(line, 'label', `"${label}" is not a number`)
  else if (options.ratio && Number(label) < 0) complain(line, 'label', `${label} is negative, which no ratio scale has`)
  else return true
  return false
}

function withoutRepeats(rows: readonly AnswerRow[], complain: Complain): { first: AnswerRow[]; repeats: AnswerRow[] } {
  const seen = new Map<string, AnswerRow>()
  const repeats: AnswerRow[] = []
  for (const row of rows) {
    const key = `${row.task.length} ${row.task}${row.worker}`
    const earlier = seen.get(key)
    if (!earlier) seen.set(key, row)
    else if (earlier.label === row.label) repeats.push(row)
    else
      complain(
        row.line,
        'label',
        `worker ${row.worker} says "${row.label}" of task ${row.task}, but "${earlier.label}" in line ${earlier.line}`,
      )
  }
  return { first: [...seen.values()], repeats }
}

/** A task has one accepted label. */
function checkGold(rows: readonly AnswerRow[], complain: Complain): void {
  const known = new Map<string, AnswerRow>()
  for (const row of rows) {
    const earlier = known.get(row.task) ?? row
    known.set(row.task, earlier)
    if (earlier.gold !== row.gold)
      complain(
        row.line,
        'gold',
        `is "${row.gold ?? ''}" for task ${row.task}, but "${earlier.gold ?? ''}" in line ${earlier.line}`,
      )
  }
}
