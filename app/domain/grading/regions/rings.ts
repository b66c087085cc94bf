/**
 * Closed rings: vertex v at points[2v], points[2v + 1], followed by vertex next[v] of the same ring. No vertex is at the
 * place of the next one; rings of fewer than three different vertices are left out. A side is named by the vertex that it
 * begins with.
 */
export type Rings = {
  points: readonly number[]
  next: number[]
  /** The first vertex of each ring. */
  starts: number[]
}

/** The rings of a region, each x0, y0, x1, y1, … in pixels. A single one without repetitions is not even copied. */
export function ringsOf(written: readonly (readonly number[])[]): Rings {
  const rings = (written.length === 1 ? [withoutRepetitions(written[0]!)] : written.map(withoutRepetitions)).filter(
    isRing,
  )
  const points = rings.length === 1 ? rings[0]! : rings.flat()
  const next = new Array<number>(points.length >> 1)
  const starts: number[] = []
  let vertex = 0
  for (const ring of rings) {
    const start = vertex
    starts.push(start)
    for (const end = start + (ring.length >> 1) - 1; vertex < end; vertex++) next[vertex] = vertex + 1
    next[vertex++] = start
  }
  return { points, next, starts }
}

function isRing(ring: readonly number[]): boolean {
  return ring.length >= 6
}

/** The ring itself where no vertex is repeated at once, nor the first one as the last. */
function withoutRepetitions(ring: readonly number[]): readonly number[] {
  const end = ring.length & ~1
  let [x, y] = [ring[end - 2], ring[end - 1]]
  for (let at = 0; at < end; at += 2) {
    if (ring[at] === x && ring[at + 1] === y) return cleaned(ring)
    x = ring[at]
    y = ring[at + 1]
  }
  return end === ring.length ? ring : ring.slice(0, end)
}

function cleaned(ring: readonly number[]): number[] {
  const clean: number[] = []
  for (let at = 0; at + 1 < ring.length; at += 2)
    if (ring[at] !== clean.at(-2) || ring[at + 1] !== clean.at(-1)) clean.push(ring[at]!, ring[at + 1]!)
  while (clean.length > 2 && clean[0] === clean.at(-2) && clean[1] === clean.at(-1)) clean.length -= 2
  return clean
}

/** Left, top, right, bottom of all vertices; four zeros when there are none. */
export function ringsBounds({ points }: Rings): [number, number, number, number] {
  if (points.length === 0) return [0, 0, 0, 0]
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
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
  const ox = points[2 * start]!
  const oy = points[2 * start + 1]!
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
    const x0 = points[2 * vertex]!
    const y0 = points[2 * vertex + 1]!
    const x1 = points[2 * following]!
    const y1 = points[2 * following + 1]!
    if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside
    vertex = following
  } while (vertex !== start)
  return inside
}
