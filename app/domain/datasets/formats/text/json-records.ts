import type { Files } from '#app/domain/datasets/dataset.ts'
import type { Collector } from './collector.ts'
import { parseJson } from '#app/domain/datasets/json-text.ts'
import { fieldsOf, shown, type Fields } from './json.ts'
import { headOf, linesOf, readText } from './source.ts'

/** One object of a JSON Lines file, or of a list in a JSON file. */
export interface JsonRecord {
  file: string
  /** Number of its line, or of its place in the list; from 1. */
  line: number
  /** As problems name it: `train.jsonl, line 12`. */
  where: string
  /** What stands for an id where the record has none; differs between files. */
  place: string
  fields: Fields
}

/** What to say of a file that is no JSON, by its name and first characters. */
export type Unfit = (name: string, head: string) => string

/**
 * The records of all JSON files. A line that is no JSON is told and skipped; so is a file that is neither JSON Lines, nor
 * a list of objects, nor one object spread over several lines (which is told, too).
 */
export async function* jsonRecords(files: Files, collector: Collector, unfit: Unfit): AsyncGenerator<JsonRecord> {
  const several = files.names.length > 1
  for (const file of files.names) {
    const head = await headOf(files, file)
    if (!looksLikeJson(file, head)) {
      collector.problems.add(file, unfit(file, head))
      continue
    }
    const read = await readText(files, file)
    if ('problem' in read) {
      collector.problems.add(file, read.problem)
      continue
    }
    for (const { value, line, where } of valuesOf(read.text, file, collector)) {
      const fields = fieldsOf(value)
      const place = several ? `${file}:${line}` : `line-${line}`
      if (fields) yield { file, line, where, place, fields }
      else collector.problems.add(where, `is not an object but ${shown(value)}; the record is skipped`)
    }
  }
}

function looksLikeJson(name: string, head: string): boolean {
  return /\.(?:jsonl?|ndjson)$/i.test(name) || /^\s*[[{]/.test(head)
}

type Placed = { value: unknown; line: number; where: string }

function* valuesOf(text: string, file: string, collector: Collector): Generator<Placed> {
  if (/^\s*\[/.test(text)) return yield* valuesOfList(text, file, collector)
  const first = firstLines(text, 2)
  if (first.some((line) => !('problem' in parseJson(line)))) return yield* valuesOfLines(text, file, collector)
  const whole = parseJson(text)
  if ('problem' in whole) {
    const kind = first.length > 1 ? 'is neither JSON Lines nor one JSON value' : 'cannot be read'
    collector.problems.add(file, `${kind}: ${whole.problem}`)
    return
  }
  collector.problems.add(file, 'is one JSON value over several lines, not JSON Lines; it is read as one record')
  yield { value: whole.value, line: 1, where: file }
}

function* valuesOfList(text: string, file: string, collector: Collector): Generator<Placed> {
  const whole = parseJson(text)
  if ('problem' in whole) collector.problems.add(file, `cannot be read: ${whole.problem}`)
  else
    for (const [index, value] of (whole.value as unknown[]).entries())
      yield { value, line: index + 1, where: `${file}[${index}]` }
}

function* valuesOfLines(text: string, file: string, collector: Collector): Generator<Placed> {
  for (const { number, line } of linesOf(text)) {
    if (line.trim() === '') continue
    const where = `${file}, line ${number}`
    const parsed = parseJson(line)
    if ('problem' in parsed)
      collector.problems.add(where, `${parsed.problem.replace('line 1, column', 'column')}; the line is skipped`)
    else yield { value: parsed.value, line: number, where }
  }
}

/** The first lines that are not blank. */
function firstLines(text: string, count: number): string[] {
  const found: string[] = []
  for (const { line } of linesOf(text)) {
    if (line.trim() !== '') found.push(line)
    if (found.length === count) break
  }
  return found
}

/** The first JSON file: its first 64 KB, and the fields of its first line, or of it all, when that is an object. */
export async function firstRecord(files: Files): Promise<{ head: string; fields: Fields | undefined } | undefined> {
  for (const file of files.names.slice(0, 20)) {
    const head = await headOf(files, file)
    if (!/^\s*[[{]/.test(head)) continue
    const parsed = [firstLines(head, 1)[0] ?? '', head].map(parseJson).find((each) => 'value' in each)
    return { head, fields: parsed && 'value' in parsed ? fieldsOf(parsed.value) : undefined }
  }
  return undefined
}

/** How sure something is, 0 when the files cannot be looked at: telling formats never throws. */
export async function surely(look: () => Promise<number>): Promise<number> {
  try {
    return await look()
  } catch {
    return 0
  }
}

/** Objects as JSON Lines. */
export function jsonLines(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('')
}

/** Whether the first record of some files has a field; by its fields, or where it is cut, by the text. */
export function hasField({ head, fields }: { head: string; fields: Fields | undefined }): (name: string) => boolean {
  return (name) => (fields ? fields.has(name) : new RegExp(`"${name}"\\s*:`).test(head))
}
