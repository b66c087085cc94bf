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

/** Collects edges; `capacity` is how many to expect. */
export class EdgeList {
  declare private flat: Float64Array
  declare private length: number

  constructor(capacity: number) {
    this.flat = new Float64Array(EDGE * capacity)
    this.length = 0
  }

  /** The edge from one point to another; `sign` is that of an edge that runs to the right. */
  add(x0: number, y0: number, x1: number, y1: number, sign: number): void {
    const width = x1 - x0
    if (width > UPRIGHT) this.put(x0, x1, y0, (y1 - y0) / width, sign)
    else if (width < -UPRIGHT) this.put(x1, x0, y1, (y1 - y0) / width, -sign)
  }

  private put(left: number, right: number, y: number, slope: number, sign: number): void {
    const at = this.length
    if (at === this.flat.length) this.grow()
    const flat = this.flat
    flat[at] = left
    flat[at + 1] = right
    flat[at + 2] = y
    flat[at + 3] = slope
    flat[at + 4] = sign
    this.length = at + EDGE
  }

  private grow(): void {
    const wider = new Float64Array(2 * this.flat.length + 16 * EDGE)
    wider.set(this.flat)
    this.flat = wider
  }

  /** The edges as they were added, which was by ascending left end. */
  inOrder(): Edges {
    return reached(this.length === this.flat.length ? this.flat : this.flat.slice(0, this.length))
  }

  /** The edges, which were added in any order. */
  sorted(): Edges {
    const { flat } = this
    const order = Uint32Array.from({ length: this.length / EDGE }, (_, edge) => edge * EDGE)
    order.sort((a, b) => before(flat, a, b))
    const edges = new Float64Array(this.length)
    order.forEach((from, to) => {
      for (let field = 0; field < EDGE; field++) edges[to * EDGE + field] = flat[from + field]!
    })
    return reached(edges)
  }
}

/** By left end, then by everything else, so that equal regions have equal edges however they are written. */
function before(flat: Float64Array, a: number, b: number): number {
  for (let field = 0; field < 5; field++) {
    const difference = flat[a + field]! - flat[b + field]!
    if (difference !== 0) return difference
  }
  return 0
}

/** Notes for every edge how far to the right it and the earlier ones reach. */
function reached(edges: Edges): Edges {
  let reach = -Infinity
  for (let at = 0; at < edges.length; at += EDGE) {
    const right = edges[at + 1]!
    if (right > reach) reach = right
    edges[at + 5] = reach
  }
  return edges
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
