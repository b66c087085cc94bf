import { MAX_GOLD_BOXES, type GoldBox, type GoldBoxesLabel } from '#app/domain/labels/boxes.ts'
import type { Problem } from '#app/domain/labels/problems.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { readAnnotation, readCategory, readImage, type Credit, type Image } from './coco-records.ts'
import { parseJson } from './json-text.ts'

/** An item as it can be imported: its image's file name is its key. */
export type ImportedItem = { key: string; width: number; height: number; gold: GoldBoxesLabel; credit: Credit | null }

export type CocoDataset =
  | { outcome: 'read'; taxonomy: Taxonomy; items: ImportedItem[]; problems: Problem[] }
  /** The file as a whole cannot be used; problems say why. */
  | { outcome: 'unreadable'; problems: Problem[] }

/** What one file may hold. Problems beyond the limit are counted, not listed. */
export const LIMITS = {
  characters: 400_000_000,
  images: 200_000,
  annotations: 4_000_000,
  categories: 400,
  problems: 1000,
}

/**
 * Reads object boxes from a COCO "instances" file (cocodataset.org, data format): images, annotations with
 * `bbox: [x, y, width, height]` in pixels, categories. Regions marked `iscrowd` become ignored gold boxes.
 * A record that cannot be used is skipped and reported with its place and id; nothing is guessed.
 */
export function readCoco(text: string): CocoDataset {
  if (text.length > LIMITS.characters)
    return {
      outcome: 'unreadable',
      problems: [{ where: '(file)', message: `is longer than ${LIMITS.characters} characters` }],
    }
  const parsed = parseJson(text)
  return 'problem' in parsed
    ? { outcome: 'unreadable', problems: [{ where: '(file)', message: parsed.problem }] }
    : readInstances(parsed.value)
}

/** The same for JSON that is parsed already. */
export function readInstances(value: unknown): CocoDataset {
  const lists = listsOf(value)
  if (Array.isArray(lists)) return { outcome: 'unreadable', problems: lists }
  const report = new Report()

  const classes = new Map<unknown, string>()
  lists.categories.forEach((record, index) => {
    const category = readCategory(record, classes)
    if (report.passes(category, 'categories', index, record)) classes.set(category.id, category.name)
  })
  const images = new Map<unknown, Image>()
  const names = new Set<string>()
  const credits = creditsOf(lists.licenses)
  lists.images.forEach((record, index) => {
    const image = readImage(record, images, names, credits)
    if (!report.passes(image, 'images', index, record)) return
    images.set(image.id, image)
    names.add(image.key)
  })
  const boxes = new Map<unknown, GoldBox[]>([...images.keys()].map((id) => [id, []]))
  const ids = new Set<string>()
  lists.annotations.forEach((record, index) => {
    const annotation = readAnnotation(record, index, images, classes, ids)
    if (!report.passes(annotation, 'annotations', index, record)) return
    ids.add(annotation.box.id)
    const ofImage = boxes.get(annotation.image)!
    if (ofImage.length < MAX_GOLD_BOXES) ofImage.push(annotation.box)
    else report.add('annotations', index, record, `is one of more than ${MAX_GOLD_BOXES} boxes of its image`)
  })

  if (classes.size === 0)
    return {
      outcome: 'unreadable',
      problems: [...report.problems(), { where: 'categories', message: 'hold no usable class' }],
    }
  if (images.size === 0)
    return {
      outcome: 'unreadable',
      problems: [...report.problems(), { where: 'images', message: 'hold no usable image' }],
    }
  const items = [...images].map(([id, { key, width, height, credit }]): ImportedItem => {
    return { key, width, height, credit, gold: { kind: 'boxes', boxes: boxes.get(id)! } }
  })
  const taxonomy = { classes: [...new Set(classes.values())].map((name) => ({ name })) }
  return { outcome: 'read', taxonomy, items, problems: report.problems() }
}

type Lists = { images: unknown[]; annotations: unknown[]; categories: unknown[]; licenses: unknown[] }

function listsOf(value: unknown): Lists | Problem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ where: '(file)', message: 'is not an object with images, annotations and categories' }]
  const fields = new Map<string, unknown>(Object.entries(value))
  const problems: Problem[] = []
  const list = (name: 'images' | 'annotations' | 'categories'): unknown[] => {
    const found = fields.get(name)
    if (!Array.isArray(found))
      problems.push({ where: name, message: found === undefined ? 'is missing' : 'is not a list' })
    else if (found.length > LIMITS[name])
      problems.push({ where: name, message: `has more than ${LIMITS[name]} entries` })
    return Array.isArray(found) ? found : []
  }
  const licenses = fields.get('licenses')
  const lists = { images: list('images'), annotations: list('annotations'), categories: list('categories') }
  return problems.length > 0 ? problems : { ...lists, licenses: Array.isArray(licenses) ? licenses : [] }
}

function creditsOf(licenses: unknown[]): Map<unknown, string> {
  const named = licenses.filter((entry): entry is { id: unknown; name: string } => {
    return (
      typeof entry === 'object' && entry !== null && 'id' in entry && 'name' in entry && typeof entry.name === 'string'
    )
  })
  return new Map(named.map(({ id, name }) => [id, name.slice(0, 200)]))
}

/** Collects problems with the place and id of the record, up to the limit. */
class Report {
  #problems: Problem[] = []
  #more = 0

  passes<T extends object>(read: T | { problem: string }, list: string, index: number, record: unknown): read is T {
    if (!('problem' in read)) return true
    this.add(list, index, record, read.problem)
    return false
  }

  add(list: string, index: number, record: unknown, message: string): void {
    if (this.#problems.length >= LIMITS.problems) return void this.#more++
    const id = typeof record === 'object' && record !== null && 'id' in record ? record.id : undefined
    const shown = typeof id === 'number' || typeof id === 'string' ? ` (id ${String(id).slice(0, 64)})` : ''
    this.#problems.push({ where: `${list}[${index}]${shown}`, message })
  }

  problems(): Problem[] {
    return this.#more === 0
      ? this.#problems
      : [...this.#problems, { where: '(file)', message: `has ${this.#more} more problems` }]
  }
}
