import { numberUnder, type NumberPicture } from './number-picture.ts'
import type { Actor, Rect } from './scene.ts'

/** Letters less high than this, in pixels, are not asked for. */
export const LEGIBLE = 12

/** The rectangle around a sign's letters in the picture, in pixels; null for what is no sign. */
export function writingArea({ x, y, scale, sprite }: Actor): Rect | null {
  if (!sprite.writing) return null
  const [left, top, width, height] = sprite.writing.area
  return [x + left * scale, y + top * scale, width * scale, height * scale]
}

/**
 * Whether a sign can be read to the last letter: its letters are large enough, inside the picture, and nothing stands in
 * front of them.
 * @param number the sign's object number
 */
export function canBeRead(actor: Actor, number: number, picture: NumberPicture): boolean {
  const area = writingArea(actor)
  if (!area) return false
  const [left, top, width, height] = area
  if (Math.min(width, height) < LEGIBLE) return false
  for (let y = Math.floor(top); y < top + height; y++)
    for (let x = Math.floor(left); x < left + width; x++) if (numberUnder(picture, x, y) !== number) return false
  return true
}
