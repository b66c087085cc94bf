import { distanceOfFew, lastColumn, type Stretch, type Symbols } from './bit-vectors.ts'

/**
 * Levenshtein's distance: the least number of symbols to replace, delete and insert that makes one text of the other.
 * Symmetric, a metric. O(longer × ⌈shorter ÷ 32⌉) after the common ends are set aside. Symbols must be below the number
 * that `makeRoom` was told, or 65,536.
 */
export function editDistance(a: Symbols, aLength: number, b: Symbols, bLength: number): number {
  const start = commonStart(a, aLength, b, bLength)
  const end = commonEnd(a, aLength, b, bLength, start)
  const left = { symbols: a, from: start, to: aLength - end }
  const right = { symbols: b, from: start, to: bLength - end }
  return left.to - left.from <= right.to - right.from ? distance(left, right) : distance(right, left)
}

function distance(shorter: Stretch, longer: Stretch): number {
  const height = shorter.to - shorter.from
  if (height === 0) return longer.to - longer.from
  return height <= 32 ? distanceOfFew(shorter, longer) : lastColumn(shorter, longer)[height]!
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
