import { lastColumn, type BitTable, type Stretch, type Symbols } from './bit-vectors.ts'
import { commonEnd, commonStart } from './edit-distance.ts'

export const HIT = 0
export const SUBSTITUTION = 1
/** A symbol of the reference that was left out. */
export const DELETION = 2
/** A symbol that the reference does not have. */
export const INSERTION = 3

/** Most words of a table that are kept for tracing back (8 bytes each); longer texts are halved first. */
const MOST_WORDS = 1 << 20

/**
 * One of the shortest ways from `reference` to `hypothesis`, symbol by symbol from left to right: HIT and SUBSTITUTION
 * take one of each, DELETION one of the reference, INSERTION one of the hypothesis. Where several ways are equally short,
 * common ends are hits, and from the end backwards a deletion comes before an insertion, that before taking both.
 * Deterministic; needs at most about 8 MB besides the texts (D. Hirschberg, CACM 18, 1975, for what is longer).
 */
export function align(reference: Symbols, hypothesis: Symbols): Uint8Array {
  const [m, n] = [reference.length, hypothesis.length]
  const start = commonStart(reference, m, hypothesis, n)
  const end = commonEnd(reference, m, hypothesis, n, start)
  const steps = new Steps(m + n)
  steps.hits(start)
  alignStretches(
    { symbols: reference, from: start, to: m - end },
    { symbols: hypothesis, from: start, to: n - end },
    steps,
  )
  steps.hits(end)
  return steps.all()
}

/** Steps as they are found. */
class Steps {
  private length = 0
  private readonly steps: Uint8Array

  constructor(most: number) {
    this.steps = new Uint8Array(most)
  }

  hits(count: number): void {
    this.length += count
  }

  repeat(step: number, count: number): void {
    this.steps.fill(step, this.length, (this.length += count))
  }

  backwards(found: readonly number[]): void {
    for (let k = found.length - 1; k >= 0; k--) this.steps[this.length++] = found[k]!
  }

  all(): Uint8Array {
    return this.steps.subarray(0, this.length)
  }
}

function alignStretches(reference: Stretch, hypothesis: Stretch, steps: Steps): void {
  const rows = reference.to - reference.from
  const columns = hypothesis.to - hypothesis.from
  if (rows === 0) return steps.repeat(INSERTION, columns)
  if (columns === 0) return steps.repeat(DELETION, rows)
  const words = Math.ceil(rows / 32) * columns
  if (words <= MOST_WORDS || columns === 1) return steps.backwards(traceBack(reference, hypothesis, words))
  // The best way crosses the middle column somewhere: at the row where the ways from both ends are shortest together.
  const middle = hypothesis.from + (columns >> 1)
  const before = lastColumn(reference, { ...hypothesis, to: middle })
  const after = lastColumn(reversed(reference), reversed({ ...hypothesis, from: middle }))
  let row = 0
  for (let i = 1; i <= rows; i++) if (before[i]! + after[rows - i]! < before[row]! + after[rows - row]!) row = i
  const cut = reference.from + row
  alignStretches({ ...reference, to: cut }, { ...hypothesis, to: middle }, steps)
  alignStretches({ ...reference, from: cut }, { ...hypothesis, from: middle }, steps)
}

function reversed({ symbols, from, to }: Stretch): Stretch {
  return { symbols: symbols.slice(from, to).reverse(), from: 0, to: to - from }
}

/** The steps from the end of both stretches to their start. */
function traceBack(reference: Stretch, hypothesis: Stretch, words: number): number[] {
  const columns = hypothesis.to - hypothesis.from
  const table: BitTable = { rises: new Int32Array(words), falls: new Int32Array(words), columns }
  lastColumn(reference, hypothesis, table)
  const has = (bits: Int32Array, i: number, j: number) =>
    ((bits[((i - 1) >> 5) * columns + j - 1]! >>> ((i - 1) & 31)) & 1) !== 0
  const found: number[] = []
  let i = reference.to - reference.from
  let j = columns
  while (i > 0 && j > 0) {
    // D rises from row i−1 to i: leaving out the symbol of this row cost one.
    if (has(table.rises, i, j)) {
      found.push(DELETION)
      i--
    } else if (j > 1 && has(table.falls, i, j - 1)) {
      // D falls in the column before, and so rises from there to here: the symbol of this column was put in.
      found.push(INSERTION)
      j--
    } else {
      i--
      j--
      const equal = reference.symbols[reference.from + i] === hypothesis.symbols[hypothesis.from + j]
      found.push(equal ? HIT : SUBSTITUTION)
    }
  }
  for (; i > 0; i--) found.push(DELETION)
  for (; j > 0; j--) found.push(INSERTION)
  return found
}

/** How often each step was taken. */
export type EditCounts = { hits: number; substitutions: number; deletions: number; insertions: number }

export function countSteps(steps: Uint8Array): EditCounts {
  const counts = [0, 0, 0, 0]
  for (const step of steps) counts[step]!++
  return {
    hits: counts[HIT]!,
    substitutions: counts[SUBSTITUTION]!,
    deletions: counts[DELETION]!,
    insertions: counts[INSERTION]!,
  }
}
