/**
 * The table of edit distances D[i][j] between the first i symbols of `rows` and the first j of `columns`, computed 32 rows
 * at a time: neighbours in the table differ by −1, 0 or 1, so a column is two words of bits, where it rises and where it
 * falls from row to row. G. Myers, "A fast bit-vector algorithm for approximate string matching" (J. ACM 46, 1999), in
 * the form of H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003).
 *
 * Symbols are whole numbers from 0; what they stand for does not matter here.
 */
export type Symbols = Int32Array

/** A stretch [from, to) of symbols. */
export type Stretch = { symbols: Symbols; from: number; to: number }

const WORD = 32

/** Where each symbol occurs in the word of rows at hand, a bit a row; all zero between calls. */
let occurrences = new Int32Array(1 << 16)

/** Makes room for symbols below `count`. */
export function makeRoom(count: number): void {
  if (count > occurrences.length) occurrences = new Int32Array(count)
}

/**
 * The distance between rows [from, to) and columns [first, last) when there are 1–32 rows: one word per column. Plain
 * numbers go in and out, because this is the inner loop of scoring.
 */
export function distanceOfFew(
  rows: Symbols,
  from: number,
  to: number,
  columns: Symbols,
  first: number,
  last: number,
): number {
  const table = occurrences
  for (let i = from, bit = 1; i < to; i++, bit <<= 1) table[rows[i]!]! |= bit
  let rises = -1
  let falls = 0
  // The distance of the last row, and that row's bit.
  let distance = to - from
  const bottom = to - from - 1
  for (let j = first; j < last; j++) {
    const equal = table[columns[j]!]!
    const vertical = equal | falls
    const horizontal = (((equal & rises) + rises) ^ rises) | equal
    let up = falls | ~(horizontal | rises)
    const down = rises & horizontal
    distance += ((up >>> bottom) & 1) - ((down >>> bottom) & 1)
    up = (up << 1) | 1
    rises = (down << 1) | ~(vertical | up)
    falls = up & vertical
  }
  for (let i = from; i < to; i++) table[rows[i]!] = 0
  return distance
}

/** The words of a whole table: number w of column j (from 0) is at [w × columns + j]. */
export type BitTable = { rises: Int32Array; falls: Int32Array; columns: number }

/** Horizontal steps between two words of rows, a column each: +1 up, −1 down. */
let steps = new Int8Array(1024)

/**
 * Computes the table for any number of rows and returns the distance of the whole stretches. With `table`, keeps every
 * word of it, for tracing back; with `last`, writes the last column there: D[i][columns] at i, for i from 0 to the number
 * of rows. O(rows × columns ÷ 32) time, O(columns) space besides.
 */
export function fillTable(rows: Stretch, columns: Stretch, table?: BitTable, last?: Int32Array): number {
  const rowCount = rows.to - rows.from
  let distance = columns.to - columns.from
  if (steps.length < distance) steps = new Int8Array(2 * distance)
  steps.fill(1, 0, distance)
  if (last) last[0] = distance
  for (let first = 0, word = 0; first < rowCount; first += WORD, word++) {
    const height = Math.min(WORD, rowCount - first)
    const base = rows.from + first
    for (let i = 0; i < height; i++) occurrences[rows.symbols[base + i]!]! |= 1 << i
    scanWord(columns, height, table, word)
    for (let i = 0; i < height; i++) {
      occurrences[rows.symbols[base + i]!] = 0
      distance += ((end.rises >>> i) & 1) - ((end.falls >>> i) & 1)
      if (last) last[first + i + 1] = distance
    }
  }
  return distance
}

/** The last column of the word scanned last. */
const end = { rises: 0, falls: 0 }

/** One word of rows over all columns; `steps` come in from the word above and go out to the one below. */
function scanWord({ symbols, from, to }: Stretch, height: number, table: BitTable | undefined, word: number): void {
  let rises = -1
  let falls = 0
  const bottom = height - 1
  const offset = table ? word * table.columns - from : 0
  for (let j = from; j < to; j++) {
    const step = steps[j - from]!
    let equal = occurrences[symbols[j]!]!
    const vertical = equal | falls
    if (step < 0) equal |= 1
    const horizontal = (((equal & rises) + rises) ^ rises) | equal
    const up = falls | ~(horizontal | rises)
    const down = rises & horizontal
    steps[j - from] = ((up >>> bottom) & 1) - ((down >>> bottom) & 1)
    const upIn = (up << 1) | (step > 0 ? 1 : 0)
    rises = (down << 1) | (step < 0 ? 1 : 0) | ~(vertical | upIn)
    falls = upIn & vertical
    if (table) {
      table.rises[offset + j] = rises
      table.falls[offset + j] = falls
    }
  }
  end.rises = rises
  end.falls = falls
}
