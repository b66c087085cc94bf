import type { Files } from '#app/domain/datasets/dataset.ts'
import { isPictureName } from '#app/domain/datasets/formats/shared/image-size.ts'
import {
  baseName,
  isSplitName,
  Pictures,
  withoutEnding,
  type InSplit,
} from '#app/domain/datasets/formats/shared/keys.ts'

/** A picture, its label file or both. */
export interface YoloPair extends InSplit {
  label: string | null
  picture: string | null
}

const LABEL_FOLDER = /^(?:labels?|annotations|obj_[a-z]+_data)$/i
const PICTURE_FOLDER = /^(?:images?|labels?|annotations|jpegimages|obj_[a-z]+_data)$/i
const NO_LABELS = /^(?:classes|readme.*|train|val|valid|test|trainval|train_list|requirements|license|images)\.txt$/i

/**
 * Which label file belongs to which picture, in all the layouts that tools write: `labels/train/1.txt` beside
 * `images/train/1.jpg`, `train/labels/1.txt` beside `train/images/1.jpg`, and both in one folder (`obj_train_data`).
 * Pictures without a label file are pictures on which there is nothing.
 */
export function pairsOf(files: Files, root: string): YoloPair[] {
  const inside = files.names.filter((name) => root === '' || name.startsWith(`${root}/`))
  const labels = labelNames(inside)
  const pictures = inside.filter(isPictureName)
  const byPath = new Map(pictures.map((path) => [withoutEnding(path).toLowerCase(), path]))
  const lookup = new Pictures(pictures)
  const used = new Set<string>()
  const pairs = labels.map((label): YoloPair => {
    const place = placeOf(label, root)
    const picture = besideImages(label, byPath) ?? lookup.find(withoutEnding(baseName(label)), place.split)
    if (picture === null) return { ...place, name: withoutEnding(place.name), label, picture }
    used.add(picture)
    return { ...placeOf(picture, root), label, picture }
  })
  const bare = pictures.filter((picture) => !used.has(picture))
  return [...pairs, ...bare.map((picture) => ({ ...placeOf(picture, root), label: null, picture }))]
}

/** The files that hold labels: those in a folder for labels where there is one, else all that are not about the dataset. */
export function labelNames(names: readonly string[]): string[] {
  const texts = names.filter((name) => /\.txt$/i.test(name) && !NO_LABELS.test(baseName(name)))
  const inFolder = texts.filter((name) =>
    name
      .split('/')
      .slice(0, -1)
      .some((part) => LABEL_FOLDER.test(part)),
  )
  return inFolder.length > 0 ? inFolder : texts
}

function besideImages(label: string, byPath: ReadonlyMap<string, string>): string | null {
  const parts = withoutEnding(label).toLowerCase().split('/')
  const at = parts.findLastIndex((part, index) => index < parts.length - 1 && LABEL_FOLDER.test(part))
  const beside = at < 0 ? [] : ['images', 'image', 'jpegimages'].map((folder) => parts.with(at, folder).join('/'))
  for (const path of [...beside, parts.join('/')]) {
    const found = byPath.get(path)
    if (found !== undefined) return found
  }
  return null
}

/** The part and name of a file: the folders that only sort files are left out of its name. */
function placeOf(path: string, root: string): InSplit {
  const parts = path.slice(root === '' ? 0 : root.length + 1).split('/')
  const folders = parts.slice(0, -1)
  const sorting = folders.findIndex((part) => PICTURE_FOLDER.test(part))
  const packed = /^obj_([a-z]+)_data$/i.exec(folders[sorting] ?? '')?.[1]
  const kept = folders.filter((_, index) => index !== sorting)
  // The part's folder stands directly before or behind the one that sorts.
  const near = sorting < 0 ? 0 : Math.max(0, sorting - 1)
  const at = [sorting, near].find((index) => index >= 0 && isSplitName(kept[index] ?? ''))
  const split = packed ?? (at === undefined ? '' : kept[at]!)
  const rest = packed !== undefined || at === undefined ? kept : kept.filter((_, index) => index !== at)
  return { split, name: [...rest, parts.at(-1)!].join('/') }
}
