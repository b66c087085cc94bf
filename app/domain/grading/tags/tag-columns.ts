import { checkTag, type Reading } from './chunks.ts'
import type { TaggedSentence } from './score-tags.ts'
import { likelyScheme } from './scheme.ts'
import { UnknownTag } from './tag.ts'

/** Something in the file cannot be read; the message says what and in which line. */
export class BadColumns extends Error {}

/** The sentences of a file, and the line (from 1) on which each begins; its tokens stand on the lines that follow. */
export type TagColumns = { sentences: (TaggedSentence & { line: number })[] }

/** Lines that part documents, in the files of CoNLL-2003 and in what conlleval reads. */
const BOUNDARIES = new Set(['-DOCSTART-', '-X-'])

/**
 * Reads columns as conlleval does: a token a line, columns between blanks, the last but one the gold tag and the last the
 * given one, sentences parted by empty lines. Throws BadColumns.
 */
export function parseTagColumns(text: string): TagColumns {
  const sentences: TagColumns['sentences'] = []
  // Equal tags become one string: large files have few different ones.
  const kept = new Map<string, string>()
  const keep = (tag: string): string => kept.get(tag) ?? (kept.set(tag, tag), tag)
  let open: { gold: string[]; guess: string[]; line: number } | undefined
  for (const [index, row] of text.split('\n').entries()) {
    const columns = row.trim().split(/\s+/u)
    if (columns[0] === '' || BOUNDARIES.has(columns[0]!)) {
      open = undefined
      continue
    }
    const [gold, guess] = columns.slice(-2)
    if (gold === undefined || guess === undefined)
      throw new BadColumns(`line ${index + 1}: needs at least two columns, the gold tag and the given tag`)
    if (!open) sentences.push((open = { gold: [], guess: [], line: index + 1 }))
    open.gold.push(keep(gold))
    open.guess.push(keep(guess))
  }
  return { sentences }
}

/** Refuses tags that the reading does not know, naming the line. Throws BadColumns. */
export function checkTagColumns({ sentences }: TagColumns, reading: Reading): void {
  const known = new Set<string>()
  const check = (tag: string, line: number) => {
    if (known.has(tag)) return
    try {
      checkTag(tag, reading)
    } catch (error) {
      if (error instanceof UnknownTag) throw new BadColumns(`line ${line}: ${error.message}`)
      throw error
    }
    known.add(tag)
  }
  for (const { gold, guess, line } of sentences)
    for (let i = 0; i < gold.length; i++) {
      check(gold[i]!, line + i)
      check(guess[i]!, line + i)
    }
}

/** The scheme that both columns seem to be written in (`likelyScheme`). */
export function schemeOfColumns({ sentences }: TagColumns) {
  const tags = new Set<string>()
  for (const { gold, guess } of sentences) for (const side of [gold, guess]) for (const tag of side) tags.add(tag)
  return likelyScheme(tags)
}
