import { type ItemFacts, objectsOf } from './item-facts.ts'

/** Which pictures of a dataset a part of an exam, or a practice set, takes. */
export type Choice =
  /** All that no other part takes. */
  | { source: 'rest' }
  | { source: 'class'; class: string }
  /** By how many objects of the asked classes they have; `max` null is without end. */
  | { source: 'objects'; min: number; max: number | null }
  | { source: 'picked'; keys: ReadonlySet<string> }

/** Whether a choice takes an item. */
function takes(choice: Choice, item: ItemFacts, asked: ReadonlySet<string>): boolean {
  switch (choice.source) {
    case 'rest':
      return true
    case 'class':
      return item.classes.has(choice.class)
    case 'objects': {
      const objects = objectsOf(item, asked)
      return objects >= choice.min && (choice.max === null || objects <= choice.max)
    }
    case 'picked':
      return choice.keys.has(item.key)
  }
}

/** What to choose among: pictures on which nothing is asked are left out unless somebody picked them by hand. */
export interface Among {
  items: readonly ItemFacts[]
  classes: readonly string[]
  /** Leave out pictures that show none of the classes. */
  onlyWithObjects: boolean
}

/**
 * The keys that each part takes. A picture belongs to the first part that matches it, whatever their order of
 * drawing; what is picked by hand goes before any rule, and "the rest" gets what nobody else wanted.
 */
export function chooseItems(parts: readonly Choice[], { items, classes, onlyWithObjects }: Among): string[][] {
  const asked = new Set(classes)
  const chosen: string[][] = parts.map(() => [])
  const rank = { picked: 0, class: 1, objects: 1, rest: 2 }
  const order = parts
    .map((choice, index) => ({ choice, index }))
    .sort((a, b) => rank[a.choice.source] - rank[b.choice.source] || a.index - b.index)
  for (const item of items) {
    const empty = onlyWithObjects && objectsOf(item, asked) === 0
    const match = order.find(({ choice }) => (!empty || choice.source === 'picked') && takes(choice, item, asked))
    if (match) chosen[match.index]!.push(item.key)
  }
  return chosen
}
