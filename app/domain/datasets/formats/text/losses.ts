import type { Dataset, DatasetItem, Loss } from '#app/domain/datasets/dataset.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import type { Criterion, TaxonomyClass } from '#app/domain/labels/taxonomy.ts'
import type { Span } from '#app/domain/labels/spans.ts'
import { codePoints } from '#app/domain/labels/content.ts'

const MAX_EXAMPLES = 5

/** Collects what a format cannot carry. */
export class LossList {
  readonly #losses = new Map<string, Loss>()

  add(what: string, key?: string, count = 1): void {
    const loss = this.#losses.get(what) ?? { what, count: 0, examples: [] }
    this.#losses.set(what, loss)
    loss.count += count
    if (key !== undefined && loss.examples.length < MAX_EXAMPLES && loss.examples.at(-1) !== key)
      loss.examples.push(key)
  }

  list(): Loss[] {
    return [...this.#losses.values()]
  }
}

/** What a format carries beyond texts and labels. */
export interface Carries {
  kinds: readonly LabelKind[]
  /** Sizes of pictures. */
  sizes?: boolean
  /** Free values of an item. */
  attributes?: boolean
  /** The list of classes, whether used or not. */
  classes?: boolean
  /** Whether the scale of a criterion is known from what is written. */
  criteria?: (criterion: Criterion) => boolean
}

/** Lists everything of a dataset that the format has no place for; details of single labels are for its writer to tell. */
export function generalLosses(dataset: Dataset, carries: Carries, losses: LossList): void {
  const used = new Set<string>()
  for (const item of dataset.items) {
    for (const label of item.labels) {
      if (!carries.kinds.includes(label.kind)) losses.add(`${label.kind} labels are left out`, item.key)
      else classesOf(label).forEach((name) => used.add(name))
    }
    if (item.attributes && Object.keys(item.attributes).length > 0 && !carries.attributes)
      losses.add('values of items (attributes) are left out', item.key)
    if (item.credit) losses.add('credits (licence, page) are left out', item.key)
    if (!carries.sizes && (item.width !== null || item.height !== null))
      losses.add('sizes of pictures are left out', item.key)
  }
  const { classes, attributes, criteria } = dataset.taxonomy
  const classKinds = carries.kinds.some((kind) => !CLASSLESS.has(kind))
  for (const entry of classes) {
    if (!used.has(entry.name) && !carries.classes && classKinds && !isNamesake(dataset, entry.name))
      losses.add('classes that no label uses are left out', entry.name)
    if (entry.title || entry.hotkey || entry.parent)
      losses.add('titles, hotkeys and parents of classes are left out', entry.name)
    if (entry.skeleton && !(carries.kinds.includes('keypoints') && isOnePoint(entry)))
      losses.add('skeletons of classes are left out', entry.name)
  }
  if (attributes) losses.add('definitions of attributes are left out', undefined, attributes.length)
  for (const criterion of criteria ?? []) {
    const { name, title, anchors } = criterion
    if (!carries.criteria?.(criterion)) losses.add('scales of criteria are left out', name)
    if (title || anchors.length > 0) losses.add('titles and anchors of criteria are left out', name)
  }
}

/** Whether a class's skeleton is a single point called like the class, as readers of single points make it. */
function isOnePoint({ name, skeleton }: TaxonomyClass): boolean {
  const [point, ...more] = skeleton?.points ?? []
  return point?.name === name && !point.title && more.length === 0 && skeleton?.edges.length === 0
}

const CLASSLESS: ReadonlySet<LabelKind> = new Set(['transcription', 'preference', 'ranking', 'rating'])

/** The one class that names what is labeled, of a dataset whose kinds have no classes. */
function isNamesake({ taxonomy, items }: Dataset, name: string): boolean {
  return (
    taxonomy.classes.length === 1 &&
    name === NAMESAKE &&
    items.every(({ labels }) => labels.every(({ kind }) => CLASSLESS.has(kind)))
  )
}

/** The class of a dataset whose kinds have none of their own. */
export const NAMESAKE = 'item'

function classesOf(label: GoldLabel): readonly string[] {
  switch (label.kind) {
    case 'boxes':
      return label.boxes.map((part) => part.class)
    case 'polygons':
      return label.polygons.map((part) => part.class)
    case 'keypoints':
      return label.instances.map((part) => part.class)
    case 'spans':
      return label.spans.map((part) => part.class)
    case 'classification':
      return label.classes
    case 'review':
      return label.reasons
    default:
      return []
  }
}

/** The label of one kind, if the item has it. */
export function labelOf<K extends LabelKind>(item: DatasetItem, kind: K): Extract<GoldLabel, { kind: K }> | undefined {
  return item.labels.find((label): label is Extract<GoldLabel, { kind: K }> => label.kind === kind)
}

/** The spans of an item that lie inside its text; undefined when it has no span label. Tells what is left out. */
export function spansToWrite(item: DatasetItem, losses: LossList): Span[] | undefined {
  const label = labelOf(item, 'spans')
  if (!label) return undefined
  const length = codePoints(item.text ?? '')
  return label.spans.filter((span) => {
    if (span.attributes && Object.keys(span.attributes).length > 0)
      losses.add('attributes of spans are left out', item.key)
    if (span.end <= length) return true
    losses.add('spans behind the end of the text are left out', item.key)
    return false
  })
}

/** The ids that readers give to parts that have none: their numbers from 1. */
export function isNumbered(parts: readonly { id: string }[]): boolean {
  return parts.every(({ id }, index) => id === String(index + 1))
}
