import type { Files } from '#app/domain/datasets/dataset.ts'

/** Files that are in memory already, by name: what a writer made, or what a browser was given. */
export function memoryFiles(contents: ReadonlyMap<string, string | Uint8Array>, chunkSize = 65_536): Files {
  const bytes = new Map(
    [...contents].map(([name, content]) => [
      name,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  )
  const of = (name: string): Uint8Array => {
    const found = bytes.get(name)
    if (!found) throw new Error(`there is no file ${name}`)
    return found
  }
  return {
    names: [...bytes.keys()],
    size: (name) => of(name).length,
    async *chunks(name) {
      const whole = of(name)
      for (let at = 0; at < whole.length; at += chunkSize) yield whole.subarray(at, at + chunkSize)
    },
  }
}
