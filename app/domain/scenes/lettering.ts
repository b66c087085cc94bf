import { glyphs } from './glyphs.ts'
import { group, n, path, type Group } from './shapes.ts'

const EM = 500
const CAP_MIDDLE = 178 // half the height of a capital or a hangul syllable, above the baseline

/** Width of a word set at this size (same unit as the size). Characters without a glyph are skipped. */
export const wordWidth = (text: string, size: number): number =>
  ([...text].reduce((sum, character) => sum + (glyphs[character]?.[0] ?? (character === ' ' ? 115 : 0)), 0) * size) / EM

/** A word as outlines, centred on (cx, cy). `mirrored` keeps it readable inside a mirrored sprite. */
export function word(
  text: string,
  cx: number,
  cy: number,
  size: number,
  fill: string,
  options: { mirrored?: boolean; lit?: boolean } = {},
): Group {
  const scale = size / EM
  let x = -wordWidth(text, size) / 2 / scale
  const children = [...text].flatMap((character) => {
    const glyph = glyphs[character]
    const at = x
    x += glyph?.[0] ?? (character === ' ' ? 115 : 0)
    return glyph && glyph[1] !== ''
      ? [group([path(glyph[1], { fill, ...(options.lit ? { lit: true } : {}) })], `translate(${n(at)} ${CAP_MIDDLE})`)]
      : []
  })
  return group(
    children,
    `translate(${n(cx)} ${n(cy)}) scale(${options.mirrored ? '-' : ''}${scale.toFixed(4)} ${scale.toFixed(4)})`,
  )
}

/** A word written downward, one character below the other, centred on (cx, cy). */
export function wordDown(text: string, cx: number, cy: number, size: number, fill: string, lit = false): Group {
  const step = size * 1.02
  const top = cy - (step * ([...text].length - 1)) / 2
  return group([...text].map((character, i) => word(character, cx, top + i * step, size, fill, { lit })))
}
