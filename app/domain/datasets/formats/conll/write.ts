import type { Dataset, DatasetItem, WrittenDataset } from '#app/domain/datasets/dataset.ts'
import type { Span } from '#app/domain/labels/spans.ts'
import { generalLosses, isNumbered, LossList, spansToWrite } from '#app/domain/datasets/formats/text/losses.ts'
import { safeStart } from '#app/domain/datasets/formats/text/source.ts'

/** ASCII blanks part tokens; others (no-break, ideographic) stay inside, as they did when the text was joined. */
const BLANK = /[\t\n\v\f\r ]/

/**
 * Writes `dataset.conll`: a token, a tab and a tag of BIO (IOB2) a line. Texts are split at blanks; a span that does
 * not begin and end with tokens, or overlaps an earlier one, does not fit and is listed. A comment (`# id = …`) names a
 * sentence whose key is not its number.
 */
export function writeConll(dataset: Dataset): WrittenDataset {
  const losses = new LossList()
  generalLosses(dataset, { kinds: ['spans'] }, losses)
  const sentences: string[] = []
  for (const item of dataset.items) {
    const sentence = sentenceOf(item, sentences.length + 1, losses)
    if (sentence) sentences.push(sentence)
  }
  return { files: new Map([['dataset.conll', safeStart(sentences.join('\n'))]]), losses: losses.list() }
}

function sentenceOf(item: DatasetItem, number: number, losses: LossList): string | undefined {
  const spans = spansToWrite(item, losses)
  if (item.text === null) return void losses.add('items without a text are left out', item.key)
  if (!spans)
    return void losses.add('items without spans labels are left out: they would read as having none', item.key)
  const tokens = tokensOf(item.text)
  if (tokens.length === 0) return void losses.add('items of blanks alone are left out', item.key)
  if (tokens.some(({ text }) => text === '-DOCSTART-'))
    return void losses.add('items with the word -DOCSTART- are left out: it would begin a document', item.key)
  if (tokens.map(({ text }) => text).join(' ') !== item.text)
    losses.add('blanks other than one between words are left out, so offsets move', item.key)
  const tags = tagsOf(spans, tokens, item, losses)
  const name = item.key === String(number) ? '' : `# id = ${item.key}\n`
  return name + tokens.map(({ text }, index) => `${text}\t${tags[index]}\n`).join('')
}

type Token = { text: string; start: number; end: number }

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  let open: Token | undefined
  for (const character of text) {
    if (BLANK.test(character)) open = undefined
    else if (open) {
      open.text += character
      open.end = at + 1
    } else tokens.push((open = { text: character, start: at, end: at + 1 }))
    at++
  }
  return tokens
}

function tagsOf(spans: readonly Span[], tokens: readonly Token[], item: DatasetItem, losses: LossList): string[] {
  const starts = new Map(tokens.map(({ start }, index) => [start, index]))
  const ends = new Map(tokens.map(({ end }, index) => [end, index]))
  const tags = tokens.map(() => 'O')
  const written: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const [first, last] = [starts.get(span.start), ends.get(span.end)]
    if (first === undefined || last === undefined)
      losses.add('spans that do not begin and end with words are left out', item.key)
    else if (tags.slice(first, last + 1).some((tag) => tag !== 'O'))
      losses.add('spans that overlap an earlier one are left out', item.key)
    else {
      tags.fill(`I-${span.class}`, first, last + 1)
      tags[first] = `B-${span.class}`
      written.push(span)
    }
  }
  if (!isNumbered(written)) losses.add('ids of spans are left out: spans are numbered', item.key)
  return tags
}
