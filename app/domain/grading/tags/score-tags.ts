import { ChunkList, chunkReader, type Reading } from './chunks.ts'
import { TagTable } from './tag.ts'

/** One sentence: the tags of gold and those that were given, token by token. */
export type TaggedSentence = { gold: readonly string[]; guess: readonly string[] }
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

/** Sentences whose sides differ in length have no chunks to compare. */
export class UnevenSentence extends Error {}

/**
 * Precision, recall and F1 of chunks over a corpus: a given chunk is correct when gold has one of the same type over the
 * same tokens. As conlleval.pl computes them (`lenient`), or as seqeval's strict mode for a scheme; micro-averaged, a
 * share of nothing is 0. Throws UnknownTag and UnevenSentence.
 */
export function scoreTags(sentences: Iterable<TaggedSentence>, reading: Reading): TagScore {
  const table = new TagTable()
  const read = chunkReader(reading)
  const gold = new ChunkList()
  const guess = new ChunkList()
  const support: number[] = []
  const guessed: number[] = []
  const correct: number[] = []
  let tokens = 0
  let rightTokens = 0
  for (const sentence of sentences) {
    rightTokens += equalTags(sentence)
    tokens += sentence.gold.length
    read(sentence.gold, table, gold)
    read(sentence.guess, table, guess)
    while (support.length < table.types.length) {
      support.push(0)
      guessed.push(0)
      correct.push(0)
    }
    for (let k = 0; k < gold.length; k++) support[gold.types[k]!]!++
    for (let k = 0; k < guess.length; k++) guessed[guess.types[k]!]!++
    countEqual(gold, guess, correct)
  }
  const types = table.types
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

function equalTags({ gold, guess }: TaggedSentence): number {
  if (gold.length !== guess.length)
    throw new UnevenSentence(`a sentence has ${gold.length} gold tags but ${guess.length} given ones`)
  let equal = 0
  for (let i = 0; i < gold.length; i++) if (gold[i] === guess[i]) equal++
  return equal
}

/** Adds the chunks that both lists have to their types' counts. Both run from left to right without overlaps. */
function countEqual(gold: ChunkList, guess: ChunkList, correct: number[]): void {
  let g = 0
  for (let k = 0; k < guess.length; k++) {
    const start = guess.starts[k]!
    while (g < gold.length && gold.starts[g]! < start) g++
    if (g === gold.length) return
    if (gold.starts[g] === start && gold.ends[g] === guess.ends[k] && gold.types[g] === guess.types[k])
      correct[guess.types[k]!]!++
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
