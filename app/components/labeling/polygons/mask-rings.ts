import { countsInLetters } from '#app/domain/grading/regions/rle.ts'
import type { Rle } from '#app/domain/labels/polygons.ts'

type Edge = { x: number; y: number; toX: number; toY: number }
type Run = [from: number, to: number]

const traced = new WeakMap<Rle, number[][]>()

/**
 * The outlines of a mask along the edges of its pixels, as rings that give the mask again when filled by the even-odd
 * rule. Remembered, for masks are shown again and again.
 */
export function ringsOfMask(mask: Rle): number[][] {
  const known = traced.get(mask)
  if (known) return known
  const rings = joined(edgesOf(columnsOf(mask)))
  traced.set(mask, rings)
  return rings
}

/** A mask's run lengths as numbers, background first. */
export function countsOf(counts: string | number[]): number[] {
  return typeof counts === 'string' ? [...countsInLetters(counts).counts] : counts
}

/** The filled runs of each column, from top to bottom. */
function columnsOf({ size: [height, width], counts }: Rle): Run[][] {
  const columns: Run[][] = Array.from({ length: width }, () => [])
  let at = 0
  countsOf(counts).forEach((length, index) => {
    const end = Math.min(at + length, height * width)
    for (let from = at; index % 2 === 1 && from < end;) {
      const column = Math.floor(from / height)
      const to = Math.min(end, (column + 1) * height)
      columns[column]!.push([from - column * height, to - column * height])
      from = to
    }
    at = end
  })
  return columns
}

/** All edges between filled and empty pixels, with the filled side on the right. */
function edgesOf(columns: readonly Run[][]): Edge[] {
  const edges: Edge[] = []
  for (let x = 0; x <= columns.length; x += 1) {
    const [left, here] = [columns[x - 1] ?? [], columns[x] ?? []]
    for (const [from, to] of here) {
      edges.push({ x, y: from, toX: x + 1, toY: from }, { x: x + 1, y: to, toX: x, toY: to })
    }
    for (const [from, to] of without(here, left)) edges.push({ x, y: to, toX: x, toY: from })
    for (const [from, to] of without(left, here)) edges.push({ x, y: from, toX: x, toY: to })
  }
  return edges
}

/** The parts of some runs that others do not cover. */
function without(runs: readonly Run[], others: readonly Run[]): Run[] {
  return others.reduce<Run[]>(
    (rest, [from, to]) =>
      rest.flatMap(([start, end]): Run[] => {
        const pieces: Run[] = [
          [start, Math.min(end, from)],
          [Math.max(start, to), end],
        ]
        return pieces.filter(([a, b]) => a < b)
      }),
    [...runs],
  )
}

/** Edges joined end to end into rings, without the vertices at which a ring goes straight on. */
function joined(edges: readonly Edge[]): number[][] {
  const from = new Map<string, Edge[]>()
  for (const edge of edges) {
    const key = `${edge.x} ${edge.y}`
    from.set(key, [...(from.get(key) ?? []), edge])
  }
  const rings: number[][] = []
  for (const start of edges) {
    const ring: number[] = []
    let edge = take(from, start.x, start.y)
    while (edge) {
      ring.push(edge.x, edge.y)
      edge = take(from, edge.toX, edge.toY)
    }
    if (ring.length > 0) rings.push(straightened(ring))
  }
  return rings
}

function take(from: Map<string, Edge[]>, x: number, y: number): Edge | undefined {
  return from.get(`${x} ${y}`)?.pop()
}

function straightened(ring: readonly number[]): number[] {
  const count = ring.length / 2
  const at = (index: number) =>
    [ring[2 * ((index + count) % count)]!, ring[2 * ((index + count) % count) + 1]!] as const
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const [[ax, ay], [bx, by], [cx, cy]] = [at(index - 1), at(index), at(index + 1)]
    return (ax === bx && bx === cx) || (ay === by && by === cy) ? [] : [bx, by]
  })
}
