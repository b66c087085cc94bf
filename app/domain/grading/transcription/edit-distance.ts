import { distanceOfFew, fillTable, type Symbols } from './bit-vectors.ts'

/**
 * Levenshtein's distance: the least number of symbols to replace, delete and insert that makes one text of the other.
 * Symmetric, a metric. O(longer × ⌈shorter ÷ 32⌉) after the common ends are set aside. Symbols must be below the number
 * that `makeRoom` was told, or 65,536.
 */
export function editDistance(a: Symbols, aLength: number, b: Symbols, bLength: number): number {
  const start = commonStart(a, aLength, b, bLength)
  const end = commonEnd(a, aLength, b, bLength, start)
  return aLength <= bLength
    ? distance(a, start, aLength - end, b, bLength - end)
    : distance(b, start, bLength - end, a, aLength - end)
}

/** The distance between [from, shortTo) of the shorter and [from, longTo) of the longer text. */
function distance(short: Symbols, from: number, shortTo: number, long: Symbols, longTo: number): number {
  const rows = shortTo - from
  if (rows === 0) return longTo - from
  if (rows <= 32) return distanceOfFew(short, from, shortTo, long, from, longTo)
  return fillTable({ symbols: short, from, to: shortTo }, { symbols: long, from, to: longTo })
}

/** How many symbols both begin with. */
export function commonStart(a: Symbols, aLength: number, b: Symbols, bLength: number): number {
  const most = Math.min(aLength, bLength)
  let count = 0
  while (count < most && a[count] === b[count]) count++
  return count
}

/** How many symbols both end with, behind the first `start`. */
export function commonEnd(a: Symbols, aLength: number, b: Symbols, bLength: number, start: number): number {
  const most = Math.min(aLength, bLength) - start
  let count = 0
  while (count < most && a[aLength - 1 - count] === b[bLength - 1 - count]) count++
  return count
}
