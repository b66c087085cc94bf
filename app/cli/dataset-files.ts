import path from 'node:path'
import type { Dataset, ReadDataset } from '#app/domain/datasets/dataset.ts'
import { detectAndRead } from '#app/domain/datasets/detect.ts'
import { Unreadable } from '#app/domain/datasets/formats/shared/unreadable.ts'
import { partsOf } from '#app/domain/labels/empty.ts'
import { LABEL_KINDS, type LabelKind } from '#app/domain/labels/kind.ts'
import type { Problem } from '#app/domain/labels/problems.ts'
import { type OpenedFiles, openFiles } from '#app/platform/folder-files.server.ts'
import { BadData } from './terminal.ts'

/** How many problems are listed before the rest is only counted. */
const LISTED = 100

/** Opens a file, a folder or an archive. Throws BadData that says why it cannot be. */
export function openOrSay(place: string): OpenedFiles {
  try {
    return openFiles(place)
  } catch (error) {
    if (error instanceof Unreadable) throw new BadData(error.message)
    throw error
  }
}

/** A dataset from files, in the format it is in or the one that is named. Throws BadData with everything that is wrong. */
export async function readOrSay(
  place: string,
  files: OpenedFiles,
  format: string | undefined,
): Promise<Extract<ReadDataset, { outcome: 'read' }>> {
  const read = await detectAndRead(files, format)
  if (read.outcome === 'unreadable') throw new BadData(listed(place, read.problems).join('\n'))
  const leftOut = files.leftOut.map(({ name, reason }) => ({ where: name, message: `${reason}; left out` }))
  return { ...read, problems: [...leftOut, ...read.problems] }
}

/** Problems as lines for people, each with the place it is in. */
export function listed(place: string, problems: readonly Problem[]): string[] {
  const own = path.basename(place)
  const lines = problems.slice(0, LISTED).map(({ where, message }) => {
    // A place inside a single file begins with that file's name already.
    const inside = where === own || where.startsWith(`${own},`) || where.startsWith(`${own}:`)
    return `${inside ? path.join(path.dirname(place), where) : `${place}: ${where}`}: ${message}`
  })
  return problems.length > LISTED ? [...lines, `${place}: and ${problems.length - LISTED} more problems`] : lines
}

/** How many items and parts a dataset has of each kind of label, and how many parts of each class. */
export function countsOf({ items }: Dataset) {
  const kinds = new Map<LabelKind, { items: number; parts: number }>()
  const classes = new Map<string, number>()
  for (const label of items.flatMap(({ labels }) => labels)) {
    const { items: had, parts } = kinds.get(label.kind) ?? { items: 0, parts: 0 }
    kinds.set(label.kind, { items: had + 1, parts: parts + partsOf(label).length })
    for (const part of partsOf(label)) {
      const name = label.kind === 'classification' ? part : (part as { class?: unknown }).class
      if (typeof name === 'string') classes.set(name, (classes.get(name) ?? 0) + 1)
    }
  }
  return {
    kinds: LABEL_KINDS.flatMap((kind) => (kinds.has(kind) ? [{ kind, ...kinds.get(kind)! }] : [])),
    classes: [...classes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, parts]) => ({ name, parts })),
  }
}
