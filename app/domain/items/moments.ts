/** Mean; 0 of nothing. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += values[at]!
  return values.length === 0 ? 0 : sum / values.length
}

/** Sample covariance (÷ n − 1) of two lists of equal length; 0 of fewer than two. */
export function covariance(first: ArrayLike<number>, second: ArrayLike<number>): number {
  if (first.length < 2) return 0
  const [one, other] = [mean(first), mean(second)]
  let sum = 0
  for (let at = 0; at < first.length; at++) sum += (first[at]! - one) * (second[at]! - other)
  return sum / (first.length - 1)
}

/** Sample variance (÷ n − 1); 0 of fewer than two. */
export function variance(values: ArrayLike<number>): number {
  return covariance(values, values)
}

/** The largest covariance that the same values could have in another pairing: both sorted. */
export function bestCovariance(first: readonly number[], second: readonly number[]): number {
  return covariance(Float64Array.from(first).sort(), Float64Array.from(second).sort())
}

/** Pearson's correlation; null where one list does not vary. */
export function correlation(first: ArrayLike<number>, second: ArrayLike<number>): number | null {
  const spread = Math.sqrt(variance(first) * variance(second))
  return spread > 0 ? covariance(first, second) / spread : null
}
