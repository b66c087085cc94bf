import type { ChunkList } from './chunks.ts'

/** How many chunks of each type were in gold, were given, and were correct. */
export class Tallies {
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
