import type { Random } from './random.ts'
import type { Sprite } from './scene.ts'
import { circle, down, ellipse, line, path, rect, softSpot, type Shape } from './shapes.ts'

const lampColours = {
  red: ['#5b2522', '#ff4b3a'],
  amber: ['#5d4a1d', '#ffc23a'],
  arrow: ['#1f4a33', '#3ddc84'],
  green: ['#1f4a33', '#3ddc84'],
} as const

const lamp = (x: number, y: number, r: number, kind: keyof typeof lampColours, on: boolean): Shape[] => {
  const [off, bright] = lampColours[kind]
  return [
    circle(x, y, r + 4, '#14171b'),
    circle(x, y, r, { fill: on ? bright : off, lit: on }),
    ...(on
      ? [ellipse(x - r * 0.3, y - r * 0.35, r * 0.35, r * 0.25, { fill: '#ffffff', opacity: 0.55, lit: true })]
      : []),
    path(
      `M${x - r - 5} ${y - 2}A${r + 5} ${r + 5} 0 0 1 ${x + r + 5} ${y - 2}L${x + r + 1} ${y - 3}A${r + 1} ${r + 1} 0 0 0 ${x - r - 1} ${y - 3}Z`,
      '#2f353c',
    ),
  ]
}

const housing = (x: number, y: number, w: number, h: number): Shape =>
  rect(x, y, w, h, { fill: down('#4a525b', '#2f353c', '#23282e'), stroke: '#15181c', strokeWidth: 3 }, 16)

/** The housing of a signal over the road: four lamps side by side, as in Korea. Its middle is at (0, 0). */
export function roadSignal(random: Random): Sprite {
  const on = random.pick(['red', 'green', 'amber', 'arrow'] as const)
  const kinds = ['red', 'amber', 'arrow', 'green'] as const
  const at = kinds.indexOf(on)
  return {
    body: [
      housing(-104, -31, 208, 62),
      ...kinds.flatMap((kind, i) => lamp(-75 + i * 50, 0, 19, kind, kind === on)),
      ...[
        line(
          [
            [16, 0],
            [33, 0],
          ],
          on === 'arrow' ? '#0f3a24' : '#14301f',
          5,
        ),
        line(
          [
            [22, -7],
            [15, 0],
            [22, 7],
          ],
          on === 'arrow' ? '#0f3a24' : '#14301f',
          5,
        ),
      ],
    ],
    glow: [circle(-75 + at * 50, 0, 62, softSpot(lampColours[on][1], 0.75))],
    masses: [[-104, -31, 208, 62]],
    shadow: 0,
  }
}

/** The housing of a signal for people on foot: red above green. Its middle is at (0, 0). */
export function walkSignal(random: Random): Sprite {
  const go = random.chance(0.5)
  return {
    body: [housing(-34, -62, 68, 124), ...lamp(0, -27, 22, 'red', !go), ...lamp(0, 29, 22, 'green', go)],
    glow: [circle(0, go ? 29 : -27, 58, softSpot(lampColours[go ? 'green' : 'red'][1], 0.75))],
    masses: [[-34, -62, 68, 124]],
    shadow: 0,
  }
}
