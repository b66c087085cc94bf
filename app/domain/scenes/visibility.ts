import { HEIGHT, WIDTH } from './camera.ts'
import type { Actor, Rect } from './scene.ts'

/** An actor while the scene is put together: with the row it stands on, which decides who hides whom. */
export type Standing = Actor & { row: number }

const known = new WeakMap<Actor, Rect[]>()

/** The coarse silhouette in pixels. */
export function silhouette(actor: Actor): Rect[] {
  const { x, y, scale, mirrored, sprite } = actor
  let rects = known.get(actor)
  if (!rects) {
    rects = sprite.masses.map(([mx, my, w, h]) => [
      x + (mirrored ? -(mx + w) : mx) * scale,
      y + my * scale,
      w * scale,
      h * scale,
    ])
    known.set(actor, rects)
  }
  return rects
}

const hulls = new WeakMap<Rect[], Rect>()

/** Bounding box of a silhouette. */
export function hull(rects: Rect[]): Rect {
  const found = hulls.get(rects)
  if (found) return found
  const left = Math.min(...rects.map(([x]) => x))
  const top = Math.min(...rects.map(([, y]) => y))
  const box: Rect = [
    left,
    top,
    Math.max(...rects.map(([x, , w]) => x + w)) - left,
    Math.max(...rects.map(([, y, , h]) => y + h)) - top,
  ]
  hulls.set(rects, box)
  return box
}

/** Whether the bounding boxes of two silhouettes overlap. */
export function overlap(a: Actor, b: Actor): boolean {
  const [[ax, ay, aw, ah], [bx, by, bw, bh]] = [hull(silhouette(a)), hull(silhouette(b))]
  return ax < bx + bw && ax + aw > bx && ay < by + bh && ay + ah > by
}

const within = (px: number, py: number, rects: Rect[]): boolean =>
  rects.some(([x, y, w, h]) => px >= x && px < x + w && py >= y && py < y + h)

export type Seen = {
  /** Estimated share of the silhouette that shows. */
  share: number
  /** Width and height of the estimated visible part, in pixels. */
  width: number
  height: number
}

/**
 * Estimates how much of `actor` shows among `others`, by 200 sample points on its coarse silhouette. Good to a few
 * per cent: used to place things well; the gold itself is always measured on what is painted.
 */
export function estimateSeen(actor: Standing, others: Standing[]): Seen {
  const own = silhouette(actor)
  const [x, y, w, h] = hull(own)
  const before = others
    .filter((other) => other !== actor && other.row > actor.row && overlap(other, actor))
    .map(silhouette)
  let [all, seen] = [0, 0]
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  const [columns, lines] = w > h ? [20, 10] : [10, 20]
  for (let i = 0; i < columns; i++)
    for (let j = 0; j < lines; j++) {
      const [px, py] = [x + ((i + 0.5) * w) / columns, y + ((j + 0.5) * h) / lines]
      if (!within(px, py, own)) continue
      all++
      if (px < 0 || px >= WIDTH || py < 0 || py >= HEIGHT || before.some((rects) => within(px, py, rects))) continue
      seen++
      left = Math.min(left, px)
      right = Math.max(right, px)
      top = Math.min(top, py)
      bottom = Math.max(bottom, py)
    }
  return seen === 0
    ? { share: 0, width: 0, height: 0 }
    : { share: seen / all, width: right - left + w / columns, height: bottom - top + h / lines }
}

/** Two things that stand on the same ground would touch: their feet are about as far away and overlap sideways. */
export function collide(a: Standing, b: Standing, horizon: number): boolean {
  const [ha, hb] = [a.sprite.shadow * a.scale, b.sprite.shadow * b.scale]
  if (ha === 0 || hb === 0) return false
  const near = Math.max(a.row, b.row)
  return Math.abs(a.row - b.row) < 3 + (near - horizon) * 0.055 && Math.abs(a.x - b.x) < (ha + hb) * 1.03 + 3
}

const rides = (it: Standing): boolean => it.class === 'bicycle' || it.class === 'motorcycle'

/** A person right behind or before a two-wheeler looks like its rider, and would be labeled with it. */
export function lookLikeOne(a: Standing, b: Standing, horizon: number): boolean {
  const pair = (a.class === 'person' && rides(b)) || (b.class === 'person' && rides(a))
  const near = Math.max(a.row, b.row)
  const reach = (a.sprite.shadow * a.scale + b.sprite.shadow * b.scale) * 0.9
  return pair && Math.abs(a.row - b.row) < (near - horizon) * 0.17 && Math.abs(a.x - b.x) < reach
}
