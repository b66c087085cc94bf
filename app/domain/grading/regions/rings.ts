/**
 * Closed rings in flat arrays: vertex v at points[2v], points[2v + 1], followed by vertex next[v] of the same ring.
 * No vertex is at the place of the next one; rings of fewer than three different vertices are left out.
 */
export type Rings = {
  points: Float64Array
  next: Int32Array
  /** The first vertex of each ring. */
  starts: number[]
}

/** The rings of a region, each x0, y0, x1, y1, … in pixels. */
export function ringsOf(rings: readonly (readonly number[])[]): Rings {
  const total = rings.reduce((sum, ring) => sum + (ring.length >> 1), 0)
  const points = new Float64Array(2 * total)
  const next = new Int32Array(total)
  const starts: number[] = []
  let count = 0
  for (const ring of rings) {
    const start = count
    for (let at = 0; at + 1 < ring.length; at += 2) {
      const x = ring[at]!
      const y = ring[at + 1]!
      if (count > start && points[2 * count - 2] === x && points[2 * count - 1] === y) continue
      points[2 * count] = x
      points[2 * count + 1] = y
      count++
    }
    while (
      count > start + 1 &&
      points[2 * count - 2] === points[2 * start] &&
      points[2 * count - 1] === points[2 * start + 1]
    )
      count--
    if (count < start + 3) {
      count = start
      continue
    }
    for (let vertex = start; vertex < count; vertex++) next[vertex] = vertex + 1
    next[count - 1] = start
    starts.push(start)
  }
  return { points: points.subarray(0, 2 * count), next: next.subarray(0, count), starts }
}

/** Left, top, right, bottom of all vertices; four zeros when there are none. */
export function ringsBounds({ points }: Rings): [number, number, number, number] {
  if (points.length === 0) return [0, 0, 0, 0]
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = 0; at < points.length; at += 2) {
    const x = points[at]!
    const y = points[at + 1]!
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return [left, top, right, bottom]
}

/** Twice the area of the ring that begins at `start`, positive when it runs clockwise on the screen (y downwards). */
export function ringTurn({ points, next }: Rings, start: number): number {
  const [ox, oy] = [points[2 * start]!, points[2 * start + 1]!]
  let turn = 0
  let vertex = start
  do {
    const following = next[vertex]!
    turn +=
      (points[2 * vertex]! - ox) * (points[2 * following + 1]! - oy) -
      (points[2 * following]! - ox) * (points[2 * vertex + 1]! - oy)
    vertex = following
  } while (vertex !== start)
  return turn
}

/** Whether a point lies inside the ring that begins at `start`, by the number of sides to its right (even-odd rule). */
export function ringHolds({ points, next }: Rings, start: number, x: number, y: number): boolean {
  let inside = false
  let vertex = start
  do {
    const following = next[vertex]!
    const [x0, y0, x1, y1] = [
      points[2 * vertex]!,
      points[2 * vertex + 1]!,
      points[2 * following]!,
      points[2 * following + 1]!,
    ]
    if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside
    vertex = following
  } while (vertex !== start)
  return inside
}
