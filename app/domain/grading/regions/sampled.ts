import { EdgeList, type Edges } from './edges.ts'
import type { Rings } from './rings.ts'

/** Columns that a scribble is measured in: fewer the more sides it has, so that the work stays the same. */
const MOST_COLUMNS = 512
const LEAST_COLUMNS = 16
const CROSSINGS = 64_000

/**
 * What rings fill by the even-odd rule, measured in columns: in the middle of each, the sides that pass there are sorted,
 * and between the first and the second, the third and the fourth … the column is filled. Bounded work for any rings.
 */
export function sampledEdges(
  { points, next }: Rings,
  [left, , right]: readonly [number, number, number, number],
): Edges {
  const sides = next.length
  const columns = Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, Math.floor(CROSSINGS / sides)))
  const width = (right - left) / columns
  const crossings: number[][] = Array.from({ length: columns }, () => [])
  for (let side = 0; side < sides; side++) {
    const [x0, y0] = [points[2 * side]!, points[2 * side + 1]!]
    const [x1, y1] = [points[2 * next[side]!]!, points[2 * next[side]! + 1]!]
    const first = Math.ceil((Math.min(x0, x1) - left) / width - 0.5)
    const last = Math.ceil((Math.max(x0, x1) - left) / width - 0.5)
    for (let column = Math.max(first, 0); column < Math.min(last, columns); column++)
      crossings[column]!.push(y0 + ((left + (column + 0.5) * width - x0) / (x1 - x0)) * (y1 - y0))
  }
  const list = new EdgeList(4 * columns)
  crossings.forEach((column, index) => {
    const [from, to] = [left + index * width, left + (index + 1) * width]
    const heights = Float64Array.from(column).sort()
    for (let at = 0; at + 1 < heights.length; at += 2) {
      list.add(from, heights[at]!, to, heights[at]!, -1)
      list.add(from, heights[at + 1]!, to, heights[at + 1]!, 1)
    }
  })
  return list.sorted()
}
