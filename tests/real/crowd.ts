import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readAnswersCsv, type AnswerRow } from '#app/domain/answers/answers-csv.ts'

const root = path.resolve(process.env.REAL_DATA_DIR ?? '../shared/data')

/** Whether a folder of real answers is there; says aloud when it is not. */
export function crowdIsThere(folder: string): boolean {
  const there = existsSync(path.join(root, folder))
  if (!there) console.warn(`SKIPPED: real answers are not at ${path.join(root, folder)}; set REAL_DATA_DIR`)
  return there
}

export function crowdJson<T>(folder: string, file: string): T {
  return JSON.parse(readFileSync(path.join(root, folder, file), 'utf8')) as T
}

/** The answers of a file, and the rows that only repeat what was said. */
export function crowdAnswers(
  folder: string,
  file: string,
  options: { numeric?: boolean } = {},
): { rows: AnswerRow[]; repeats: AnswerRow[] } {
  const result = readAnswersCsv(readFileSync(path.join(root, folder, file), 'utf8'), { gold: true, ...options })
  if (result.outcome === 'unreadable') throw new Error(`${folder}/${file}: ${JSON.stringify(result.problems[0])}`)
  return result
}

export const goldOf = (rows: readonly AnswerRow[]) => new Map(rows.map(({ task, gold }) => [task, gold]))

/** Share of consensus labels that are gold. */
export function accuracy(consensus: readonly { task: string; label: string }[], rows: readonly AnswerRow[]): number {
  const gold = goldOf(rows)
  return consensus.filter(({ task, label }) => gold.get(task) === label).length / consensus.length
}

/** Rows by one of their columns. */
export function groupsOf(rows: readonly AnswerRow[], column: 'task' | 'worker'): AnswerRow[][] {
  const groups = new Map<string, AnswerRow[]>()
  for (const row of rows) groups.set(row[column], [...(groups.get(row[column]) ?? []), row])
  return [...groups.values()]
}
