import type { Dataset, DatasetItem } from '#app/domain/datasets/dataset.ts'
import type { Credit } from '#app/domain/datasets/coco-records.ts'
import { MAX_GOLD_BOXES, type GoldBox } from '#app/domain/labels/boxes.ts'
import type { GoldInstance } from '#app/domain/labels/keypoints.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import type { Attributes } from '#app/domain/labels/parts.ts'
import { MAX_GOLD_POLYGONS, type GoldRegion } from '#app/domain/labels/polygons.ts'
import { classNameSchema, type Taxonomy, type TaxonomyClass } from '#app/domain/labels/taxonomy.ts'
import { keysOf } from './keys.ts'
import type { Report } from './report.ts'

/** A picture with what was read of it so far. */
export interface Draft {
  split: string
  name: string
  width: number | null
  height: number | null
  boxes: GoldBox[]
  polygons: GoldRegion[]
  instances: GoldInstance[]
  classes: string[]
  /** The kinds that were labeled on this picture, where that differs from picture to picture. */
  kinds?: ReadonlySet<PictureKind>
  attributes?: Attributes
  credit?: Credit | null
}

export type PictureKind = 'boxes' | 'polygons' | 'keypoints' | 'classification'

/** Most classes a taxonomy holds. */
const MAX_CLASSES = 400
const MAX = { boxes: MAX_GOLD_BOXES, polygons: MAX_GOLD_POLYGONS, instances: 5000 }

export function newDraft(name: string, split: string, size: { width: number; height: number } | null): Draft {
  const empty = { boxes: [], polygons: [], instances: [], classes: [] }
  return { split, name, width: size?.width ?? null, height: size?.height ?? null, ...empty }
}

/** The id of a draft's next shape, for formats whose shapes have none: they are counted from 1. */
export function nextId({ boxes, polygons, instances }: Draft): string {
  return String(boxes.length + polygons.length + instances.length + 1)
}

/** The classes that a reader has met, in the order in which it met them. */
export class Classes {
  readonly #byName = new Map<string, TaxonomyClass>()

  /** Adds a class unless it is known; says what is wrong with its name. */
  problem(name: unknown): string | undefined {
    if (typeof name === 'string' && this.#byName.has(name)) return undefined
    const parsed = classNameSchema.safeParse(name)
    if (!parsed.success) return `class: ${parsed.error.issues[0]!.message}`
    if (this.#byName.size >= MAX_CLASSES) return `has more than ${MAX_CLASSES} classes`
    this.#byName.set(parsed.data, { name: parsed.data })
    return undefined
  }

  /** Completes a known class, say by its skeleton. */
  amend(name: string, more: Partial<TaxonomyClass>): void {
    const known = this.#byName.get(name)
    if (known) this.#byName.set(name, { ...known, ...more })
  }

  get(name: string): TaxonomyClass | undefined {
    return this.#byName.get(name)
  }

  list(): TaxonomyClass[] {
    return [...this.#byName.values()]
  }
}

/** Puts a shape into a draft unless it is full. */
export function put<K extends 'boxes' | 'polygons' | 'instances'>(
  draft: Draft,
  kind: K,
  shape: Draft[K][number],
  report: Report,
  where: string | (() => string),
): void {
  const shapes = draft[kind] as Draft[K][number][]
  if (shapes.length >= MAX[kind])
    report.add(typeof where === 'string' ? where : where(), `is one of more than ${MAX[kind]} ${kind} of its image`)
  else shapes.push(shape)
}

/** The dataset of all drafts: every item has a label of every kind that occurs, empty ones included. */
export function assembled(drafts: readonly Draft[], kinds: ReadonlySet<PictureKind>, taxonomy: Taxonomy): Dataset {
  const keys = keysOf(drafts)
  const items = drafts.map((draft, index): DatasetItem => {
    const attributes = { ...draft.attributes, ...(draft.split && { split: draft.split }) }
    return {
      key: keys[index]!,
      width: draft.width,
      height: draft.height,
      text: null,
      labels: labelsOf(draft, draft.kinds ?? kinds),
      ...(Object.keys(attributes).length > 0 && { attributes }),
      ...(draft.credit && { credit: draft.credit }),
    }
  })
  return { taxonomy, items }
}

function labelsOf(draft: Draft, kinds: ReadonlySet<PictureKind>): GoldLabel[] {
  const labels: GoldLabel[] = []
  if (kinds.has('boxes')) labels.push({ kind: 'boxes', boxes: draft.boxes })
  if (kinds.has('classification') && draft.classes.length > 0)
    labels.push({ kind: 'classification', classes: draft.classes })
  if (kinds.has('polygons')) labels.push({ kind: 'polygons', polygons: draft.polygons })
  if (kinds.has('keypoints')) labels.push({ kind: 'keypoints', instances: draft.instances })
  return labels
}
