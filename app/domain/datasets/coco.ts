import type { GoldBoxesLabel } from '#app/domain/labels/boxes.ts'
import type { Problem } from '#app/domain/labels/problems.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import type { Credit } from './coco-records.ts'
import { COCO_LIMITS, COCO_LISTS, CocoReader } from './formats/coco/reader.ts'
import { MAX_PROBLEMS, Report } from './formats/shared/report.ts'
import { parseJson } from './json-text.ts'

/** An item as it can be imported: its image's file name is its key. */
export type ImportedItem = { key: string; width: number; height: number; gold: GoldBoxesLabel; credit: Credit | null }

export type CocoDataset =
  | { outcome: 'read'; taxonomy: Taxonomy; items: ImportedItem[]; problems: Problem[] }
  /** The file as a whole cannot be used; problems say why. */
  | { outcome: 'unreadable'; problems: Problem[] }

/** What one file may hold. Problems beyond the limit are counted, not listed. */
export const LIMITS = { characters: 400_000_000, problems: MAX_PROBLEMS, ...COCO_LIMITS }

/**
 * Reads object boxes from a COCO "instances" file (cocodataset.org, data format): images, annotations with
 * `bbox: [x, y, width, height]` in pixels, categories. Regions marked `iscrowd` become ignored gold boxes.
 * A record that cannot be used is skipped and reported with its place and id; nothing is guessed. Files of any size and
 * every kind of label are read by `formats/coco/`; both understand records by the same `CocoReader`.
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
  const reader = new CocoReader({ report, boxesOnly: true })
  for (const list of COCO_LISTS) lists[list].forEach((record, index) => reader.read(list, record, index))
  const unusable = (where: string, message: string): CocoDataset => {
    return { outcome: 'unreadable', problems: [...report.problems(), { where, message }] }
  }
  if (reader.classCount === 0) return unusable('categories', 'hold no usable class')
  if (reader.imageCount === 0) return unusable('images', 'hold no usable image')
  const { drafts, classes } = reader.result()
  const items = drafts.map(({ name, width, height, boxes, credit }): ImportedItem => {
    return { key: name, width: width!, height: height!, credit: credit ?? null, gold: { kind: 'boxes', boxes } }
  })
  return { outcome: 'read', taxonomy: { classes: classes.list() }, items, problems: report.problems() }
}

type Lists = { [K in (typeof COCO_LISTS)[number]]: unknown[] }

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
