import type { ItemContent } from './content.ts'
import type { Label } from './label.ts'
import type { Taxonomy } from './taxonomy.ts'

// Apart from the schemas, so that a browser that needs only this does not fetch them.

type Asked = {
  taxonomy: Pick<Taxonomy, 'criteria'>
  content?: ItemContent | null
  /** Whether a classification may choose several classes, or none. */
  multiple?: boolean
}

/**
 * Whether a label leaves something open that its item asks for: no choice, a rejection without a reason, a criterion
 * without a value, a candidate without a place. Such a label can be kept while it is made, but not handed in. What may be
 * nothing (shapes, spans, lines) is never open.
 */
export function hasOpenParts(label: Label, { taxonomy, content, multiple = false }: Asked): boolean {
  switch (label.kind) {
    case 'classification':
      return !multiple && label.classes.length === 0
    case 'preference':
      return label.choice === null
    case 'review':
      return label.verdict === null || (label.verdict === 'reject' && label.reasons.length === 0)
    case 'rating': {
      const rated = new Set(label.ratings.map(({ criterion }) => criterion))
      return (taxonomy.criteria ?? []).some(({ name }) => !rated.has(name))
    }
    case 'ranking': {
      const ranked = new Set(label.order.flat())
      return content?.type === 'candidates' && content.candidates.some(({ id }) => !ranked.has(id))
    }
    default:
      return false
  }
}
