import { fillTable, type BitTable, type Stretch, type Symbols } from './bit-vectors.ts'
import { commonEnd, commonStart } from './edit-distance.ts'

export const HIT = 0
export const SUBSTITUTION = 1
/** A symbol of the reference that was left out. */
export const DELETION = 2
/** A symbol that the reference does not have. */
export const INSERTION = 3

/** Most words of a table that are kept for tracing back (8 bytes each); longer texts are halved first. */
const MOST_WORDS = 1 << 20

/** The steps of an alignment from left to right: the first `length` of `steps`. */
export type Alignment = { steps: Uint8Array; length: number }

/**
 * One of the shortest ways from a reference to a hypothesis, symbol by symbol from left to right: HIT and SUBSTITUTION
 * take one of each, DELETION one of the reference, INSERTION one of the hypothesis. Where several ways are equally short,
 * common ends are hits, and from the end backwards a deletion comes before an insertion, that before taking both.
 * Deterministic; needs at most about 8 MB besides the texts (D. Hirschberg, CACM 18, 1975, for what is longer).
 * The alignment is overwritten by the next call.
 */
export function align(reference: Symbols, m: number, hypothesis: Symbols, n: number): Alignment {
  const start = commonStart(reference, m, hypothesis, n)
  const end = commonEnd(reference, m, hypothesis, n, start)
  if (alignment.steps.length < m + n) alignment.steps = new Uint8Array(2 * (m + n))
  alignment.length = 0
  repeat(HIT, start)
  alignStretches({ symbols: reference, from: start, to: m - end }, { symbols: hypothesis, from: start, to: n - end })
  repeat(HIT, end)
  return alignment
}

const alignment: Alignment = { steps: new Uint8Array(1024), length: 0 }

function repeat(step: number, count: number): void {
  alignment.steps.fill(step, alignment.length, alignment.length + count)
  alignment.length += count
}

function alignStretches(reference: Stretch, hypothesis: Stretch): void {
  const rows = reference.to - reference.from
  const columns = hypothesis.to - hypothesis.from
  if (rows === 0) return repeat(INSERTION, columns)
  if (columns === 0) return repeat(DELETION, rows)
  const words = Math.ceil(rows / 32) * columns
  if (words <= MOST_WORDS || columns === 1) return traceBack(reference, hypothesis, words)
  // The best way crosses the middle column somewhere: at the row where the ways from both ends are shortest together.
  const middle = hypothesis.from + (columns >> 1)
  const before = new Int32Array(rows + 1)
  const after = new Int32Array(rows + 1)
  fillTable(reference, { ...hypothesis, to: middle }, undefined, before)
  fillTable(reversed(reference), reversed({ ...hypothesis, from: middle }), undefined, after)
  let row = 0
  for (let i = 1; i <= rows; i++) if (before[i]! + after[rows - i]! < before[row]! + after[rows - row]!) row = i
  const cut = reference.from + row
  alignStretches({ ...reference, to: cut }, { ...hypothesis, to: middle })
  alignStretches({ ...reference, from: cut }, { ...hypothesis, from: middle })
}

function reversed({ symbols, from, to }: Stretch): Stretch {
  return { symbols: symbols.slice(from, to).reverse(), from: 0, to: to - from }
}

const table: BitTable = { rises: new Int32Array(1024), falls: new Int32Array(1024), columns: 0 }

/** Appends the steps between the ends of both stretches: found from the end to the start, then turned round. */
function traceBack(reference: Stretch, hypothesis: Stretch, words: number): void {
  if (table.rises.length < words) {
    table.rises = new Int32Array(words)
    table.falls = new Int32Array(words)
  }
  const columns = (table.columns = hypothesis.to - hypothesis.from)
  fillTable(reference, hypothesis, table)
  const { rises, falls } = table
  const { steps } = alignment
  let i = reference.to - reference.from
  let j = columns
  let at = alignment.length
  while (i > 0 && j > 0) {
    const cell = ((i - 1) >> 5) * columns + j - 1
    const bit = (i - 1) & 31
    // D rises from row i−1 to i: leaving out the symbol of this row cost one.
    if (((rises[cell]! >>> bit) & 1) !== 0) {
      steps[at++] = DELETION
      i--
    } else if (j > 1 && ((falls[cell - 1]! >>> bit) & 1) !== 0) {
      // D falls in the column before, and so rises from there to here: the symbol of this column was put in.
      steps[at++] = INSERTION
      j--
    } else {
      i--
      j--
      const equal = reference.symbols[reference.from + i] === hypothesis.symbols[hypothesis.from + j]
      steps[at++] = equal ? HIT : SUBSTITUTION
    }
  }
  for (; i > 0; i--) steps[at++] = DELETION
  for (; j > 0; j--) steps[at++] = INSERTION
  turnRound(steps, alignment.length, at)
  alignment.length = at
}

function turnRound(steps: Uint8Array, from: number, to: number): void {
  for (let left = from, right = to - 1; left < right; left++, right--) {
    const step = steps[left]!
    steps[left] = steps[right]!
    steps[right] = step
  }
}

/** How often each step was taken. */
export type EditCounts = { hits: number; substitutions: number; deletions: number; insertions: number }

export function countSteps({ steps, length }: Alignment): EditCounts {
  let substitutions = 0
  let deletions = 0
  let insertions = 0
  for (let k = 0; k < length; k++) {
    const step = steps[k]!
    if (step === SUBSTITUTION) substitutions++
    else if (step === DELETION) deletions++
    else if (step === INSERTION) insertions++
  }
  return { hits: length - substitutions - deletions - insertions, substitutions, deletions, insertions }
}
