import type { Files } from '#app/domain/datasets/dataset.ts'

/** Files that live in memory, given in pieces of `piece` bytes, so that a reader must join them. */
export function memoryFiles(
  contents: Readonly<Record<string, string | Uint8Array>> | ReadonlyMap<string, string | Uint8Array>,
  piece = 65_536,
): Files {
  const entries = contents instanceof Map ? [...contents] : Object.entries(contents)
  const bytes = new Map(
    entries.map(([name, content]: [string, string | Uint8Array]) => [
      name,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  )
  return {
    names: [...bytes.keys()],
    size: (name) => bytes.get(name)!.length,
    async *chunks(name) {
      const content = bytes.get(name)!
      for (let at = 0; at < content.length; at += piece) yield content.subarray(at, at + piece)
    },
  }
}
