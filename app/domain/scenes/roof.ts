import { across, circle, down, line, n, path, rect, type Shape } from './shapes.ts'
import { darker, lighter } from './colour.ts'
import type { Random } from './random.ts'
import type { House } from './street.ts'

/** What stands on a flat roof: stair house, water tank, aerial, plants. */
export function roof({ x, width, wall, style }: House, top: number, metre: number, random: Random): Shape[] {
  const m = (value: number) => value * metre
  const shapes: Shape[] = []
  if (random.chance(0.55)) {
    const [w, at] = [m(2.4), x + width * random.between(0.15, 0.6)]
    shapes.push(
      rect(at, top - m(1.9), w, m(2), darker(wall, 0.12)),
      rect(at - 1, top - m(2), w + 2, m(0.2), darker(wall, 0.3)),
      rect(at + w * 0.3, top - m(1.4), w * 0.3, m(0.9), '#6f8796'),
    )
  }
  if (random.chance(0.5)) {
    // the water tank of a Korean roof
    const tank = random.pick(['#e0b64a', '#4d86b8', '#e0b64a'] as const)
    const at = x + width * random.between(0.55, 0.8)
    shapes.push(
      rect(at, top - m(0.35), m(1.3), m(0.4), '#6c737b'),
      rect(at, top - m(1.5), m(1.3), m(1.2), across(lighter(tank, 0.2), tank, darker(tank, 0.2)), m(0.3)),
    )
  }
  if (random.chance(0.5))
    shapes.push(
      line(
        [
          [x + width * 0.2, top],
          [x + width * 0.2, top - m(1.8)],
        ],
        '#5a6068',
        1.2,
      ),
      line(
        [
          [x + width * 0.2 - m(0.5), top - m(1.5)],
          [x + width * 0.2 + m(0.5), top - m(1.5)],
        ],
        '#5a6068',
        1,
      ),
    )
  if (style !== 'office' && random.chance(0.4))
    for (let i = 0; i < 5; i++)
      shapes.push(
        circle(
          x + width * 0.75 + i * m(0.4),
          top - m(0.1),
          m(random.between(0.25, 0.45)),
          i % 2 ? '#6f9a5f' : '#587f4f',
        ),
      )
  return shapes
}

/** A pitched roof seen from its long side, with a chimney and a dormer. */
export function gable({ x, width }: House, top: number, metre: number): Shape[] {
  const m = (value: number) => value * metre
  const tile = '#8d5a48'
  const up = top - m(2.1)
  const lines = [0.25, 0.5, 0.75].map(
    (share) => `M${n(x - m(0.3) + m(1) * share)} ${n(top - m(2.1) * share)}H${n(x + width + m(0.3) - m(1) * share)}`,
  )
  return [
    rect(x + width * 0.72, up - m(0.7), m(0.7), m(1.6), '#9c6f5a'),
    path(
      `M${n(x - m(0.3))} ${n(top + 1)}L${n(x + m(0.7))} ${n(up)}H${n(x + width - m(0.7))}L${n(x + width + m(0.3))} ${n(top + 1)}Z`,
      down(lighter(tile, 0.2), darker(tile, 0.15)),
    ),
    path(lines.join(''), { stroke: darker(tile, 0.4), strokeWidth: 1, opacity: 0.4 }),
    path(
      `M${n(x + width * 0.3 - m(0.9))} ${n(top - m(0.2))}v${n(-m(1.1))}l${n(m(0.9))} ${n(-m(0.7))}l${n(m(0.9))} ${n(m(0.7))}v${n(m(1.1))}Z`,
      '#e8dcc8',
    ),
    rect(x + width * 0.3 - m(0.45), top - m(1.2), m(0.9), m(0.85), '#7f9db0', 1),
  ]
}
