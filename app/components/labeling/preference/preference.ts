import type { PreferenceLabel } from '#app/domain/labels/opinions.ts'

/** Where an answer stands on the page, or that neither is better. */
export type Side = 'first' | 'tie' | 'second'
export type Strength = 1 | 2 | 3
export const STRENGTHS: readonly Strength[] = [1, 2, 3]

/** The label that says that the answer on this side is better; a strength stays while the side stays, a tie has none. */
export function withChoice(label: PreferenceLabel, shown: 'ab' | 'ba', side: Side): PreferenceLabel {
  const choice = side === 'tie' ? 'tie' : (side === 'first') === (shown === 'ab') ? 'a' : 'b'
  const strength = choice === label.choice ? label.strength : undefined
  return { kind: 'preference', choice, ...(strength && choice !== 'tie' ? { strength } : {}), shown }
}

/** How much better the chosen one is; nothing changes while neither is chosen. */
export function withStrength(label: PreferenceLabel, strength: Strength): PreferenceLabel {
  return label.choice === null || label.choice === 'tie' ? label : { ...label, strength }
}
