import type { Runs } from './rle.ts'

/** Number of foreground pixels. */
export function runsArea({ borders }: Runs): number {
  let area = 0
  for (let at = 0; at < borders.length; at += 2) area += borders[at + 1]! - borders[at]!
  return area
}

/** Pixels that two masks of one height share, found by walking both lists of runs; nothing is unpacked. */
export function runsShared(a: Runs, b: Runs): number {
  const [p, q] = [a.borders, b.borders]
  let shared = 0
  for (let i = 0, j = 0; i < p.length && j < q.length;) {
    const begin = Math.max(p[i]!, q[j]!)
    const end = Math.min(p[i + 1]!, q[j + 1]!)
    if (end > begin) shared += end - begin
    if (p[i + 1]! < q[j + 1]!) i += 2
    else j += 2
  }
  return shared
}

/** The mask of everything that is foreground in any of the masks; all of one size. */
export function runsUnion(masks: readonly Runs[], height: number, width: number): Runs {
  const all = masks.flatMap(({ borders }) =>
    Array.from({ length: borders.length / 2 }, (_, run) => [borders[2 * run]!, borders[2 * run + 1]!] as const),
  )
  all.sort((a, b) => a[0] - b[0])
  const borders: number[] = []
  for (const [begin, end] of all) {
    if (borders.length > 0 && begin <= borders.at(-1)!) borders[borders.length - 1] = Math.max(borders.at(-1)!, end)
    else borders.push(begin, end)
  }
  return { height, width, borders: Uint32Array.from(borders) }
}

/**
 * The least upright rectangle around the foreground: left, top, right, bottom in pixels; all 0 for an empty mask.
 * A run that goes on in the next column reaches from the top of the picture to its bottom.
 */
export function runsBounds({ height, borders }: Runs): [number, number, number, number] {
  if (borders.length === 0) return [0, 0, 0, 0]
  let top = height
  let bottom = 0
  for (let at = 0; at < borders.length; at += 2) {
    const [begin, last] = [borders[at]!, borders[at + 1]! - 1]
    if (Math.floor(begin / height) < Math.floor(last / height)) [top, bottom] = [0, height]
    else {
      top = Math.min(top, begin % height)
      bottom = Math.max(bottom, (last % height) + 1)
    }
  }
  return [Math.floor(borders[0]! / height), top, Math.floor((borders.at(-1)! - 1) / height) + 1, bottom]
}
