import { darker, lighter, mix } from './colour.ts'
import type { Mood } from './light.ts'
import type { Random } from './random.ts'
import { circle, down, line, rect, type Shape } from './shapes.ts'
import type { House } from './street.ts'

const pane = (dark: boolean, lit: boolean): string => (lit ? '#ffd78a' : dark ? '#4a5470' : '#7f9db0')

/** The windows of one storey whose top is at row `y`. */
export function storeyFront(house: House, y: number, metre: number, mood: Mood, random: Random): Shape[] {
  const { x, width, wall, style } = house
  const m = (value: number) => value * metre
  const shapes: Shape[] = []
  const inner = width - m(1)
  if (style === 'office') {
    const count = Math.max(2, Math.round(inner / m(1.5)))
    const w = inner / count
    shapes.push(rect(x + m(0.5) - 2, y + m(0.45), inner + 4, m(2.1), darker(wall, 0.55)))
    for (let i = 0; i < count; i++) {
      const lit = mood.dark && random.chance(0.55)
      shapes.push(
        rect(x + m(0.5) + i * w + 1, y + m(0.5), w - 2, m(2), {
          fill: lit ? '#ffd78a' : down(mix(pane(mood.dark, false), '#dcecf2', 0.35), pane(mood.dark, false)),
          lit,
        }),
      )
    }
    return shapes
  }
  const count = Math.max(2, Math.floor(inner / m(style === 'villa' ? 2.6 : 2)))
  const pitch = inner / count
  const w = Math.min(pitch * 0.68, m(style === 'villa' ? 1.9 : 1.25))
  const h = m(style === 'villa' ? 1.75 : 1.5)
  for (let i = 0; i < count; i++) {
    const wx = x + m(0.5) + pitch * (i + 0.5) - w / 2
    const wy = y + m(0.6)
    const lit = mood.dark && random.chance(0.5)
    shapes.push(rect(wx - m(0.09), wy - m(0.09), w + m(0.18), h + m(0.18), lighter(wall, 0.4), 1.5))
    shapes.push(
      rect(wx, wy, w, h, {
        fill: lit
          ? down('#ffe4a6', '#ffca6e')
          : down(mix(pane(mood.dark, false), '#e6f1f5', 0.35), pane(mood.dark, false)),
        lit,
      }),
    )
    if (random.chance(0.4))
      shapes.push(
        rect(wx, wy, w * random.between(0.2, 0.45), h, { fill: lit ? '#f5b860' : '#e8e2d6', opacity: 0.7, lit }),
      )
    shapes.push(
      line(
        [
          [wx + w / 2, wy],
          [wx + w / 2, wy + h],
        ],
        lighter(wall, 0.3),
        Math.max(0.8, m(0.06)),
      ),
    )
    shapes.push(rect(wx - m(0.16), wy + h + m(0.06), w + m(0.32), m(0.12), darker(wall, 0.16)))
    if (style === 'villa') {
      // a balcony rail
      shapes.push(rect(wx - m(0.2), wy + h - m(0.6), w + m(0.4), m(0.62), { fill: darker(wall, 0.45), opacity: 0.28 }))
      shapes.push(
        line(
          [
            [wx - m(0.2), wy + h - m(0.6)],
            [wx + w + m(0.2), wy + h - m(0.6)],
          ],
          darker(wall, 0.5),
          Math.max(1, m(0.07)),
        ),
      )
    } else if (random.chance(0.22)) {
      // an air conditioner
      shapes.push(
        rect(wx + w * 0.2, wy + h + m(0.2), m(0.8), m(0.55), '#e6e6e2', 1.5),
        circle(wx + w * 0.2 + m(0.32), wy + h + m(0.47), m(0.19), '#b8bcbd'),
      )
    } else if (random.chance(0.18)) {
      // flowers on the sill
      for (let f = 0; f < 4; f++)
        shapes.push(circle(wx + (w * (f + 0.5)) / 4, wy + h - m(0.02), m(0.15), f % 2 ? '#d1495b' : '#6f9e4b'))
    }
  }
  return shapes
}
