import { randomFrom } from '#app/domain/scenes/random.ts'

/** Which of two answers stands first: the same seed is the same order, and over many seeds each comes first as often. */
export function pairOrder(seed: string): 'ab' | 'ba' {
  return randomFrom(`pair ${seed}`).chance(0.5) ? 'ab' : 'ba'
}

/** The order in which candidates stand before anybody has ranked them. */
export function startOrder(ids: readonly string[], seed: string): string[] {
  return randomFrom(`candidates ${seed}`).shuffle(ids)
}
