/** How much a disagreement between the i-th and the j-th class weighs; 0 on the diagonal. */
export type Disagreement = (i: number, j: number) => number

/** Weights of Cohen's kappa: every disagreement alike, by its distance, or by the square of its distance. */
export const KAPPA_WEIGHTS = {
  none: (i, j) => (i === j ? 0 : 1),
  linear: (i, j) => Math.abs(i - j),
  quadratic: (i, j) => (i - j) ** 2,
} as const satisfies Record<string, Disagreement>
export type KappaWeights = keyof typeof KAPPA_WEIGHTS

/**
 * Cohen's kappa of a square table of counts or shares, row by row: how often the first rater said i where the second
 * said j. κ = 1 − Σ v·o ÷ Σ v·e with disagreement weights v, observed o, and e expected from both raters' own
 * frequencies; unweighted it is (po − pe) ÷ (1 − pe). J. Cohen, Educ. Psychol. Meas. 20 (1960), 37–46;
 * Psychol. Bull. 70 (1968), 213–220. null where no disagreement could be expected: both raters always said the same
 * one class, or nothing was rated by both. O(classes²).
 */
export function cohenKappa(
  counts: ArrayLike<number>,
  classes: number,
  disagreement: Disagreement = KAPPA_WEIGHTS.none,
): number | null {
  const first = new Float64Array(classes)
  const second = new Float64Array(classes)
  let total = 0
  for (let i = 0; i < classes; i++)
    for (let j = 0; j < classes; j++) {
      const count = counts[i * classes + j]!
      first[i]! += count
      second[j]! += count
      total += count
    }
  let observed = 0
  let expected = 0
  for (let i = 0; i < classes; i++)
    for (let j = 0; j < classes; j++) {
      const weight = disagreement(i, j)
      observed += weight * counts[i * classes + j]!
      expected += weight * first[i]! * second[j]!
    }
  return expected > 0 ? 1 - (observed * total) / expected : null
}

/** Share of the table's pairs on its diagonal (percent agreement ÷ 100); null for an empty table. */
export function agreementShare(counts: ArrayLike<number>, classes: number): number | null {
  let [same, total] = [0, 0]
  for (let at = 0; at < classes * classes; at++) {
    total += counts[at]!
    if (at % (classes + 1) === 0) same += counts[at]!
  }
  return total === 0 ? null : same / total
}
