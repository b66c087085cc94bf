import { rows } from './camera.ts'
import { darker, lighter } from './colour.ts'
import type { Mood } from './light.ts'
import { circle, down, polygon, softSpot, type Shape } from './shapes.ts'
import { shopHeight, storeyHeight, type House, type Street } from './street.ts'

/** The side street between two houses: asphalt that runs away and the walls that follow it. */
export function paintSideStreet(
  { sideStreet, camera: { horizon }, houses }: Street,
  metre: number,
  mood: Mood,
): Shape[] {
  if (!sideStreet) return []
  const side = sideStreet
  const base = rows.houses
  const far = horizon + (base - horizon) * 0.34
  const k = (far - horizon) / (base - horizon)
  const toward = (x: number) => side.x + (x - side.x) * k
  const wallShade = (x: number, house: House): Shape[] => {
    if (house.style === 'park') return []
    const colour = darker(house.wall, 0.12)
    const top = base - (shopHeight + house.storeys * storeyHeight) * metre
    const farTop = horizon + (top - horizon) * k
    return [
      polygon(
        [
          [x, top],
          [toward(x), farTop],
          [toward(x), far],
          [x, base],
        ],
        down(lighter(colour, 0.08), darker(colour, 0.18)),
      ),
      ...[0.22, 0.5, 0.78].flatMap((t) =>
        [0.16, 0.42].map((u) => {
          const at = (share: number) => x + (toward(x) - x) * share
          const ceil = (share: number, v: number) =>
            top + (farTop - top) * share + (base - top + (far - farTop - (base - top)) * share) * v
          const lit = mood.dark && (t * 10 + u * 7) % 2 < 1.1
          return polygon(
            [
              [at(t), ceil(t, u)],
              [at(t + 0.13), ceil(t + 0.13, u)],
              [at(t + 0.13), ceil(t + 0.13, u + 0.14)],
              [at(t), ceil(t, u + 0.14)],
            ],
            { fill: lit ? '#ffd78a' : '#5f7684', lit },
          )
        }),
      ),
    ]
  }
  const [left, right] = [houses.filter((house) => house.x < side.x).at(-1)!, houses.find((house) => house.x > side.x)!]
  return [
    polygon(
      [
        [side.left, base - 1],
        [side.left, base + 40],
        [side.right, base + 40],
        [side.right, base - 1],
        [toward(side.right), far],
        [toward(side.left), far],
      ],
      '#b9b2a6',
    ),
    ...wallShade(side.left, left),
    ...wallShade(side.right, right),
    // trees at the far end
    ...[-0.8, -0.3, 0.25, 0.75].map((t) =>
      circle(
        side.x + t * (side.x - toward(side.left)),
        far - 5 - Math.abs(t) * 3,
        7 + Math.abs(t) * 4,
        t > 0 ? '#6f9a72' : '#5f8a68',
      ),
    ),
    circle(side.x, far - 8, 50, { fill: softSpot(mood.dark ? '#ffc58a' : '#ffffff', 0.35), lit: true }),
  ]
}
