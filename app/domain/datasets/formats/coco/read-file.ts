import type { Files } from '#app/domain/datasets/dataset.ts'
import { parseJson } from '#app/domain/datasets/json-text.ts'
import type { Classes, Draft, PictureKind } from '#app/domain/datasets/formats/shared/assemble.ts'
import { readJsonRecords } from '#app/domain/datasets/formats/shared/json-records.ts'
import { baseName, folderOf, isSplitName, withoutEnding } from '#app/domain/datasets/formats/shared/keys.ts'
import type { Report } from '#app/domain/datasets/formats/shared/report.ts'
import { Unreadable } from '#app/domain/datasets/formats/shared/unreadable.ts'
import { COCO_LISTS, CocoReader, type CocoList } from './reader.ts'

/** What one COCO file holds. */
export interface CocoFile {
  file: string
  drafts: Draft[]
  kinds: ReadonlySet<PictureKind>
  classes: Classes
}

export interface CocoFileOptions {
  report: Report
  /** Begins the place of each problem, where there are several files. */
  prefix?: string
  boxesOnly?: boolean
}

/**
 * Reads one COCO file of any size; only one record is in memory besides what is kept of it. Tools write the lists in any
 * order: where annotations come before the images or categories they name, the file is gone through once more for them.
 * @throws Unreadable when nothing in the file can be used
 */
export async function readCocoFile(files: Files, file: string, options: CocoFileOptions): Promise<CocoFile> {
  const reader = new CocoReader({ ...options, split: splitOf(file) })
  const found = new Set<string>()
  let [annotated, tooEarly] = [0, false]
  const feed = (list: string, index: number, text: string) => {
    const parsed = parseJson(text)
    if ('problem' in parsed) options.report.add(`${options.prefix ?? ''}${list}[${index}]`, parsed.problem)
    else reader.read(list as CocoList, parsed.value, index)
  }
  await readJsonRecords(files, file, {
    wants: (list) => isCocoList(list) && !(list === 'annotations' && tooEarly),
    list(name) {
      if (found.has(name)) throw new Unreadable(file, `has the list "${name}" twice`)
      found.add(name)
      if (name === 'annotations') tooEarly = !found.has('images') || !found.has('categories')
    },
    value(key) {
      if (isCocoList(key) && key !== 'licenses') throw new Unreadable(file, `"${key}" is not a list`)
    },
    record(list, index, text) {
      if (list === 'annotations') annotated++
      feed(list, index, text)
    },
  })
  refuseIncomplete(file, found)
  if (tooEarly)
    await readJsonRecords(files, file, {
      wants: (list) => list === 'annotations',
      record: feed,
    })
  if (reader.classCount === 0) throw new Unreadable(file, withoutClasses(annotated, tooEarly))
  if (reader.imageCount === 0) throw new Unreadable(file, 'holds no usable image')
  return { file, ...reader.result() }
}

function isCocoList(name: string): boolean {
  return (COCO_LISTS as readonly string[]).includes(name)
}

function refuseIncomplete(file: string, found: ReadonlySet<string>): void {
  const missing = ['images', 'annotations', 'categories'].filter((name) => !found.has(name))
  if (missing.length === 3 || (missing.length > 0 && !found.has('images')))
    throw new Unreadable(file, 'is not an object with images, annotations and categories')
  if (missing.length > 0) throw new Unreadable(file, `has no list "${missing.join('" and no list "')}"`)
}

function withoutClasses(annotated: number, tooEarly: boolean): string {
  return annotated === 0 && !tooEarly
    ? 'lists images and nothing that was labeled on them (COCO image_info): no categories and no annotations'
    : 'holds no usable class'
}

/** The part of a dataset that a file's name or folder tells: `instances_train.json`, `train/_annotations.coco.json`. */
export function splitOf(file: string): string {
  const last = withoutEnding(baseName(file)).split('_').at(-1)!
  if (isSplitName(last)) return last
  const folder = baseName(folderOf(file))
  return isSplitName(folder) ? folder : ''
}
