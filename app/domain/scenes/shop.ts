import { rows } from './camera.ts'
import { darker, mix } from './colour.ts'
import type { Mood } from './light.ts'
import type { Random } from './random.ts'
import { circle, down, line, path, polygon, rect, type Shape } from './shapes.ts'
import { shopHeight, type House } from './street.ts'

/** The ground floor: a lit shop window with goods, a door, perhaps an awning. */
export function shop(house: House, metre: number, mood: Mood, random: Random): Shape[] {
  const { x, width, wall, awning } = house
  const m = (value: number) => value * metre
  const base = rows.houses
  const inner = width - m(0.8)
  const left = x + m(0.4)
  const frame = random.pick(['#2f3a40', '#6b4a36', '#e9e2d2', '#24403a'] as const)
  const doorAt = random.chance(0.5) ? left + m(0.2) : left + inner - m(1.5)
  const light = mood.dark || mood.wet
  const inside = light ? down('#fff0c4', '#ffd48a', '#d99a58') : down('#9db4bd', '#7a929e', '#5b6f78')
  const shapes: Shape[] = [
    rect(x, base - m(shopHeight), width, m(shopHeight), darker(wall, 0.24)),
    rect(x, base - m(shopHeight), width, m(0.1), darker(wall, 0.45)),
    rect(left, base - m(2.62), inner, m(2.3), frame, 2),
    rect(left + m(0.1), base - m(2.52), inner - m(0.2), m(2.1), { fill: inside, lit: light }, 1),
  ]
  // shelves and goods behind the glass
  const goods = ['#c8553d', '#e3b23c', '#588b8b', '#f2e9e4', '#8fb996', '#6d6875']
  for (let shelf = 0; shelf < 2; shelf++) {
    const y = base - m(0.75 + shelf * 0.72)
    shapes.push(rect(left + m(0.15), y, inner - m(0.3), m(0.06), { fill: '#5b4636', opacity: 0.5 }))
    for (let gx = left + m(0.3); gx < left + inner - m(0.5); gx += m(random.between(0.3, 0.62))) {
      const h = m(random.between(0.18, 0.46))
      if (random.chance(0.75)) shapes.push(rect(gx, y - h, m(0.24), h, { fill: random.pick(goods), opacity: 0.62 }, 1))
    }
  }
  const posts = Math.max(1, Math.round(inner / m(2.2)))
  for (let i = 1; i < posts; i++)
    shapes.push(rect(left + (inner * i) / posts - m(0.05), base - m(2.6), m(0.1), m(2.3), frame))
  shapes.push(
    polygon(
      [
        [left + inner * 0.3, base - m(2.5)],
        [left + inner * 0.42, base - m(2.5)],
        [left + inner * 0.3, base - m(0.45)],
        [left + inner * 0.18, base - m(0.45)],
      ],
      { fill: '#ffffff', opacity: 0.16 },
    ),
    rect(left, base - m(0.4), inner, m(0.4), mix(frame, wall, 0.4)),
    rect(doorAt, base - m(2.6), m(1.3), m(2.6), frame, 1),
    rect(doorAt + m(0.14), base - m(2.4), m(1.02), m(1.95), { fill: inside, lit: light }),
    line(
      [
        [doorAt + m(1), base - m(1.5)],
        [doorAt + m(1), base - m(1)],
      ],
      '#d9c48f',
      Math.max(1, m(0.07)),
    ),
  )
  if (random.chance(0.62)) {
    // an awning of stripes
    const stripes = Math.max(4, Math.round(inner / m(0.5)))
    const w = inner / stripes
    for (let i = 0; i < stripes; i++) {
      const a = left + i * w
      const colour = i % 2 ? '#f4ecdd' : awning
      shapes.push(
        path(
          `M${a.toFixed(1)} ${(base - m(2.72)).toFixed(1)}h${w.toFixed(1)}v${m(0.5).toFixed(1)}q${(-w / 2).toFixed(1)} ${m(0.22).toFixed(1)} ${(-w).toFixed(1)} 0Z`,
          down(colour, darker(colour, 0.12)),
        ),
      )
    }
    shapes.push(rect(left, base - m(2.22), inner, m(0.5), { fill: '#141824', opacity: 0.16 }))
  }
  // pots by the door
  if (random.chance(0.5)) {
    const px = doorAt > x + width / 2 ? doorAt - m(0.5) : doorAt + m(1.6)
    shapes.push(
      path(
        `M${px.toFixed(1)} ${(base - m(0.5)).toFixed(1)}h${m(0.5).toFixed(1)}l${(-m(0.08)).toFixed(1)} ${m(0.5).toFixed(1)}h${(-m(0.34)).toFixed(1)}Z`,
        '#a65f3e',
      ),
      circle(px + m(0.25), base - m(0.75), m(0.4), '#5f8f56'),
      circle(px + m(0.12), base - m(0.92), m(0.22), '#78a866'),
    )
  }
  if (light)
    shapes.push(
      rect(x, base - m(2.8), width, m(2.8), {
        fill: {
          to: 'down',
          stops: [
            [0, '#ffdf9a', 0.06],
            [1, '#ffdf9a', 0.22],
          ],
        },
        lit: true,
      }),
    )
  return shapes
}
