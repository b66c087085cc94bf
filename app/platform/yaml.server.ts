import path from 'node:path'
import { LineCounter, isMap, isNode, isPair, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'

/** The folder of the courses and definitions that this installation teaches. */
export const CONTENT_DIR = path.resolve('content')

/** Something wrong in a file that people write: where, and what to do about it. */
export interface ContentProblem {
  file: string
  line: number
  message: string
}

/** All that is wrong in the content, one problem a line: `file:line: message`. */
export class ContentError extends Error {
  readonly problems: ContentProblem[]
  constructor(problems: ContentProblem[]) {
    super(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'))
    this.name = 'ContentError'
    this.problems = problems
  }
}

export type Parsed<T> =
  { ok: true; value: T; lineOf: (path: readonly PropertyKey[]) => number } | { ok: false; problems: ContentProblem[] }

/** The byte at which the value at `path` is written; of its nearest parent when it is missing. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true)
    const key = path[length - 1]
    const pair = isMap(parent)
      ? parent.items.find((item) => isPair(item) && isNode(item.key) && item.key.toJSON() === key)
      : null
    if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0]
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

/**
 * Parses YAML against a schema. Aliases are refused (they can blow a small file up to gigabytes), repeated keys too.
 * @param firstLine the line of `file` on which `text` begins, for front matter
 */
export function parseYaml<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  { file, firstLine = 1 }: { file: string; firstLine?: number },
): Parsed<z.output<Schema>> {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false })
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + firstLine - 1
  const failed = (offset: number, message: string): Parsed<never> => ({
    ok: false,
    problems: [{ file, line: lineAt(offset), message }],
  })
  const syntax = document.errors[0]
  if (syntax) return failed(syntax.pos[0], `this is not YAML: ${syntax.message}`)
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 0 })
  } catch {
    return failed(0, 'aliases (&name, *name) are not used here; write the value out')
  }
  const lineOf = (path: readonly PropertyKey[]) => lineAt(offsetOf(document, path))
  const result = schema.safeParse(value)
  if (result.success) return { ok: true, value: result.data, lineOf }
  const problems = result.error.issues.map((issue) => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path
    const message =
      issue.code === 'unrecognized_keys'
        ? `there is no field "${issue.keys.join('", "')}" here; remove it or correct its name`
        : issue.message
    return { file, line: lineOf(path), message: `${issue.path.join('.') || '(file)'}: ${message}` }
  })
  return { ok: false, problems }
}
