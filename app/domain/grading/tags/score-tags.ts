import { ChunkList, chunkReader, type Reading } from './chunks.ts'
import { SentenceCoder, type TaggedSentence } from './sentence-coder.ts'
import { Tallies } from './tallies.ts'

export { UnevenSentence, type TaggedSentence } from './sentence-coder.ts'

export type Shares = { precision: number; recall: number; f1: number }
/** `support` is the number of gold chunks, `guessed` of given ones, `correct` of those that are in both. */
export type TypeShares = Shares & { type: string; support: number; guessed: number; correct: number }
export type TagScore = Shares & {
  tokens: number
  /** Share of tokens with the right tag. */
  accuracy: number
  support: number
  guessed: number
  correct: number
  /** By type, names ascending. */
  types: TypeShares[]
  /** Plain mean over the types, and the mean weighted by their support. */
  macro: Shares
  weighted: Shares
}

/**
 * Precision, recall and F1 of chunks over a corpus: a given chunk is correct when gold has one of the same type over the
 * same tokens. As conlleval.pl computes them (`lenient`), or as seqeval's strict mode for a scheme; micro-averaged, a
 * share of nothing is 0. A letter that the scheme does not have is never part of a chunk (`checkTag` refuses it). Throws
 * UnknownTag and UnevenSentence.
 */
export function scoreTags(sentences: Iterable<TaggedSentence>, reading: Reading): TagScore {
  const coder = new SentenceCoder()
  const { types: names } = coder.table
  const read = chunkReader(reading)
  const gold = new ChunkList()
  const guess = new ChunkList()
  const tallies = new Tallies()
  let tokens = 0
  let rightTokens = 0
  for (const sentence of sentences) {
    const length = sentence.gold.length
    const equal = coder.encode(sentence)
    rightTokens += equal
    tokens += length
    read(coder.gold, length, gold)
    // Most sentences are right altogether, and need not be read twice.
    if (equal === length) tallies.addRight(gold)
    else {
      read(coder.guess, length, guess)
      tallies.add(gold, guess)
    }
  }
  const { support, guessed, correct } = tallies.counts(names.length)
  const types = names
    .map((type, k): TypeShares => withShares(type, support[k]!, guessed[k]!, correct[k]!))
    .filter((type) => type.support + type.guessed > 0)
    .sort((a, b) => (a.type < b.type ? -1 : 1))
  const { type: _, ...all } = withShares('', total(support), total(guessed), total(correct))
  return {
    tokens,
    accuracy: ratio(rightTokens, tokens),
    ...all,
    types,
    macro: mean(types, () => 1),
    weighted: mean(types, (type) => type.support),
  }
}

function withShares(type: string, support: number, guessed: number, correct: number): TypeShares {
  const precision = ratio(correct, guessed)
  const recall = ratio(correct, support)
  return { type, precision, recall, f1: ratio(2 * correct, guessed + support), support, guessed, correct }
}

function mean(types: readonly TypeShares[], weight: (type: TypeShares) => number): Shares {
  const whole = total(types.map(weight))
  const of = (share: keyof Shares) => ratio(total(types.map((type) => weight(type) * type[share])), whole)
  return { precision: of('precision'), recall: of('recall'), f1: of('f1') }
}

const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
