import { ChunkList, chunkReader, type Reading } from './chunks.ts'
import { OUTSIDE, TagTable } from './tag.ts'

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

/** Both sides of a sentence as codes of one table, overwritten by the next sentence. */
class SentenceCoder {
  readonly table = new TagTable()
  gold = new Int32Array(64)
  guess = new Int32Array(64)

  /** Returns how many tokens have the same tag on both sides. */
  encode({ gold, guess }: TaggedSentence): number {
    if (gold.length !== guess.length)
      throw new UnevenSentence(`a sentence has ${gold.length} gold tags but ${guess.length} given ones`)
    if (this.gold.length < gold.length) {
      this.gold = new Int32Array(2 * gold.length)
      this.guess = new Int32Array(2 * gold.length)
    }
    const { table, gold: goldCodes, guess: guessCodes } = this
    let equal = 0
    let before = OUTSIDE
    let guessBefore = OUTSIDE
    for (let i = 0; i < gold.length; i++) {
      const tag = gold[i]!
      const given = guess[i]!
      if (tag === given) {
        equal++
        before = guessBefore = tag === 'O' ? OUTSIDE : table.codeAfter(before, tag)
      } else {
        before = table.codeAfter(before, tag)
        guessBefore = table.codeAfter(guessBefore, given)
      }
      goldCodes[i] = before
      guessCodes[i] = guessBefore
    }
    return equal
  }
}

/** Chunks by type. */
class Tallies {
  private readonly gold: number[] = []
  private readonly guess: number[] = []
  private readonly both: number[] = []
  /** Of sentences that are right altogether: in gold, given and correct. */
  private readonly right: number[] = []

  addRight(chunks: ChunkList): void {
    count(chunks, this.right)
  }

  /** Both lists run from left to right without overlaps. */
  add(gold: ChunkList, guess: ChunkList): void {
    count(gold, this.gold)
    count(guess, this.guess)
    let g = 0
    for (let k = 0; k < guess.length; k++) {
      const start = guess.starts[k]!
      while (g < gold.length && gold.starts[g]! < start) g++
      if (g === gold.length) return
      const equal = gold.starts[g] === start && gold.ends[g] === guess.ends[k] && gold.types[g] === guess.types[k]
      if (equal) increase(this.both, guess.types[k]!)
    }
  }

  counts(types: number): { support: number[]; guessed: number[]; correct: number[] } {
    const plusRight = (counts: number[]) =>
      Array.from({ length: types }, (_, type) => (counts[type] ?? 0) + (this.right[type] ?? 0))
    return { support: plusRight(this.gold), guessed: plusRight(this.guess), correct: plusRight(this.both) }
  }
}

function count({ types, length }: ChunkList, counts: number[]): void {
  for (let k = 0; k < length; k++) increase(counts, types[k]!)
}

function increase(counts: number[], type: number): void {
  while (counts.length <= type) counts.push(0)
  counts[type]!++
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
