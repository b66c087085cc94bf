/** From here the asymptotic series is exact to the last digits. */
const LARGE = 8

/**
 * exp(ψ(x)) for x > 0, where ψ is the digamma function: by ψ(x) = ψ(x + 1) − 1/x up to 8, then by the asymptotic
 * series ln x − 1/2x − 1/12x² + 1/120x⁴ − 1/252x⁶ + 1/240x⁸ − 1/132x¹⁰ (Abramowitz & Stegun 6.3.5, 6.3.18).
 */
export function expDigamma(x: number): number {
  let shift = 0
  let at = x
  for (; at < LARGE; at++) shift -= 1 / at
  const square = 1 / (at * at)
  const series = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))))
  return at * Math.exp(shift - 0.5 / at - series)
}
