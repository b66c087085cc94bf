/**
 * The border of a region as edges that are not upright, in one flat array, EDGE numbers each, by ascending left end:
 * left end x, right end x, y at the left end, slope, sign, and the furthest right end of this and all earlier edges.
 *
 * Signs are such that at every x the signs of the edges below a point (of greater y) add up to 1 inside the region and
 * to 0 outside. So the area is Σ sign·∫y dx, and upright edges, of which the integral is 0, are not needed.
 */
export type Edges = Float64Array
export const EDGE = 6

/** Narrower edges than this, in pixels, are upright: what they hold is lost in rounding. */
const UPRIGHT = 1e-9

/** Collects edges in any order; `edges()` sorts them. */
export class EdgeList {
  #flat: number[] = []

  /** The edge from one point to another; `sign` is that of an edge that runs to the right. */
  add(x0: number, y0: number, x1: number, y1: number, sign: number): void {
    const width = x1 - x0
    if (width > UPRIGHT) this.#flat.push(x0, x1, y0, (y1 - y0) / width, sign, 0)
    else if (width < -UPRIGHT) this.#flat.push(x1, x0, y1, (y1 - y0) / width, -sign, 0)
  }

  edges(): Edges {
    return sorted(this.#flat)
  }
}

/** Few edges are sorted in place, many by their numbers. */
const FEW = 64 * EDGE

function sorted(flat: number[]): Edges {
  const edges = Float64Array.from(flat)
  if (flat.length <= FEW) insertionSort(edges)
  else {
    const order = Uint32Array.from({ length: flat.length / EDGE }, (_, edge) => edge * EDGE)
    order.sort((a, b) => before(flat, a, b))
    order.forEach((from, to) => {
      for (let field = 0; field < EDGE; field++) edges[to * EDGE + field] = flat[from + field]!
    })
  }
  let reach = -Infinity
  for (let at = 0; at < edges.length; at += EDGE) {
    reach = Math.max(reach, edges[at + 1]!)
    edges[at + 5] = reach
  }
  return edges
}

/** By left end, then by everything else, so that equal regions have equal edges however they are written. */
function before(flat: ArrayLike<number>, a: number, b: number): number {
  for (let field = 0; field < 5; field++) {
    const difference = flat[a + field]! - flat[b + field]!
    if (difference !== 0) return difference
  }
  return 0
}

function insertionSort(edges: Float64Array): void {
  const held = new Float64Array(EDGE)
  for (let at = EDGE; at < edges.length; at += EDGE) {
    if (before(edges, at - EDGE, at) <= 0) continue
    for (let field = 0; field < EDGE; field++) held[field] = edges[at + field]!
    let to = at
    while (to > 0 && before(edges, to - EDGE, at) > 0) to -= EDGE
    edges.copyWithin(to + EDGE, to, at)
    edges.set(held, to)
  }
}

/** Area inside, in square pixels: Σ sign·∫(y − base) dx. `base`, any y near the region, keeps rounding small. */
export function edgesArea(edges: Edges, base: number): number {
  let area = 0
  for (let at = 0; at < edges.length; at += EDGE) {
    const width = edges[at + 1]! - edges[at]!
    area += edges[at + 4]! * width * (edges[at + 2]! - base + (edges[at + 3]! * width) / 2)
  }
  return area
}

/**
 * Area inside both, in square pixels. A point lies in both when the product of the two sums of signs is 1; a column of
 * the plane below both an edge e of one and an edge f of the other begins at the lower of the two, so the area is
 * Σ over pairs of sign·sign·∫min(e, f) dx, where min(e, f) = (e + f − |e − f|) / 2. Exact up to rounding; O(pairs of
 * edges whose x overlap). `base` as above.
 */
export function edgesShared(a: Edges, b: Edges, base: number): number {
  let area = 0
  let from = 0
  const end = b.length
  for (let i = 0; i < a.length; i += EDGE) {
    const left = a[i]!
    const right = a[i + 1]!
    const slope = a[i + 3]!
    const y = a[i + 2]! - base
    while (from < end && b[from + 5]! <= left) from += EDGE
    let under = 0
    for (let j = from; j < end; j += EDGE) {
      const otherLeft = b[j]!
      if (otherLeft >= right) break
      const l = otherLeft > left ? otherLeft : left
      const otherRight = b[j + 1]!
      const r = otherRight < right ? otherRight : right
      const width = r - l
      if (!(width > 0)) continue
      const otherSlope = b[j + 3]!
      const e = y + (l - left) * slope
      const f = b[j + 2]! - base + (l - otherLeft) * otherSlope
      const gapLeft = e - f
      const gapRight = gapLeft + (slope - otherSlope) * width
      const sum = e + f + (e + slope * width) + (f + otherSlope * width)
      const apart = gapLeft < 0 ? -gapLeft : gapLeft
      const apartRight = gapRight < 0 ? -gapRight : gapRight
      // ∫|e − f| is a trapezoid, or two triangles when the edges cross in between.
      const crossing = gapLeft * gapRight < 0
      const gap = crossing ? (apart * apart + apartRight * apartRight) / (apart + apartRight) : apart + apartRight
      under += b[j + 4]! * width * (sum - gap)
    }
    area += a[i + 4]! * under
  }
  return area / 4
}

/** Whether two regions have the very same border. */
export function sameEdges(a: Edges, b: Edges): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false
  return true
}
