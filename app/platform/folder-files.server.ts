import { createReadStream, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Files } from '#app/domain/datasets/dataset.ts'
import { fileNameProblem } from '#app/domain/datasets/file-name.ts'
import { Unreadable } from '#app/domain/datasets/formats/shared/unreadable.ts'
import { openArchive } from './archive.server.ts'

/** What a folder may hold. */
export const FOLDER_LIMITS = { files: 500_000, depth: 32 }

/** Files that can be read, with those that were left out and why. */
export interface OpenedFiles extends Files {
  readonly leftOut: readonly { name: string; reason: string }[]
  /** Lets go of what is open. */
  close(): void
}

/** A path that cannot be opened as a dataset. */
export class FilesRefused extends Unreadable {
  constructor(message: string) {
    super('(files)', message)
  }
}

/**
 * A folder, one file or a zip archive as a dataset's files. Links are never followed, wherever they lead: a folder that
 * somebody else made could otherwise show any file of this machine.
 * @throws FilesRefused when there is nothing there, or too much
 * @throws ArchiveRefused when an archive cannot be trusted
 */
export function openFiles(place: string): OpenedFiles {
  const stat = statSync(place, { throwIfNoEntry: false })
  if (!stat) throw new FilesRefused(`there is no file or folder ${place}`)
  if (stat.isDirectory()) return openFolder(place)
  if (!stat.isFile()) throw new FilesRefused(`${place} is neither a file nor a folder`)
  return /\.zip$/i.test(place)
    ? openArchive(place)
    : fileSystem(path.dirname(realpathSync(place)), [path.basename(realpathSync(place))], [])
}

/** Everything in a folder and the folders in it. */
export function openFolder(place: string): OpenedFiles {
  const root = realpathSync(place)
  const names: string[] = []
  const leftOut: { name: string; reason: string }[] = []
  const walk = (folder: string, depth: number) => {
    if (depth > FOLDER_LIMITS.depth)
      throw new FilesRefused(`${place} has folders nested deeper than ${FOLDER_LIMITS.depth}`)
    const entries = readdirSync(path.join(root, folder), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )
    for (const entry of entries) {
      const name = folder ? `${folder}/${entry.name}` : entry.name
      if (entry.isSymbolicLink()) leftOut.push({ name, reason: 'is a link' })
      else if (entry.isDirectory()) walk(name, depth + 1)
      else if (!entry.isFile()) leftOut.push({ name, reason: 'is no ordinary file' })
      else if (fileNameProblem(name)) leftOut.push({ name, reason: fileNameProblem(name)! })
      else names.push(name)
      if (names.length > FOLDER_LIMITS.files)
        throw new FilesRefused(`${place} has more than ${FOLDER_LIMITS.files} files`)
    }
  }
  walk('', 0)
  return fileSystem(root, names, leftOut)
}

function fileSystem(root: string, names: readonly string[], leftOut: OpenedFiles['leftOut']): OpenedFiles {
  const known = new Set(names)
  const pathOf = (name: string) => {
    if (!known.has(name)) throw new Error(`there is no file ${name}`)
    return path.join(root, ...name.split('/'))
  }
  return {
    names,
    leftOut,
    close() {},
    size: (name) => lstatSync(pathOf(name)).size,
    async *chunks(name) {
      const place = pathOf(name)
      // What was a file when the folder was read may have become a link since.
      if (!lstatSync(place).isFile() || !realpathSync(place).startsWith(root + path.sep))
        throw new FilesRefused(`${name} is no ordinary file any more`)
      yield* createReadStream(place, { highWaterMark: 262_144 }) as AsyncIterable<Uint8Array>
    },
  }
}
