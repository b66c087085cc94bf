import { darker, lighter } from './colour.ts'
import { word, wordDown, wordWidth } from './lettering.ts'
import { boards } from './palette.ts'
import type { Random } from './random.ts'
import type { Rect, Sprite } from './scene.ts'
import { bladeNames, shopNames } from './shop-names.ts'
import { down, rect, softSpot, ellipse, line } from './shapes.ts'

/** The rectangle of this size around (0, 0). */
const centred = (width: number, height: number): Rect => [-width / 2, -height / 2, width, height]

/** A flat board over a shop window, its middle at (0, 0); `width` in centimetres. */
export function fascia(width: number, random: Random, dark: boolean): Sprite {
  const { board, ink } = random.pick(boards)
  const [height, half] = [104, width / 2]
  const name = random.pick(shopNames)
  const size = Math.min(74, (width - 70) / (wordWidth(name, 1) || 1))
  return {
    body: [
      rect(
        -half,
        -height / 2,
        width,
        height,
        { fill: dark ? lighter(board, 0.12) : down(lighter(board, 0.14), board, darker(board, 0.14)), lit: dark },
        5,
      ),
      rect(
        -half + 6,
        -height / 2 + 6,
        width - 12,
        height - 12,
        { stroke: ink, strokeWidth: 2.4, opacity: 0.4, lit: dark },
        3,
      ),
      word(name, 0, 0, size, ink, { lit: dark }),
    ],
    glow: [ellipse(0, 20, half * 1.25, 120, softSpot(lighter(board, 0.5), 0.34))],
    masses: [[-half, -height / 2, width, height]],
    shadow: 0,
    writing: { text: name, area: centred(wordWidth(name, size), size) },
  }
}

/** A narrow board that sticks out of the wall, read downward; its middle is at (0, 0). */
export function blade(random: Random, dark: boolean): Sprite {
  const { board, ink } = random.pick(boards)
  const name = random.pick(bladeNames)
  const size = 74
  const height = [...name].length * size * 1.02 + 46
  return {
    body: [
      line(
        [
          [-58, -height / 2 + 24],
          [-44, -height / 2 + 24],
        ],
        '#4a5058',
        7,
      ),
      line(
        [
          [-58, height / 2 - 24],
          [-44, height / 2 - 24],
        ],
        '#4a5058',
        7,
      ),
      rect(
        -48,
        -height / 2,
        96,
        height,
        {
          fill: dark ? lighter(board, 0.12) : down(lighter(board, 0.14), board, darker(board, 0.14)),
          stroke: darker(board, 0.4),
          strokeWidth: 4,
          lit: dark,
        },
        9,
      ),
      wordDown(name, 0, 0, size, ink, dark),
    ],
    glow: [ellipse(0, 0, 130, height * 0.8, softSpot(lighter(board, 0.5), 0.34))],
    masses: [[-50, -height / 2, 100, height]],
    shadow: 0,
    writing: { text: name, area: centred(size, [...name].length * size * 1.02) },
  }
}
