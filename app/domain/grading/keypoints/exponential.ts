/** Steps of one doubling that are tabled: 2⁸. */
const BITS = 8
const STEPS = 2 ** BITS
const STEPS_PER_UNIT = STEPS / Math.LN2
/** ln 2 / 256 in two parts, of which the first has so few digits that whole multiples of it are exact. */
const STEP_HIGH = Math.fround(Math.LN2 / STEPS)
/** What Math.LN2 lacks of ln 2. */
const BEYOND = 2.3190468138462996e-17
const STEP_LOW = Math.LN2 / STEPS - STEP_HIGH + BEYOND / STEPS

const fractions = Float64Array.from({ length: STEPS }, (_, step) => 2 ** (step / STEPS))
/** 2⁰, 2⁻¹, … down to the least that a number can hold. */
const halvings = Float64Array.from({ length: 1077 }, (_, power) => 2 ** -power)

/**
 * e to the power of −x, for x ≥ 0, to 15 digits. Where skeletons are compared by the million, Math.exp is most of the
 * work, being a call out of compiled code; this is a table of 2^(n/256) and five terms of the power series for the rest.
 */
export function decay(x: number): number {
  if (!(x < 745)) return Number.isNaN(x) ? NaN : 0
  const n = (x * STEPS_PER_UNIT + 0.5) | 0
  const rest = x - n * STEP_HIGH - n * STEP_LOW
  const series = 1 - rest * (1 - rest * (1 / 2 - rest * (1 / 6 - rest * (1 / 24))))
  // 2^(−n/256) as a whole power and a tabled fraction: −n = 256·−power + step.
  const power = (n + STEPS - 1) >> BITS
  return series * fractions[(power << BITS) - n]! * halvings[power]!
}
