import type { Files } from '#app/domain/datasets/dataset.ts'
import { memoryFiles as filesOf } from '#app/domain/datasets/formats/shared/memory-files.ts'

/** Files that live in memory, by name, given in pieces of `piece` bytes, so that a reader must join them. */
export function memoryFiles(
  contents: Readonly<Record<string, string | Uint8Array>> | ReadonlyMap<string, string | Uint8Array>,
  piece?: number,
): Files {
  return filesOf(contents instanceof Map ? contents : new Map(Object.entries(contents)), piece)
}
