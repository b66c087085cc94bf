/** Pairs of one list of ranks beside another. */
export interface PairCounts {
  /** In the same order in both, and in opposite orders. */
  concordant: number
  discordant: number
  /** Tied in the first list alone, in the second alone, in both. */
  tiedFirst: number
  tiedSecond: number
  tiedBoth: number
}

/** Compares every pair of places of two lists of equal length. O(n²). */
export function pairCounts(first: ArrayLike<number>, second: ArrayLike<number>): PairCounts {
  const counts = { concordant: 0, discordant: 0, tiedFirst: 0, tiedSecond: 0, tiedBoth: 0 }
  for (let i = 0; i < first.length; i++)
    for (let j = 0; j < i; j++) {
      const one = Math.sign(first[i]! - first[j]!)
      const other = Math.sign(second[i]! - second[j]!)
      if (one === 0 && other === 0) counts.tiedBoth++
      else if (one === 0) counts.tiedFirst++
      else if (other === 0) counts.tiedSecond++
      else if (one === other) counts.concordant++
      else counts.discordant++
    }
  return counts
}

/**
 * Kendall's tau-b, −1 to 1: (C − D) ÷ √((C + D + T₁)(C + D + T₂)) with the pairs tied in one list alone T₁, T₂.
 * M. G. Kendall, Biometrika 33 (1945), 239–251. A list without any order (all tied) tells nothing: 1 when neither has
 * one, else 0.
 */
export function kendallTauB({ concordant, discordant, tiedFirst, tiedSecond }: PairCounts): number {
  const ordered = concordant + discordant
  const [first, second] = [ordered + tiedSecond, ordered + tiedFirst]
  if (first === 0 && second === 0) return 1
  if (first === 0 || second === 0) return 0
  return (concordant - discordant) / Math.sqrt(first * second)
}

/** Share of pairs that stand alike, 0–1: a tie in one list alone is half right (Harrell's concordance). No pairs: 1. */
export function pairwiseAgreement({ concordant, discordant, tiedFirst, tiedSecond, tiedBoth }: PairCounts): number {
  const half = (tiedFirst + tiedSecond) / 2
  const pairs = concordant + discordant + tiedFirst + tiedSecond + tiedBoth
  return pairs === 0 ? 1 : (concordant + tiedBoth + half) / pairs
}
