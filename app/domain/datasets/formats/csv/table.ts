import type { Files } from '#app/domain/datasets/dataset.ts'
import { cutOff, readText } from '#app/domain/datasets/formats/text/source.ts'
import type { Collector } from '#app/domain/datasets/formats/text/collector.ts'
import { labelsSomething, rolesOf, type Role } from './columns.ts'
import { unguarded } from './guard.ts'
import { delimiterOf, rowsOf } from './rows.ts'

export interface Table {
  file: string
  roles: Role[]
  rows: { line: number; where: string; cells: string[] }[]
  /** Gold is a rating: numbers only, and not only whole ones (means of what people gave). */
  ratedGold: boolean
}

/** Columns of Label Studio's own CSV export, which flattens labels beyond recognition. */
const LABEL_STUDIO = ['annotation_id', 'annotator', 'lead_time']

/** The table of a file, its guards taken away; undefined, and told, when it has no column that labels something. */
export async function tableOf(files: Files, file: string, collector: Collector): Promise<Table | undefined> {
  const { problems } = collector
  const read = await readText(files, file)
  if ('problem' in read) return void problems.add(file, read.problem)
  if (/^\s*[[{<]/.test(read.text)) return void problems.add(file, 'is no table but JSON or XML; it is not read')
  const cut = cutOff(read.text)
  if (cut) problems.add(file, cut)
  const [header, ...rest] = rowsOf(read.text, delimiterOf(read.text))
  if (!header) return void problems.add(file, 'is empty')
  if ('problem' in header) return void problems.add(`${file}, line ${header.line}`, header.problem)
  const names = header.cells.map(unguarded)
  const listed = names
    .map((name) => `"${name.slice(0, 40)}"`)
    .slice(0, 20)
    .join(', ')
  if (LABEL_STUDIO.every((name) => names.includes(name)))
    return void problems.add(file, 'is Label Studio CSV, which is not read: export the project as JSON instead')
  const roles = rolesOf(names)
  if (!labelsSomething(roles))
    return void problems.add(
      file,
      `has no column label, labels, gold, choice, rating, rating:<criterion> or transcription; its columns are ${listed}`,
    )
  const rows: Table['rows'] = []
  for (const row of rest) {
    const where = `${file}, line ${row.line}`
    if ('problem' in row) problems.add(where, row.problem)
    else if (row.cells.length !== names.length)
      problems.add(where, `has ${row.cells.length} columns where the header has ${names.length}; the row is skipped`)
    else rows.push({ line: row.line, where, cells: row.cells.map(unguarded) })
  }
  if (roles.some(({ role }) => role === 'gold') && roles.some(({ role }) => role === 'label') && !hasWorkers(roles))
    problems.unread(file, 'column gold beside a label')
  return {
    file,
    roles,
    rows,
    ratedGold: isRated(
      rows,
      roles.findIndex(({ role }) => role === 'gold'),
    ),
  }
}

/** The cell of a role in a row; undefined when the table has no such column or the cell is empty. */
export function cellOf({ roles }: Table, cells: readonly string[], role: Role['role']): string | undefined {
  const index = roles.findIndex((each) => each.role === role)
  return index < 0 || cells[index] === '' ? undefined : cells[index]
}

/** Whether a table has a row for every answer of a worker. */
export function hasWorkers(roles: readonly Role[]): boolean {
  return roles.some(({ role }) => role === 'worker')
}

/** A finite decimal number, as people and programs write it. */
export function numberOf(cell: string): number | undefined {
  const value = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(cell) ? Number(cell) : Number.NaN
  return Number.isFinite(value) ? value : undefined
}

function isRated(rows: Table['rows'], gold: number): boolean {
  const values = gold < 0 ? [] : rows.flatMap(({ cells }) => (cells[gold] === '' ? [] : [numberOf(cells[gold]!)]))
  return values.every((value) => value !== undefined) && values.some((value) => !Number.isInteger(value))
}
