import { HEIGHT, rows, scaleAt, WIDTH } from './camera.ts'
import { darker, lighter } from './colour.ts'
import type { Mood } from './light.ts'
import type { Random } from './random.ts'
import { down, ellipse, line, path, polygon, rect, n, softSpot, type Shape } from './shapes.ts'
import type { Street } from './street.ts'

/** Half width of the side street's asphalt at a row, in pixels. */
export const sideHalf = (street: Street, y: number): number => 3.5 * 100 * scaleAt(street.camera, y)

/** Pavements, asphalt, lines, crosswalk, puddles. */
export function paintRoad(street: Street, mood: Mood, random: Random): Shape[] {
  const asphalt = mood.wet ? '#4f5963' : random.pick(['#5c6168', '#62666b', '#575d66'] as const)
  const slab = random.pick(['#cfc5b4', '#c7c0b6', '#d4c4ae'] as const)
  const shapes: Shape[] = [
    rect(-2, rows.houses - 1, WIDTH + 4, rows.kerbFar - rows.houses + 2, down(darker(slab, 0.14), slab)),
    ...slabs(street, rows.houses, rows.kerbFar, slab, random),
    rect(
      -2,
      rows.kerbFar,
      WIDTH + 4,
      rows.kerbNear - rows.kerbFar + 4,
      down(lighter(asphalt, 0.1), asphalt, darker(asphalt, 0.08)),
    ),
    rect(-2, rows.kerbFar - 1, WIDTH + 4, 4, '#9a958c'),
    rect(-2, rows.kerbFar + 3, WIDTH + 4, 5, { fill: '#141824', opacity: 0.2 }),
  ]
  if (street.sideStreet) shapes.push(...mouth(street, asphalt))
  for (let i = 0; i < 26; i++) {
    const y = random.between(rows.kerbFar + 12, rows.kerbNear - 8)
    shapes.push(
      ellipse(random.between(0, WIDTH), y, random.between(20, 110), random.between(1.5, 4), {
        fill: random.chance(0.5) ? darker(asphalt, 0.3) : lighter(asphalt, 0.2),
        opacity: 0.16,
      }),
    )
  }
  shapes.push(...laneLines(street), ...arrows(street, random))
  if (street.crosswalk) shapes.push(...zebra(street))
  shapes.push(
    rect(-2, rows.kerbNear - 4, WIDTH + 4, 9, down('#d9d4c8', '#a8a297')),
    rect(-2, rows.kerbNear + 5, WIDTH + 4, HEIGHT - rows.kerbNear, down(slab, lighter(slab, 0.12))),
    ...slabs(street, rows.kerbNear + 5, HEIGHT, slab, random),
    // the yellow guiding blocks for blind people
    rect(-2, rows.kerbNear + 20, WIDTH + 4, 8, '#dcb34a'),
    ...Array.from({ length: 60 }, (_, i) => rect(i * 16.4, rows.kerbNear + 20, 1.4, 8, '#b98f2e')),
  )
  const manhole = random.between(0.1, 0.9) * WIDTH
  shapes.push(
    ellipse(manhole, rows.kerbNear - 36, 25, 6, darker(asphalt, 0.35)),
    ellipse(manhole, rows.kerbNear - 37, 21, 4.6, darker(asphalt, 0.2)),
  )
  if (mood.dark)
    shapes.push(
      rect(-2, rows.kerbNear, WIDTH + 4, HEIGHT - rows.kerbNear, {
        fill: {
          to: 'down',
          stops: [
            [0, '#171230', 0.16],
            [1, '#171230', 0.5],
          ],
        },
        lit: true,
      }),
    )
  if (mood.wet) shapes.push(...puddles(random))
  return shapes
}

function slabs(street: Street, from: number, to: number, colour: string, random: Random): Shape[] {
  const shapes: Shape[] = []
  const shade = { opacity: 0.3 }
  const step = 0.9 * 100 * scaleAt(street.camera, from)
  for (let y = from + step * 0.25; y < to; y += step * 0.32)
    shapes.push(
      line(
        [
          [0, y],
          [WIDTH, y],
        ],
        darker(colour, 0.3),
        0.8,
        shade,
      ),
    )
  const vanish = (x: number, y: number) =>
    480 + ((x - 480) * (y - street.camera.horizon)) / (from - street.camera.horizon)
  const d: string[] = []
  for (let x = -700; x < WIDTH + 700; x += step)
    d.push(`M${n(vanish(x, from))} ${n(from)}L${n(vanish(x, to))} ${n(to)}`)
  shapes.push(path(d.join(''), { stroke: darker(colour, 0.3), strokeWidth: 0.8, opacity: 0.26 }))
  for (let i = 0; i < 5; i++)
    shapes.push(
      ellipse(random.between(0, WIDTH), random.between(from, to), 60, 4, { fill: darker(colour, 0.3), opacity: 0.08 }),
    )
  return shapes
}

function mouth(street: Street, asphalt: string): Shape[] {
  const { x } = street.sideStreet!
  const horizon = street.camera.horizon
  const far = horizon + (rows.houses - horizon) * 0.34
  const wide = (y: number) => sideHalf(street, y)
  const [y0, y1] = [far, rows.kerbFar + 2]
  const dashes: Shape[] = []
  for (let y = far + 4; y < rows.kerbFar - 8; y += 5 + (y - far) * 0.16) {
    const h = 2 + (y - far) * 0.07
    const w = Math.max(0.8, 0.012 * (y - horizon))
    dashes.push(rect(x - w, y, 2 * w, h, '#d9b24c'))
  }
  return [
    path(
      `M${n(x - wide(y0))} ${n(y0)}L${n(x + wide(y0))} ${n(y0)}L${n(x + wide(y1) * 1.02)} ${n(y1 - 8)}Q${n(x + wide(y1) * 1.08)} ${n(y1)} ${n(x + wide(y1) * 1.3)} ${n(y1 + 1)}L${n(x - wide(y1) * 1.3)} ${n(y1 + 1)}Q${n(x - wide(y1) * 1.08)} ${n(y1)} ${n(x - wide(y1) * 1.02)} ${n(y1 - 8)}Z`,
      down(lighter(asphalt, 0.24), lighter(asphalt, 0.1)),
    ),
    ...dashes,
    rect(x + 4, rows.kerbFar - 9, wide(rows.kerbFar) - 8, 4, { fill: '#f1efe6', opacity: 0.85 }),
  ]
}

function laneLines(street: Street): Shape[] {
  const shapes: Shape[] = []
  for (const { y, centre } of street.lines) {
    const thick = Math.max(1.4, (y - street.camera.horizon) * 0.016)
    if (centre) {
      shapes.push(rect(0, y - thick * 1.3, WIDTH, thick, '#e2b33f'), rect(0, y + thick * 0.6, WIDTH, thick, '#e2b33f'))
      continue
    }
    const step = 7 * 100 * scaleAt(street.camera, y)
    for (let x = -step * 0.3; x < WIDTH; x += step) shapes.push(rect(x, y - thick / 2, step * 0.42, thick, '#ece8dc'))
  }
  const edge = rows.kerbNear - 14
  shapes.push(rect(0, edge, WIDTH, 3, '#e9e4d6'), rect(0, rows.kerbFar + 11, WIDTH, 1.6, '#e9e4d6'))
  return shapes
}

/** Straight-on arrows painted in the lanes. */
function arrows(street: Street, random: Random): Shape[] {
  return street.lanes.map(({ y, facing }, index) => {
    const last = index === 0 ? rows.kerbFar + 12 : street.lines[index - 1]!.y
    const next = street.lines[index]?.y ?? rows.kerbNear - 14
    const [middle, half] = [(last + next) / 2, (next - last) / 2]
    const long = 150 * scaleAt(street.camera, y)
    const x = random.between(0.1, 0.9) * WIDTH
    const k = facing === 'right' ? 1 : -1
    const h = half * 0.07
    const points: [number, number][] = [
      [x - k * long, middle - h],
      [x + k * long * 0.4, middle - h],
      [x + k * long * 0.34, middle - half * 0.27],
      [x + k * long, middle],
      [x + k * long * 0.34, middle + half * 0.27],
      [x + k * long * 0.4, middle + h],
      [x - k * long, middle + h],
    ]
    return polygon(points, { fill: '#ece8dc', opacity: 0.6 })
  })
}

/** Left and right edge of the crosswalk at a row. */
export function zebraAt(street: Street, y: number): [left: number, right: number] {
  const { far, near, half } = street.crosswalk!
  const share = (y - rows.kerbFar) / (rows.kerbNear - rows.kerbFar)
  const [middle, reach] = [far + (near - far) * share, half * 100 * scaleAt(street.camera, y)]
  return [middle - reach, middle + reach]
}

function zebra(street: Street): Shape[] {
  const shapes: Shape[] = []
  const { horizon } = street.camera
  const asphalt: [number, number][] = [
    [...pair(street, rows.kerbFar + 9, 0)],
    [...pair(street, rows.kerbFar + 9, 1)],
    [...pair(street, rows.kerbNear - 8, 1)],
    [...pair(street, rows.kerbNear - 8, 0)],
  ]
  shapes.push(polygon(asphalt, '#5a6067'))
  const [a, b] = [1 / (rows.kerbFar + 12 - horizon), 1 / (rows.kerbNear - 8 - horizon)]
  const bars = 11
  for (let i = 0; i < bars; i++) {
    const y0 = horizon + 1 / (a + ((b - a) * (i + 0.1)) / bars)
    const y1 = horizon + 1 / (a + ((b - a) * (i + 0.62)) / bars)
    shapes.push(
      polygon([pair(street, y0, 0), pair(street, y0, 1), pair(street, y1, 1), pair(street, y1, 0)], '#f0ede3'),
    )
  }
  for (const side of [-1, 1]) {
    // stop lines
    const at = (y: number): number =>
      side < 0
        ? zebraAt(street, y)[0] - 26 * scaleAt(street.camera, y) * 2.4
        : zebraAt(street, y)[1] + 26 * scaleAt(street.camera, y) * 2.4
    const centre = street.lines.find((l) => l.centre)!.y
    const [from, to] = side < 0 ? [centre + 4, rows.kerbNear - 16] : [rows.kerbFar + 13, centre - 4]
    const w = (y: number) => 14 * scaleAt(street.camera, y) * 2
    shapes.push(
      polygon(
        [
          [at(from) - w(from), from],
          [at(from) + w(from), from],
          [at(to) + w(to), to],
          [at(to) - w(to), to],
        ],
        { fill: '#f0ede3', opacity: 0.9 },
      ),
    )
  }
  return shapes
}
const pair = (street: Street, y: number, side: 0 | 1): [number, number] => [zebraAt(street, y)[side], y]

function puddles(random: Random): Shape[] {
  return Array.from({ length: 9 }, (_, i) => {
    const y =
      i < 6 ? random.between(rows.kerbFar + 20, rows.kerbNear - 16) : random.between(rows.kerbNear + 34, HEIGHT - 6)
    const [x, w] = [random.between(0, WIDTH), random.between(34, 84) * ((y - 280) / 200)]
    const h = Math.max(2.5, w * 0.085)
    const water = {
      fill: {
        to: 'down' as const,
        stops: [
          [0, '#a9b7c1', 0.75],
          [1, '#8796a2', 0.6],
        ] as [number, string, number][],
      },
      lit: true,
    }
    return [
      ellipse(x, y, w, h, water),
      ellipse(x + w * random.between(-0.8, 0.8), y + h * random.between(0.3, 0.9), w * 0.55, h * 0.6, water),
      ellipse(x + w * 0.15, y, w * 0.3, Math.max(1.2, h * 0.34), {
        stroke: '#dfe7ec',
        strokeWidth: 0.9,
        opacity: 0.55,
        lit: true,
      }),
      ellipse(x - w * 0.45, y + h * 0.2, w * 0.16, Math.max(0.9, h * 0.2), {
        stroke: '#dfe7ec',
        strokeWidth: 0.8,
        opacity: 0.5,
        lit: true,
      }),
    ]
  }).flat()
}

/** A sheen of the sky on the wet asphalt. */
export const wetSheen = (): Shape[] => [
  rect(0, rows.kerbFar, WIDTH, rows.kerbNear - rows.kerbFar, {
    fill: {
      to: 'down',
      stops: [
        [0, '#d3dde3', 0.34],
        [0.5, '#d3dde3', 0.08],
        [1, '#d3dde3', 0.18],
      ],
    },
    lit: true,
  }),
  ellipse(WIDTH / 2, (rows.kerbFar + rows.kerbNear) / 2, 500, 60, { fill: softSpot('#ffffff', 0.1), lit: true }),
]
