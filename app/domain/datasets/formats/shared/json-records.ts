import type { Files } from '#app/domain/datasets/dataset.ts'
import { JsonSplitter, type JsonVisitor } from './json-splitter.ts'
import { utf8Chunks } from './text.ts'

/**
 * Reads a JSON file of any size record by record: an object whose lists hold the records, or one list of them. Only one
 * record is in memory at a time. Brackets, quotes and commas of the outer two levels are checked here; a record's own
 * grammar is left to whoever parses its text.
 * @throws Unreadable when the file is no such JSON, or ends early
 */
export async function readJsonRecords(files: Files, name: string, visitor: JsonVisitor): Promise<void> {
  const splitter = new JsonSplitter(name, visitor)
  for await (const chunk of utf8Chunks(files.chunks(name))) splitter.write(chunk)
  splitter.end()
}
