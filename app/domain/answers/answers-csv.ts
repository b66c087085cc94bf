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

/** Longer records than this are no answers but a lost quotation mark. */
const MAX_RECORD = 1_000_000

/**
 * Reads the columns task_id, worker_id, label and (where there) gold of a CSV text, UTF-8 with or without BOM; other
 * columns are passed over. Blanks around a cell do not count, labels are brought to NFC. A worker who answers a task a
 * second time the same way is counted once and reported; another way is refused, and so is every cell that cannot be
 * used, each with its line and column.
 */
export function readAnswersCsv(text: string, options: AnswersCsvOptions = {}): ReadAnswers {
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: MAX_RECORD,
    }) as unknown as typeof records
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return unreadable(`line ${(error as { lines?: number }).lines ?? 1}`, error.message)
  }
  const header = records[0]?.record.map((name) => name.trim())
  if (!header) return unreadable('line 1', 'the file is empty')
  const wanted = ['task_id', 'worker_id', 'label', ...(options.gold ? ['gold'] : [])]
  const absent = wanted.filter((name) => !header.includes(name))
  if (absent.length > 0)
    return unreadable('line 1', `column ${absent.join(', ')} is missing; there is ${header.join(', ')}`)
  const doubled = wanted.find((name) => header.indexOf(name) !== header.lastIndexOf(name))
  if (doubled) return unreadable('line 1', `column ${doubled} is there twice`)
  if (records.length === 1) return unreadable('line 2', 'there are no answers')
  return collect(records.slice(1), header, options)
}

function collect(
  records: readonly { record: string[]; info: { lines: number } }[],
  header: readonly string[],
  options: AnswersCsvOptions,
): ReadAnswers {
  const wrong: Problem[] = []
  const complain: Complain = (line, column, message) =>
    wrong.push({ where: column === null ? `line ${line}` : `line ${line}, column ${column}`, message })
  const at = (name: string) => header.indexOf(name)
  const [task, worker, label, gold] = [at('task_id'), at('worker_id'), at('label'), at('gold')]
  const rows: AnswerRow[] = []
  for (const { record, info } of records) {
    const line = info.lines
    if (record.length !== header.length) {
      complain(line, null, `has ${record.length} cells where the header has ${header.length}`)
      continue
    }
    const row: AnswerRow = {
      task: record[task]!.trim(),
      worker: record[worker]!.trim(),
      label: record[label]!.trim().normalize('NFC'),
      gold: (gold < 0 ? '' : record[gold]!).trim().normalize('NFC') || null,
      line,
    }
    if (usable(row, options, complain)) rows.push(row)
  }
  const { first, repeats } = withoutRepeats(rows, complain)
  if (options.gold) checkGold(first, complain)
  if (wrong.length > 0) return { outcome: 'unreadable', problems: wrong }
  const problems = repeats.map(({ line, worker, task }) => ({
    where: `line ${line}`,
    message: `worker ${worker} says the same of task ${task} again; counted once`,
  }))
  return { outcome: 'read', rows: first, repeats, problems }
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
    const key = JSON.stringify([row.task, row.worker])
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

function unreadable(where: string, message: string): ReadAnswers {
  return { outcome: 'unreadable', problems: [{ where, message }] }
}
