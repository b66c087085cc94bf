import type { Path64, Point64 } from 'clipper2-ts'

/**
 * A ring, x0, y0, x1, y1, …, as a cleaned path on Clipper's grid of whole numbers: `scale` steps a pixel, counted from
 * `left` and `top`. Empty when nothing of it has an area there.
 */
export function onGrid(ring: readonly number[], left: number, top: number, scale: number): Path64 {
  const path: Path64 = []
  for (let at = 0; at + 1 < ring.length; at += 2)
    path.push({ x: Math.round((ring[at]! - left) * scale), y: Math.round((ring[at + 1]! - top) * scale) })
  return cleaned(path)
}

/**
 * A closed path without what has no area: points that repeat, points on a straight line, and lines that go out and come
 * back the same way. What is filled by the even-odd rule stays. Empty when nothing is left. Clipper (2.0.1) would never
 * end on some paths that lie wholly on a line. Coordinates are whole and below 2²⁶, so that products are exact.
 */
export function cleaned(path: Path64): Path64 {
  const kept: Path64 = []
  for (const point of path) {
    while (kept.length >= 2 && inLine(kept.at(-2)!, kept.at(-1)!, point)) kept.pop()
    if (kept.length === 0 || !same(kept.at(-1)!, point)) kept.push(point)
  }
  let from = 0
  while (kept.length - from >= 3) {
    const [first, last] = [kept[from]!, kept.at(-1)!]
    if (same(last, first) || inLine(kept.at(-2)!, last, first)) kept.pop()
    else if (inLine(last, first, kept[from + 1]!)) from += 1
    else return kept.slice(from)
  }
  return []
}

const same = (a: Point64, b: Point64) => a.x === b.x && a.y === b.y

const inLine = (a: Point64, b: Point64, c: Point64) => (b.x - a.x) * (c.y - b.y) === (b.y - a.y) * (c.x - b.x)
