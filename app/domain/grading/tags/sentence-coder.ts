import { OUTSIDE, TagTable } from './tag.ts'

/** One sentence: the tags of gold and those that were given, token by token. */
export type TaggedSentence = { gold: readonly string[]; guess: readonly string[] }

/** Sentences whose sides differ in length have no chunks to compare. */
export class UnevenSentence extends Error {}

/** Both sides of a sentence as codes of one table, overwritten by the next sentence. */
export class SentenceCoder {
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
