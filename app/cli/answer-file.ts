import { isNumber } from '#app/domain/answers/answer-table.ts'
import { readAnswersCsv, type AnswerRow, type AnswersCsvOptions } from '#app/domain/answers/answers-csv.ts'
import { BadData, progress } from './terminal.ts'
import { readText } from './text-file.ts'

/** How many problems are listed before the rest is only counted. */
const LISTED = 10

/** The rows of an answer file; what was passed over is said on stderr. Throws BadData with every place that is wrong. */
export function readAnswerFile(file: string, options: AnswersCsvOptions = {}): AnswerRow[] {
  progress(`reading ${file}`)
  const result = readAnswersCsv(readText('--answers', file), options)
  progress('')
  const { problems } = result
  const shown = problems.slice(0, LISTED).map(({ where, message }) => `${file}: ${where}: ${message}`)
  if (problems.length > LISTED) shown.push(`${file}: and ${problems.length - LISTED} more`)
  if (result.outcome === 'unreadable') throw new BadData(shown.join('\n'))
  for (const line of shown) process.stderr.write(`${line}\n`)
  return result.rows
}

/** Rows whose numbers are all written alike, so that 5 and 5.0 are one label. */
export function withPlainNumbers(rows: readonly AnswerRow[]): AnswerRow[] {
  return rows.map((row) => ({ ...row, label: isNumber(row.label) ? String(Number(row.label)) : row.label }))
}

/** One JSON document on stdout. */
export function sayJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
