/** A range of shares, 0–1. */
export type Interval = { low: number; high: number }

/**
 * Wilson's score interval for a share: the range of true shares with which `successes` out of `trials` is
 * compatible; 95 % with z = 1.96. E. B. Wilson, JASA 22 (1927), 209–212; unlike the textbook interval
 * it stays within 0–1 and is honest for small numbers. No trials: 0–1.
 *
 * For a mean of scores that each lie in 0–1, pass n·mean as `successes` out of n. Such scores vary less than
 * successes and failures with the same mean, so the range is then rather too wide than too narrow.
 */
export function wilsonInterval(successes: number, trials: number, z = 1.96): Interval {
  if (trials <= 0) return { low: 0, high: 1 }
  const share = Math.min(Math.max(successes / trials, 0), 1)
  const spread = (z * z) / trials
  const centre = (share + spread / 2) / (1 + spread)
  const reach = (z / (1 + spread)) * Math.sqrt((share * (1 - share)) / trials + spread / (4 * trials))
  // At the ends the bound is the end itself; rounding must not leave it an ulp away.
  return { low: share === 0 ? 0 : Math.max(0, centre - reach), high: share === 1 ? 1 : Math.min(1, centre + reach) }
}
