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

/** The distance when `rows` has 1–32 symbols: one word per column. */
export function distanceOfFew(rows: Stretch, columns: Stretch): number {
  const { symbols, from, to } = rows
  for (let i = from; i < to; i++) occurrences[symbols[i]!]! |= 1 << (i - from)
  const distance = scan(columns, to - from)
  for (let i = from; i < to; i++) occurrences[symbols[i]!] = 0
  return distance
}

function scan({ symbols, from, to }: Stretch, rowCount: number): number {
  const table = occurrences
  let rises = -1
  let falls = 0
  // The last row's distance, and its bit.
  let distance = rowCount
  const bottom = rowCount - 1
  for (let j = from; j < to; j++) {
    const equal = table[symbols[j]!]!
    const vertical = equal | falls
    const horizontal = (((equal & rises) + rises) ^ rises) | equal
    let up = falls | ~(horizontal | rises)
    const down = rises & horizontal
    distance += ((up >>> bottom) & 1) - ((down >>> bottom) & 1)
    up = (up << 1) | 1
    rises = (down << 1) | ~(vertical | up)
    falls = up & vertical
  }
  return distance
}

/** The words of a whole table: number w of column j (from 0) is at [w × columns + j]. */
export type BitTable = { rises: Int32Array; falls: Int32Array; columns: number }

/** Horizontal steps between two words of rows, a column each: +1 up, −1 down. */
let steps = new Int8Array(1024)

/**
 * Computes the table for any number of rows. Returns the last column: D[i][columns] for i from 0 to the number of rows.
 * With `table`, keeps every word of it as well, for tracing back. O(rows × columns ÷ 32) time, O(rows + columns) space
 * besides `table`.
 */
export function lastColumn(rows: Stretch, columns: Stretch, table?: BitTable): Int32Array {
  const rowCount = rows.to - rows.from
  const columnCount = columns.to - columns.from
  const last = new Int32Array(rowCount + 1)
  last[0] = columnCount
  if (steps.length < columnCount) steps = new Int8Array(columnCount)
  steps.fill(1, 0, columnCount)
  for (let first = 0, word = 0; first < rowCount; first += WORD, word++) {
    const height = Math.min(WORD, rowCount - first)
    const base = rows.from + first
    for (let i = 0; i < height; i++) occurrences[rows.symbols[base + i]!]! |= 1 << i
    const [rises, falls] = scanWord(columns, height, table, word)
    for (let i = 0; i < height; i++) {
      occurrences[rows.symbols[base + i]!] = 0
      last[first + i + 1] = last[first + i]! + ((rises >>> i) & 1) - ((falls >>> i) & 1)
    }
  }
  return last
}

/** One word of rows over all columns; `steps` come in from the word above and go out to the one below. */
function scanWord(
  { symbols, from, to }: Stretch,
  height: number,
  table: BitTable | undefined,
  word: number,
): [number, number] {
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
  return [rises, falls]
}
