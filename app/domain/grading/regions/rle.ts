import type { Rle } from '#app/domain/labels/polygons.ts'

/**
 * A mask's foreground as positions counted down the columns (column × height + row): begin, end, begin, end, …,
 * strictly ascending, every end behind the last pixel of its run. Pixel (column, row) is the square from there to
 * (column + 1, row + 1).
 */
export type Runs = { height: number; width: number; borders: Uint32Array }

/** What could be read of a mask, and what was wrong with the rest of it. */
export type ReadRuns = { runs: Runs; problem?: string }

/** Bits of a count that COCO's letters can carry before they no longer fit into 32. */
const MOST_LETTERS = 7

/**
 * Reads a mask, counts as numbers or as letters. What does not make sense ends the mask there: later pixels are
 * background, and the problem is told. Never reads more runs than counts are written nor more pixels than height × width.
 */
export function readRle({ size: [height, width], counts }: Rle): ReadRuns {
  const reader = typeof counts === 'string' ? countsInLetters(counts) : { counts, problem: undefined }
  return bordersOf(height, width, reader.counts, reader.problem)
}

/**
 * COCO's letters (maskApi.c, rleFrString): each count is written five bits at a time, least first, as character 48 + bits,
 * with 32 added while more follow and bit 16 of the last one as the sign; from the fourth on, a count is written as its
 * difference from the count two places before.
 */
export function countsInLetters(letters: string): { counts: Int32Array; problem: string | undefined } {
  const counts = new Int32Array(letters.length)
  let length = 0
  let at = 0
  while (at < letters.length) {
    const start = at
    let value = 0
    for (let shift = 0; ; shift += 5) {
      const bits = at < letters.length ? letters.charCodeAt(at++) - 48 : -1
      if (bits < 0 || bits > 63 || at - start > MOST_LETTERS)
        return { counts: counts.subarray(0, length), problem: `counts stop making sense at character ${start + 1}` }
      value |= (bits & 31) << shift
      if (bits & 32) continue
      if (bits & 16 && shift < 30) value |= -1 << (shift + 5)
      break
    }
    if (length > 2) value += counts[length - 2]!
    counts[length++] = value
  }
  return { counts: counts.subarray(0, length), problem: undefined }
}

function bordersOf(height: number, width: number, counts: ArrayLike<number>, problem: string | undefined): ReadRuns {
  const pixels = height * width
  const borders = new Uint32Array(counts.length + 1)
  let length = 0
  let position = 0
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index]!
    if (count < 0) {
      problem ??= `count ${index + 1} is negative`
      break
    }
    const foreground = index % 2 === 1
    const end = Math.min(position + count, pixels)
    if (foreground && end > position) {
      // A run of no background between two of foreground joins them.
      if (length > 0 && borders[length - 1] === position) length--
      else borders[length++] = position
      borders[length++] = end
    }
    if (position + count > pixels) {
      problem ??= `counts add up to more than ${height} × ${width} pixels`
      break
    }
    position = end
  }
  if (position < pixels) problem ??= `counts add up to ${position} of ${height} × ${width} pixels`
  const runs = { height, width, borders: borders.slice(0, length) }
  return problem === undefined ? { runs } : { runs, problem }
}

/** The mask's counts as numbers: background first, ending with the last run that is not empty. */
export function countsOf({ height, width, borders }: Runs): number[] {
  const counts: number[] = []
  let position = 0
  for (const border of borders) {
    counts.push(border - position)
    position = border
  }
  if (position < height * width || counts.length === 0) counts.push(height * width - position)
  return counts
}

/** Writes a mask, in COCO's letters or, uncompressed, as numbers. Reading it again gives the same runs. */
export function writeRle(runs: Runs, form: 'letters' | 'numbers' = 'letters'): Rle {
  const counts = countsOf(runs)
  return { size: [runs.height, runs.width], counts: form === 'numbers' ? counts : lettersOf(counts) }
}

/** COCO's letters for run lengths (maskApi.c, rleToString); `countsInLetters` reads them again. */
export function lettersOf(counts: readonly number[]): string {
  const codes: string[] = []
  counts.forEach((count, index) => {
    let rest = index > 2 ? count - counts[index - 2]! : count
    for (;;) {
      const bits = rest & 31
      rest >>= 5
      const last = bits & 16 ? rest === -1 : rest === 0
      codes.push(String.fromCharCode(48 + bits + (last ? 0 : 32)))
      if (last) break
    }
  })
  return codes.join('')
}
