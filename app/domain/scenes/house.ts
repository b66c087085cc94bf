import { rows } from './camera.ts'
import { darker, lighter } from './colour.ts'
import type { Mood } from './light.ts'
import { paintHanok, paintPark } from './low-house.ts'
import { randomFrom } from './random.ts'
import { gable, roof } from './roof.ts'
import { path, rect, type Shape } from './shapes.ts'
import { shop } from './shop.ts'
import { storeyFront } from './storey.ts'
import { shopHeight, storeyHeight, type House } from './street.ts'

/** A house front: shop below, storeys above, things on the roof. `metre` in pixels. No lettering: that is what signs are. */
export function paintHouse(house: House, metre: number, mood: Mood): Shape[] {
  const random = randomFrom(house.seed)
  if (house.style === 'hanok') return paintHanok(house, metre, mood, random)
  if (house.style === 'park') return paintPark(house, metre, random)
  const { x, width, wall } = house
  const top = rows.houses - (shopHeight + house.storeys * storeyHeight) * metre
  const m = (value: number) => value * metre
  const shapes: Shape[] = [
    ...(house.style === 'gable' ? gable(house, top, metre) : roof(house, top, metre, random)),
    rect(x, top, width, rows.houses - top, {
      to: 'down',
      stops: [
        [0, lighter(wall, 0.12)],
        [0.7, wall],
        [1, darker(wall, 0.1)],
      ],
    }),
    rect(x, top, width, m(0.3), darker(wall, 0.2)),
    rect(x, top + m(0.3), width, m(0.1), { fill: '#141824', opacity: 0.18 }),
  ]
  if (house.style === 'brick') {
    const courses: string[] = []
    for (let y = top + m(0.55); y < rows.houses - m(shopHeight); y += m(0.42))
      courses.push(`M${x + 2} ${y.toFixed(1)}h${(width - 4).toFixed(1)}`)
    shapes.push(path(courses.join(''), { stroke: darker(wall, 0.4), strokeWidth: 0.7, opacity: 0.22 }))
  }
  for (let storey = 0; storey < house.storeys; storey++) {
    const y = rows.houses - m(shopHeight + (storey + 1) * storeyHeight)
    shapes.push(...storeyFront(house, y, metre, mood, random))
  }
  shapes.push(...shop(house, metre, mood, random))
  // a house throws a thin shade on its neighbour
  shapes.push(
    rect(x, top, Math.min(10, width), rows.houses - top, {
      to: 'right',
      stops: [
        [0, '#141824', 0.24],
        [1, '#141824', 0],
      ],
    }),
  )
  return shapes
}
