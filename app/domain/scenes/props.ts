import { darker, lighter } from './colour.ts'
import type { Random } from './random.ts'
import type { Sprite } from './scene.ts'
import { circle, curve, down, ellipse, line, path, rect, softSpot, type Shape } from './shapes.ts'

/** A street tree. It hides what is behind it and is never labeled. */
export function tree(random: Random, tall: number, crown = tall * 0.36): Sprite {
  const leaf = random.pick(['#6f9a5f', '#7ba36a', '#5f8a5c', '#8aa35a', '#c99a45', '#b98a3f'] as const)
  const at = -tall + crown
  const blobs: Shape[] = []
  const spots: [number, number, number][] = [
    [0, 0.1, 0.9],
    [-0.55, 0.25, 0.62],
    [0.55, 0.22, 0.64],
    [-0.25, -0.4, 0.66],
    [0.32, -0.36, 0.6],
    [-0.68, -0.08, 0.4],
    [0.7, -0.1, 0.38],
    [-0.18, 0.52, 0.5],
    [0.28, 0.5, 0.48],
  ]
  for (const [x, y, r] of spots)
    blobs.push(circle(x * crown * 0.95, at + y * crown * 1.1, r * crown * 0.8, darker(leaf, 0.14)))
  for (const [x, y, r] of spots)
    blobs.push(circle(x * crown * 0.95 - crown * 0.06, at + y * crown * 1.1 - crown * 0.08, r * crown * 0.7, leaf))
  // tufts of leaves: light above, dark below
  const tuft = 7 + crown * 0.035
  for (let i = 0; i < crown * 0.34; i++) {
    const angle = random.between(0, Math.PI * 2)
    const reach = Math.sqrt(random.next()) * crown * 0.82
    const [x, y] = [Math.cos(angle) * reach, at + Math.sin(angle) * reach * 0.85 + crown * 0.05]
    const light = y < at + crown * random.between(-0.3, 0.5)
    const fill = light ? lighter(leaf, random.between(0.1, 0.26)) : darker(leaf, random.between(0.06, 0.18))
    blobs.push(ellipse(x, y, tuft * random.between(0.8, 1.5), tuft * random.between(0.5, 0.85), { fill, opacity: 0.6 }))
  }
  return {
    body: [
      rect(-50, -12, 100, 14, '#8a8378', 4),
      path(`M-13 0L-9 ${at + crown * 0.2}L9 ${at + crown * 0.2}L13 0Z`, down('#7b5f49', '#5e4838')),
      curve(
        `M0 ${at + crown * 0.7}Q${crown * 0.3} ${at + crown * 0.5} ${crown * 0.4} ${at + crown * 0.2}`,
        '#6b5241',
        9,
      ),
      ...blobs,
    ],
    masses: [
      [-12, -tall * 0.4, 24, tall * 0.4],
      [-crown * 1.05, at - crown * 0.75, crown * 2.1, crown * 1.75],
    ],
    shadow: 56,
  }
}

/** A street lamp that leans over the road. */
export function lamp(): Sprite {
  const top = -560
  return {
    body: [
      rect(-13, -46, 26, 46, '#3d444d', 5),
      line(
        [
          [0, -20],
          [0, top + 40],
        ],
        '#4a525b',
        11,
      ),
      curve(`M0 ${top + 44}Q4 ${top} 70 ${top - 4}`, '#4a525b', 9),
      path(`M58 ${top - 14}L112 ${top - 10}L112 ${top}L60 ${top + 2}Z`, '#3d444d'),
      rect(66, top, 42, 7, { fill: '#fff0c2', lit: true }, 3),
    ],
    glow: [circle(88, top + 8, 120, softSpot('#ffe3a0', 0.75)), ellipse(70, -4, 230, 44, softSpot('#ffd98a', 0.32))],
    masses: [[-8, top, 16, -top]],
    shadow: 22,
  }
}

/** A concrete utility pole with its transformer. */
export function pole(random: Random): Sprite {
  const top = -900
  const drum = random.chance(0.5)
  return {
    body: [
      path(`M-13 0L-8 ${top}L8 ${top}L13 0Z`, {
        to: 'right',
        stops: [
          [0, '#a9a69f'],
          [1, '#7f7c76'],
        ],
      }),
      ...[0, 1, 2, 3].map((i) => rect(-13, -150 + i * 26, 25, 13, i % 2 ? '#2f3338' : '#e2b33f')),
      line(
        [
          [-90, top + 40],
          [90, top + 40],
        ],
        '#6c6f73',
        9,
      ),
      line(
        [
          [-60, top + 100],
          [60, top + 100],
        ],
        '#6c6f73',
        8,
      ),
      ...[-80, -40, 40, 80].map((x) => rect(x - 5, top + 20, 10, 18, '#c9cdd0', 3)),
      ...(drum ? [rect(18, top + 150, 52, 86, down('#b9bdc0', '#85898d'), 8)] : []),
    ],
    masses: [[-13, top, 26, -top]],
    shadow: 24,
  }
}

/** The mast of a road signal: upright at x = 0, arm toward +x; the signal hangs at (reach, −height). */
export function mast(height: number, reach: number): Sprite {
  return {
    body: [
      rect(-18, -40, 36, 40, '#59616a', 5),
      line(
        [
          [0, -20],
          [0, -height - 24],
        ],
        '#7a828b',
        15,
      ),
      line(
        [
          [0, -height],
          [reach, -height],
        ],
        '#7a828b',
        10,
      ),
      line(
        [
          [0, -height + 60],
          [reach * 0.32, -height],
        ],
        '#7a828b',
        6,
      ),
    ],
    masses: [
      [-8, -height, 16, height],
      [0, -height - 6, reach, 12],
    ],
    shadow: 22,
  }
}

/** The post of a signal for people on foot. */
export function post(height: number): Sprite {
  return {
    body: [
      rect(-14, -30, 28, 30, '#59616a', 4),
      line(
        [
          [0, -20],
          [0, -height],
        ],
        '#7a828b',
        12,
      ),
    ],
    masses: [[-7, -height, 14, height]],
    shadow: 20,
  }
}

/** A low bollard on the kerb. */
export const bollard = (): Sprite => ({
  body: [
    rect(
      -9,
      -78,
      18,
      78,
      {
        to: 'right',
        stops: [
          [0, '#8d949c'],
          [1, '#5a6068'],
        ],
      },
      8,
    ),
    rect(-9, -64, 18, 12, '#e2b33f'),
  ],
  masses: [[-9, -78, 18, 78]],
  shadow: 16,
})

/** A wooden bench. */
export const bench = (): Sprite => ({
  body: [
    ...[-66, 60].map((x) => rect(x, -44, 8, 44, '#3d444d', 2)),
    rect(-84, -48, 168, 9, '#a9774a', 3),
    rect(-84, -84, 168, 11, '#b98554', 3),
    rect(-84, -68, 168, 11, '#a9774a', 3),
    ...[-70, 64].map((x) => rect(x, -86, 6, 46, '#3d444d', 2)),
  ],
  masses: [
    [-84, -86, 168, 50],
    [-66, -40, 130, 40],
  ],
  shadow: 86,
})

/** A stone planter full of flowers. */
export function planter(random: Random): Sprite {
  const bloom = random.pick(['#d1495b', '#edae49', '#e9e4f0', '#b5838d', '#7d5ba6'] as const)
  const leaves: Shape[] = []
  for (let i = 0; i < 11; i++)
    leaves.push(
      circle(-62 + i * 12.4, -52 - random.between(0, 16), random.between(11, 17), i % 2 ? '#5f8f56' : '#76a565'),
    )
  for (let i = 0; i < 12; i++)
    leaves.push(circle(random.between(-60, 60), random.between(-76, -52), 5.5, i % 4 ? bloom : lighter(bloom, 0.5)))
  return {
    body: [
      ...leaves,
      path('M-74-46L74-46L66 0L-66 0Z', down('#c9c3b8', '#a49d92')),
      rect(-78, -52, 156, 12, '#d6d0c4', 4),
    ],
    masses: [[-76, -78, 152, 78]],
    shadow: 72,
  }
}

/** A red letter box. */
export const mailbox = (): Sprite => ({
  body: [
    rect(-8, -50, 16, 50, '#5a6068'),
    rect(
      -27,
      -122,
      54,
      78,
      {
        to: 'right',
        stops: [
          [0, '#d2453b'],
          [1, '#a32f28'],
        ],
      },
      10,
    ),
    rect(-17, -104, 34, 7, '#5d1a16', 3),
    rect(-14, -84, 28, 20, '#f3ead7', 2),
  ],
  masses: [[-27, -122, 54, 122]],
  shadow: 26,
})

/** A litter bin. */
export const bin = (): Sprite => ({
  body: [
    path('M-24-82L24-82L20 0L-20 0Z', {
      to: 'right',
      stops: [
        [0, '#6f8f7d'],
        [1, '#48614f'],
      ],
    }),
    rect(-28, -92, 56, 14, '#3f5648', 6),
    rect(-14, -72, 28, 10, '#2b3a31', 4),
  ],
  masses: [[-26, -92, 52, 92]],
  shadow: 24,
})
