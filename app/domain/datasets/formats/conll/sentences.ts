import type { Collector } from '#app/domain/datasets/formats/text/collector.ts'
import { linesOf } from '#app/domain/datasets/formats/text/source.ts'
import { columnsOf, tagOf, type Tag } from './tags.ts'

/** The lines of one sentence. */
export interface Sentence {
  /** As a comment names it (`# id = …`, KLUE's `## …`). */
  id: string | undefined
  /** Number of its first line, from 1. */
  line: number
  tokens: string[]
  tags: Tag[]
}

const COMMENT = /^# ?([\w.-]+) = (.*)$/

/**
 * The sentences of a file: runs of lines without a blank one, each a token, perhaps other columns, and a tag. A line
 * that has no tag spoils its sentence, which is told and left out.
 */
export function sentencesOf(text: string, file: string, collector: Collector): Sentence[] {
  const sentences: Sentence[] = []
  let sentence = emptySentence()
  let spoiled = false
  let columns = 2
  const close = () => {
    if (sentence.tokens.length > 0 && !spoiled) sentences.push(sentence)
    sentence = emptySentence()
    spoiled = false
  }
  for (const { number, line } of linesOf(text)) {
    if (/^[ \t]*$/.test(line)) {
      close()
      continue
    }
    if (isDocumentStart(line)) {
      close()
      collector.problems.unread(file, 'borders of documents (-DOCSTART-)')
      continue
    }
    if (sentence.tokens.length === 0 && !spoiled && isComment(line, sentence, file, collector)) continue
    sentence.line ||= number
    const problem = addToken(line, sentence)
    if (!problem && columnsOf(line).length > 2) columns = Math.max(columns, columnsOf(line).length)
    if (problem && !spoiled)
      collector.problems.add(
        `${file}, line ${number}`,
        `${problem}; the sentence from line ${sentence.line} is skipped`,
      )
    spoiled ||= problem !== undefined
  }
  close()
  if (columns > 2)
    collector.problems.unread(file, `the columns between the first and the last (${columns - 2} of ${columns})`)
  return sentences
}

function emptySentence(): Sentence {
  return { id: undefined, line: 0, tokens: [], tags: [] }
}

function isDocumentStart(line: string): boolean {
  return /^-DOCSTART-(?:\s|$)/.test(line) && (columnsOf(line).length === 1 || columnsOf(line).at(-1) === 'O')
}

/** Comments stand before a sentence; those that name it are kept. A hash with a tag is a token. */
function isComment(line: string, sentence: Sentence, file: string, collector: Collector): boolean {
  const klue = /^## ([^\t]+)\t/.exec(line)
  const [, name, value] = COMMENT.exec(line) ?? []
  if (klue) sentence.id = klue[1]
  else if (name === 'id' || name === 'sent_id') sentence.id = value
  else if (name !== undefined) collector.problems.unread(file, `comment ${name.slice(0, 80)}`)
  else return false
  return true
}

function addToken(line: string, { tokens, tags }: Sentence): string | undefined {
  const columns = columnsOf(line)
  const [token, last] = [columns[0]!, columns.at(-1)!]
  if (columns.length < 2) return `has one column ("${last.slice(0, 60)}") where a token and a tag are expected`
  const tag = tagOf(last.trimEnd())
  if (!tag) return `has "${last.slice(0, 60)}" in its last column, which is neither O nor a tag such as B-PER`
  if (token === '') return 'has no token'
  tokens.push(token)
  tags.push(tag)
  return undefined
}
