import { fileNameProblem } from '#app/domain/datasets/file-name.ts'
import type { DatasetItem } from '#app/domain/datasets/dataset.ts'
import { isPictureName } from './image-size.ts'

/** A picture by its name in a part (train, val, test …) of a dataset; in none when `split` is ''. */
export type InSplit = { split: string; name: string }

const SPLITS = /^(?:train|training|val|valid|validation|test|testing|trainval|minival)(?:19|20)?\d{0,2}$/i

/** Whether a folder's or file's name is that of a part of a dataset. */
export function isSplitName(name: string): boolean {
  return SPLITS.test(name)
}

/**
 * The key of each picture: its name, and the part before it where another part has a picture of the same name.
 */
export function keysOf(entries: readonly InSplit[]): string[] {
  const splits = new Map<string, string>()
  const shared = new Set<string>()
  for (const { split, name } of entries) {
    const other = splits.get(name)
    if (other === undefined) splits.set(name, split)
    else if (other !== split) shared.add(name)
  }
  return entries.map(({ split, name }) => (split !== '' && shared.has(name) ? `${split}/${name}` : name))
}

/** The reverse of `keysOf`: where a writer puts each item. */
export function placesOf(items: readonly DatasetItem[]): InSplit[] {
  const places = items.map(({ key, attributes }): InSplit & { short: string } => {
    const given = attributes?.split
    const split = typeof given === 'string' && isSafeFolder(given) ? given : ''
    return { split, name: key, short: split && key.startsWith(`${split}/`) ? key.slice(split.length + 1) : key }
  })
  const shorts = new Map<string, Set<string>>()
  for (const { split, short } of places) shorts.set(short, (shorts.get(short) ?? new Set()).add(split))
  return places.map(({ split, name, short }) => ({ split, name: shorts.get(short)!.size > 1 ? short : name }))
}

function isSafeFolder(name: string): boolean {
  return /^[\p{L}\p{N}_-]{1,40}$/u.test(name)
}

/**
 * A name under which an item may be written: its key where that is a safe path, else one made of its harmless letters
 * and its number. No key can leave the folder that is written to.
 */
export function safeName(key: string, index: number): string {
  if (fileNameProblem(key) === undefined && !hasReservedPart(key)) return key
  const harmless = key.replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^[._]+/, '')
  return `${index + 1}_${harmless.slice(-80) || 'item'}`
}

/** Names that Windows keeps for devices, or silently changes. */
function hasReservedPart(key: string): boolean {
  return key
    .split('/')
    .some((part) => /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(part) || /[<>:"|?*]|[. ]$/.test(part))
}

/** A path without its file's ending: `a/b.jpg` → `a/b`. */
export function withoutEnding(path: string): string {
  return path.replace(/\.[^./]+$/, '')
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** A path's folder, '' for none. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** Gives every name once: one that is taken gets its number behind it. Compared without regard to case. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let free = name
    for (let copy = 2; taken.has(free.toLowerCase()); copy++)
      free = name.replace(/(\.[^./]+)?$/, (ending) => `~${copy}${ending}`)
    taken.add(free.toLowerCase())
    return free
  })
}

/** Finds pictures in a dataset's files by the names that annotations use for them. */
export class Pictures {
  readonly #bySuffix = new Map<string, string[]>()

  constructor(names: readonly string[]) {
    for (const path of names) {
      if (!isPictureName(path)) continue
      for (const ending of new Set([path, withoutEnding(path)])) {
        const last = baseName(ending)
        const known = this.#bySuffix.get(last)
        if (known) known.push(path)
        else this.#bySuffix.set(last, [path])
      }
    }
  }

  /**
   * The file of this name (with or without its ending): the one at that path, else the only one whose path ends with it;
   * among several the one whose path holds `near` as a folder. Null when none or several are left.
   */
  find(name: string, near = ''): string | null {
    const bare = withoutEnding(name)
    const found = (this.#bySuffix.get(baseName(name)) ?? this.#bySuffix.get(baseName(bare)) ?? []).filter((path) =>
      [path, withoutEnding(path)].some(
        (form) => form === name || form === bare || form.endsWith(`/${name}`) || form.endsWith(`/${bare}`),
      ),
    )
    const exact = found.find((path) => path === name)
    if (exact !== undefined) return exact
    if (found.length <= 1) return found[0] ?? null
    const close = found.filter((path) => near !== '' && path.split('/').includes(near))
    return close.length === 1 ? close[0]! : null
  }
}
