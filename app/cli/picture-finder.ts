import path from 'node:path'
import type { Files } from '#app/domain/datasets/dataset.ts'

/** Largest picture file that is read, in bytes. */
const MAX_PICTURE = 200_000_000

/**
 * Finds an item's picture among files: by its whole name, by a name that ends with it, or by its last part where only
 * one file is called that. Two that could be meant are none.
 */
export function pictureFinder(files: Files): (key: string) => Promise<Buffer | null> {
  const names = new Set(files.names)
  const byBase = new Map<string, string[]>()
  for (const name of files.names) {
    const base = path.posix.basename(name)
    byBase.set(base, [...(byBase.get(base) ?? []), name])
  }
  const nameOf = (key: string): string | undefined => {
    if (names.has(key)) return key
    const alike = byBase.get(path.posix.basename(key)) ?? []
    const ending = alike.filter((name) => name.endsWith(`/${key}`))
    return ending.length === 1 ? ending[0] : alike.length === 1 ? alike[0] : undefined
  }
  return async (key) => {
    const name = nameOf(key)
    if (name === undefined || files.size(name) > MAX_PICTURE) return null
    const pieces: Uint8Array[] = []
    for await (const piece of files.chunks(name)) pieces.push(piece)
    return Buffer.concat(pieces)
  }
}
