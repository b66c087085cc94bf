import type { Runs } from './rle.ts'

/** How much finer than a pixel maskApi.c walks along an outline. */
const FINER = 5

/**
 * The mask of one ring, pixel for pixel as COCO's tools make it (maskApi.c, rleFrPoly): the outline is walked on a grid
 * five times as fine, and where it passes the middle of a column it changes between back- and foreground there.
 * `ring` is x0, y0, x1, y1, … in pixels. Coordinates further than one picture outside the picture are held there, so that
 * the walk is never longer than the ring's vertices times a few pictures.
 */
export function polygonRuns(ring: ArrayLike<number>, height: number, width: number): Runs {
  const vertices = ring.length >> 1
  const fine = (value: number, side: number) => Math.trunc(FINER * Math.min(Math.max(value, -side), 2 * side) + 0.5)
  const changes: number[] = []
  let [lastU, lastV] = [NaN, NaN]
  const visit = (u: number, v: number): void => {
    if (u !== lastU && !Number.isNaN(lastU)) {
      const column = ((u < lastU ? u : u - 1) + 0.5) / FINER - 0.5
      if (Number.isInteger(column) && column >= 0 && column <= width - 1) {
        const row = (Math.min(v, lastV) + 0.5) / FINER - 0.5
        changes.push(column * height + Math.ceil(Math.min(Math.max(row, 0), height)))
      }
    }
    ;[lastU, lastV] = [u, v]
  }
  for (let at = 0; at < vertices; at++) {
    const next = (at + 1) % vertices
    walk(
      fine(ring[2 * at]!, width),
      fine(ring[2 * at + 1]!, height),
      fine(ring[2 * next]!, width),
      fine(ring[2 * next + 1]!, height),
      visit,
    )
  }
  return { height, width, borders: bordersOf(changes, height * width) }
}

/** Every point of the fine grid along one edge, in order, rounded along its longer direction as maskApi.c does. */
function walk(x0: number, y0: number, x1: number, y1: number, visit: (u: number, v: number) => void): void {
  const [dx, dy] = [Math.abs(x1 - x0), Math.abs(y1 - y0)]
  if (dx === 0 && dy === 0) return visit(x0, y0)
  const flat = dx >= dy
  const steps = flat ? dx : dy
  const flip = flat ? x0 > x1 : y0 > y1
  // The grid is always walked on from the smaller end, so that both directions round alike.
  const [fromX, fromY, toX, toY] = flip ? [x1, y1, x0, y0] : [x0, y0, x1, y1]
  const slope = flat ? (toY - fromY) / dx : (toX - fromX) / dy
  for (let step = 0; step <= steps; step++) {
    const t = flip ? steps - step : step
    if (flat) visit(fromX + t, Math.trunc(fromY + slope * t + 0.5))
    else visit(Math.trunc(fromX + slope * t + 0.5), fromY + t)
  }
}

/** Places where back- and foreground change, in any order, as runs; two changes in one place cancel. */
function bordersOf(changes: number[], pixels: number): Uint32Array {
  const borders: number[] = []
  for (const change of Float64Array.from(changes).sort()) {
    if (borders.at(-1) === change) borders.pop()
    else borders.push(change)
  }
  if (borders.length % 2 === 1) {
    if (borders.at(-1) === pixels) borders.pop()
    else borders.push(pixels)
  }
  return Uint32Array.from(borders)
}
