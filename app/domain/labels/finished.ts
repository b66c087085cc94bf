import { isEmptyLabel } from './empty.ts'
import type { Label } from './label.ts'
import type { Taxonomy } from './taxonomy.ts'

// Apart from the schemas, like empty.ts: a browser asks this before it sends.

/** Whether a label says enough to be handed in: something of everything, every criterion rated, a reason for a rejection. */
export function isFinished(label: Label, taxonomy: Taxonomy): boolean {
  if (isEmptyLabel(label)) return false
  switch (label.kind) {
    case 'rating':
      return (taxonomy.criteria ?? []).every(({ name }) => label.ratings.some(({ criterion }) => criterion === name))
    case 'review':
      return label.verdict === 'accept' || label.reasons.length > 0
    default:
      return true
  }
}
