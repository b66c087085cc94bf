import type { Dataset, DatasetItem } from '#app/domain/datasets/dataset.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import type { Losses } from './losses.ts'

type Of<K extends LabelKind> = Extract<GoldLabel, { kind: K }>

/** An item's label of a kind. */
export function labelOf<K extends LabelKind>(item: DatasetItem, kind: K): Of<K> | undefined {
  return item.labels.find((label): label is Of<K> => label.kind === kind)
}

/** Which kinds occur in a dataset. */
export function kindsOf(dataset: Dataset): ReadonlySet<LabelKind> {
  return new Set(dataset.items.flatMap(({ labels }) => labels.map(({ kind }) => kind)))
}

/** The same dataset with nothing but labels of these kinds. */
export function withKinds(dataset: Dataset, kinds: readonly LabelKind[]): Dataset {
  const items = dataset.items.map((item) => ({
    ...item,
    labels: item.labels.filter(({ kind }) => kinds.includes(kind)),
  }))
  return { ...dataset, items }
}

/** What a format for pictures can say besides shapes. */
export interface Carries {
  kinds: readonly LabelKind[]
  credit?: boolean
  /** Attribute definitions of the taxonomy. */
  attributes?: boolean
  skeletons?: boolean
  /** Names of item attributes it can say. */
  itemAttributes?: readonly string[]
}

/** Lists what no writer of pictures can carry, and what this one cannot; returns the items that it can write. */
export function picturesOf(dataset: Dataset, losses: Losses, format: string, carries: Carries): DatasetItem[] {
  taxonomyLosses(dataset, losses, format, carries)
  return dataset.items.filter((item) => {
    if (item.text !== null) {
      losses.add(`texts: ${format} is for pictures`, item.key)
      return false
    }
    for (const { kind } of item.labels)
      if (!carries.kinds.includes(kind)) losses.add(`labels of the kind ${kind}: ${format} has none`, item.key)
    if (item.credit && !carries.credit)
      losses.add(`credits (licence and source of a picture): ${format} has no place for them`, item.key)
    for (const name of Object.keys(item.attributes ?? {}))
      if (!carries.itemAttributes?.includes(name))
        losses.add(`the value "${name}" of pictures: ${format} has no place for it`, item.key)
    return true
  })
}

function taxonomyLosses({ taxonomy }: Dataset, losses: Losses, format: string, carries: Carries): void {
  for (const { name, hotkey, title, parent, skeleton } of taxonomy.classes) {
    if (hotkey || title || parent)
      losses.add(`titles, hotkeys and parents of classes: ${format} knows names only`, name)
    if (skeleton && !carries.skeletons) losses.add(`skeletons of classes: ${format} has no place for them`, name)
    if (skeleton?.points.some((point) => point.title))
      losses.add(`titles of skeleton points: ${format} knows names only`, name)
  }
  for (const { name } of taxonomy.attributes ?? [])
    if (!carries.attributes) losses.add(`definitions of attributes: ${format} has no place for them`, name)
  for (const { name } of taxonomy.criteria ?? []) losses.add(`rating criteria: ${format} has no place for them`, name)
}
