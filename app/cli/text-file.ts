import { readFileSync } from 'node:fs'
import { BadData } from './terminal.ts'

/** The text of a UTF-8 file without its byte order mark. Throws BadData naming the option that named the file. */
export function readText(option: string, file: string): string {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    const { code } = error as { code?: string }
    const why = { ENOENT: 'there is no such file', EISDIR: 'is a folder, not a file' }[code ?? '']
    throw new BadData(`${option} ${file}: ${why ?? `cannot be read (${code})`}`)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new BadData(`${option} ${file}: is not UTF-8 text`)
  }
}

/** The lines of a text; the line break at its end begins no further one. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/u)
  if (lines.at(-1) === '') lines.pop()
  return lines
}
