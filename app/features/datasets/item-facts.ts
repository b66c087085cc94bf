import { partsOf } from '#app/domain/labels/empty.ts'
import type { GoldLabel, Label } from '#app/domain/labels/label.ts'
import { plainLabel } from '#app/domain/labels/plain.ts'

/** What may be known of an item without its gold: how many objects it has, and of which classes. */
export interface ItemFacts {
  id: string
  key: string
  /** Null: not counted. */
  objects: number | null
  classes: ReadonlyMap<string, number>
}

/** Facts from the stored meta of an item, whatever its age. */
export function factsOf({ id, key, meta }: { id: string; key: string; meta: unknown }): ItemFacts {
  const fields = typeof meta === 'object' && meta !== null ? (meta as Record<string, unknown>) : {}
  const list = Array.isArray(fields.classes) ? (fields.classes as unknown[]) : []
  const classes = new Map<string, number>()
  for (const entry of list) {
    if (typeof entry === 'string') classes.set(entry, 1)
    else if (isCount(entry)) classes.set(entry.name, entry.objects)
  }
  return { id, key, objects: typeof fields.objects === 'number' ? fields.objects : null, classes }
}

function isCount(entry: unknown): entry is { name: string; objects: number } {
  const { name, objects } = (entry ?? {}) as { name?: unknown; objects?: unknown }
  return typeof name === 'string' && typeof objects === 'number'
}

/** How many objects of the given classes an item has. */
export function objectsOf({ classes }: ItemFacts, asked: ReadonlySet<string>): number {
  let sum = 0
  for (const [name, objects] of classes) if (asked.has(name)) sum += objects
  return sum
}

export interface ClassCount {
  name: string
  pictures: number
  objects: number
}

/** Every class with how many pictures show it and how many objects there are; those that are shown most come first. */
export function classCounts(items: readonly ItemFacts[], names: readonly string[]): ClassCount[] {
  const counts = new Map(names.map((name) => [name, { name, pictures: 0, objects: 0 }]))
  for (const { classes } of items)
    for (const [name, objects] of classes) {
      const count = counts.get(name)
      if (count) {
        count.pictures++
        count.objects += objects
      }
    }
  return [...counts.values()].sort((a, b) => b.pictures - a.pictures)
}

/** What may be known of gold: how many objects somebody could find, and of which classes. */
export function countsOf(gold: GoldLabel): { objects: number; classes: { name: string; objects: number }[] } {
  const counted = new Map<string, number>()
  for (const name of classesOf(plainLabel(gold))) counted.set(name, (counted.get(name) ?? 0) + 1)
  const classes = [...counted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, objects]) => ({ name, objects }))
  return { objects: classes.reduce((sum, entry) => sum + entry.objects, 0), classes }
}

/** The class of every part that has one. */
function classesOf(label: Label): string[] {
  if (label.kind === 'classification') return label.classes
  return partsOf(label).flatMap((part) => {
    const { class: name } = part as { class?: unknown }
    return typeof name === 'string' ? [name] : []
  })
}
