import { distance } from 'fastest-levenshtein'
import { rate } from './rate.ts'
import { seeded } from './row.ts'

/** Pairs per second of fastest-levenshtein on the machine on which peers that cannot be run here were measured. */
const THERE = 671_000

/**
 * How fast this machine is now, as a multiple of the one on which peers that cannot be run here were measured: the rate of
 * fastest-levenshtein on pairs of strings of 40 characters, half of them Hangul, one a slip or a few away from the other.
 */
export function machineSpeed(): number {
  const random = seeded(4)
  const letter = () =>
    random() < 0.5
      ? String.fromCharCode(97 + Math.floor(random() * 26))
      : String.fromCharCode(0xac00 + Math.floor(random() * 11_172))
  const pairs = Array.from({ length: 25_000 }, () => {
    const letters = Array.from({ length: 40 }, letter)
    const changed = letters.map((one) => (random() < 0.08 ? letter() : one))
    return [letters.join(''), changed.join('')] as const
  })
  const measured = rate(pairs.length, () => pairs.reduce((sum, [a, b]) => sum + distance(a, b), 0))
  return measured / THERE
}
