import { glyphs } from './glyphs.ts'
import { word, wordWidth } from './lettering.ts'
import type { Rect } from './scene.ts'
import { line, rect, type Shape } from './shapes.ts'

/** A box drawn over a lesson picture. Right and wrong differ in colour, in pattern and in the sign on their tag. */
export type Mark = {
  x: number
  y: number
  width: number
  height: number
  style: 'wrong' | 'right' | 'plain'
  /** Short Latin text or a class name; left out when a character has no outline. */
  label?: string
}

const colours: Record<Mark['style'], string> = { right: '#12804a', wrong: '#d02f25', plain: '#f4b428' }

/** The marks as shapes; `px` is the size of one output pixel in picture pixels, `view` the part that is shown. */
export function markBoxes(marks: Mark[], px: number, view: Rect): Shape[] {
  const shown = marks.filter(
    (mark) =>
      mark.x < view[0] + view[2] &&
      mark.x + mark.width > view[0] &&
      mark.y < view[1] + view[3] &&
      mark.y + mark.height > view[1],
  )
  return shown.flatMap((mark) => {
    const { x, y, width, height, style } = mark
    const colour = colours[style]
    const outline = (stroke: string, strokeWidth: number, dash?: number[]) =>
      rect(x, y, width, height, {
        stroke,
        strokeWidth: strokeWidth * px,
        ...(dash ? { dash: dash.map((length) => length * px) } : {}),
      })
    return [
      outline(style === 'plain' ? '#231a05' : '#ffffff', style === 'plain' ? 4.5 : 6),
      outline(colour, 3, style === 'wrong' ? [11, 8] : undefined),
      ...tag(mark, colour, px, view),
    ]
  })
}

function tag({ x, y, style, label }: Mark, colour: string, px: number, view: Rect): Shape[] {
  const size = 26 * px
  const text = label && [...label].every((character) => character === ' ' || character in glyphs) ? label : ''
  const textWidth = text ? wordWidth(text, 17 * px) + 12 * px : 0
  const signWidth = style === 'plain' ? 0 : size
  const width = signWidth + textWidth
  if (width === 0) return []
  // above the box, or inside it where there is no room above
  const left = Math.max(view[0] + 2 * px, Math.min(x - 3 * px, view[0] + view[2] - width - 2 * px))
  const top = y - size - 4 * px < view[1] ? y + 3 * px : y - size - 3 * px
  const [cx, cy, r] = [left + size / 2, top + size / 2, 6.5 * px]
  const stroke = 3.4 * px
  const sign: Shape[] =
    style === 'right'
      ? [
          line(
            [
              [cx - r, cy],
              [cx - r * 0.25, cy + r * 0.8],
              [cx + r, cy - r * 0.8],
            ],
            '#ffffff',
            stroke,
          ),
        ]
      : style === 'wrong'
        ? [
            line(
              [
                [cx - r, cy - r],
                [cx + r, cy + r],
              ],
              '#ffffff',
              stroke,
            ),
            line(
              [
                [cx + r, cy - r],
                [cx - r, cy + r],
              ],
              '#ffffff',
              stroke,
            ),
          ]
        : []
  return [
    rect(
      left,
      top,
      width,
      size,
      { fill: colour, stroke: style === 'plain' ? '#231a05' : '#ffffff', strokeWidth: 1.5 * px },
      6 * px,
    ),
    ...sign,
    ...(text
      ? [word(text, left + signWidth + textWidth / 2, cy, 17 * px, style === 'plain' ? '#231a05' : '#ffffff')]
      : []),
  ]
}
