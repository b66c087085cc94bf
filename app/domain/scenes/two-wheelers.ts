import { darker, lighter } from './colour.ts'
import { bottoms, skins, tops } from './palette.ts'
import type { Random } from './random.ts'
import type { Sprite } from './scene.ts'
import { circle, curve, down, ellipse, line, path, rect, softSpot, type Shape } from './shapes.ts'

type Point = [x: number, y: number]

/** A helmeted rider: hip on the saddle, hands on the bars, foot on the peg or pedal. */
function rider(
  random: Random,
  {
    hip,
    shoulder,
    hand,
    knee,
    foot,
    helmet,
  }: { hip: Point; shoulder: Point; hand: Point; knee: Point; foot: Point; helmet: 'full' | 'open' | 'cap' },
): Shape[] {
  const [top, bottom, skin] = [random.pick(tops), random.pick(bottoms), random.pick(skins)]
  const [hx, hy] = [shoulder[0] + 9, shoulder[1] - 24]
  const elbow: Point = [(shoulder[0] + hand[0]) / 2 - 2, (shoulder[1] + hand[1]) / 2 + 12]
  const shell = random.pick(['#e9e6df', '#c8553d', '#2f4858', '#e3b23c', '#23262b'] as const)
  const head: Shape[] =
    helmet === 'full'
      ? [
          circle(hx, hy, 17, down(lighter(shell, 0.35), shell, darker(shell, 0.25))),
          path(
            `M${hx + 3} ${hy - 7}L${hx + 17} ${hy - 6}Q${hx + 19} ${hy + 2} ${hx + 16} ${hy + 6}L${hx + 5} ${hy + 5}Z`,
            '#27323d',
          ),
        ]
      : [
          line(
            [
              [shoulder[0] + 3, shoulder[1] - 4],
              [hx, hy + 4],
            ],
            skin,
            12,
          ),
          ellipse(hx + 1, hy, 12.5, 14.5, skin),
          path(
            `M${hx - 15} ${hy + 1}Q${hx - 17} ${hy - 18} ${hx + 1} ${hy - 19}Q${hx + 17} ${hy - 18} ${hx + 16} ${hy - 4}L${hx - 2} ${hy - 5}Q${hx - 6} ${hy + 5} ${hx - 15} ${hy + 1}Z`,
            down(lighter(shell, 0.3), shell),
          ),
        ]
  return [
    line([hip, knee, foot], darker(bottom, 0.12), 17),
    line([foot, [foot[0] + 13, foot[1] + 1]], '#2a2522', 10),
    path(
      `M${hip[0] - 14} ${hip[1] + 4}Q${hip[0] - 16} ${hip[1] - 30} ${shoulder[0] - 13} ${shoulder[1] + 2}Q${shoulder[0] - 4} ${shoulder[1] - 10} ${shoulder[0] + 12} ${shoulder[1]}Q${hip[0] + 22} ${hip[1] - 24} ${hip[0] + 15} ${hip[1] + 4}Z`,
      down(lighter(top, 0.18), top, darker(top, 0.18)),
    ),
    line([[shoulder[0] + 2, shoulder[1] + 6], elbow, hand], darker(top, 0.14), 13),
    circle(hand[0], hand[1], 6.5, skin),
    ...head,
  ]
}

const scooterWheel = (x: number, r: number): Shape[] => [
  circle(x, -r, r, '#22252b'),
  circle(x, -r, r * 0.56, '#aab0b7'),
  circle(x, -r, r * 0.32, '#565d66'),
]

/** A scooter; with a delivery box it is the one seen on every Korean street. */
export function scooter(random: Random, { box, ridden }: { box: boolean; ridden: boolean }): Sprite {
  const colour = random.pick(['#c8553d', '#588b8b', '#e3b23c', '#f1efe8', '#3d5a80', '#8fb996'] as const)
  const crate = random.pick(['#23262b', '#2a9d8f', '#c0433c', '#e9e6df'] as const)
  const machine: Shape[] = [
    ...scooterWheel(-64, 25),
    ...scooterWheel(66, 25),
    line(
      [
        [66, -25],
        [48, -98],
      ],
      '#8d949c',
      8,
    ),
    // tail and seat
    path(
      'M-100-46C-104-66-92-80-66-82L-18-80C-12-64-8-54 6-46L2-34L-70-34C-86-34-96-38-100-46Z',
      down(lighter(colour, 0.28), colour, darker(colour, 0.2)),
    ),
    path('M-92-82Q-88-94-66-93L-22-90Q-12-88-14-79Z', '#2a2522'),
    // floor and front shield
    path(
      'M-6-46L40-46C52-60 46-84 40-100Q48-108 56-100C70-78 70-52 56-34L-2-32Z',
      down(lighter(colour, 0.28), colour, darker(colour, 0.2)),
    ),
    path('M42-50Q66-64 92-44L86-38Q66-52 46-40Z', colour),
    rect(48, -112, 20, 16, darker(colour, 0.1), 6),
    ellipse(66, -104, 6, 7, { fill: '#fff6d8', lit: true }),
    line(
      [
        [50, -110],
        [36, -118],
      ],
      '#2a2e35',
      6,
    ),
    line(
      [
        [46, -114],
        [40, -138],
      ],
      '#3a3f47',
      3,
    ),
    ellipse(39, -141, 6, 8, '#3a3f47'),
    rect(-104, -66, 10, 12, { fill: '#d23b35', lit: true }, 4),
    line(
      [
        [-40, -30],
        [-96, -26],
      ],
      '#8d949c',
      9,
    ),
  ]
  if (box)
    machine.push(
      rect(
        -112,
        -150,
        60,
        60,
        { fill: down(lighter(crate, 0.22), crate, darker(crate, 0.16)), stroke: darker(crate, 0.5), strokeWidth: 2.4 },
        6,
      ),
      rect(-112, -150, 60, 12, darker(crate, 0.25), 5),
      rect(-96, -126, 28, 16, lighter(crate, 0.75), 3),
    )
  const person = ridden
    ? rider(random, {
        hip: [-34, -98],
        shoulder: [-22, -146],
        hand: [40, -116],
        knee: [14, -92],
        foot: [16, -46],
        helmet: random.chance(0.5) ? 'full' : 'open',
      })
    : []
  const stand: Shape[] = ridden
    ? []
    : [
        line(
          [
            [-30, -34],
            [-38, -3],
          ],
          '#3a3f47',
          5,
        ),
      ]
  return {
    body: [...stand, ...machine, ...person],
    glow: [circle(70, -104, 30, softSpot('#fff4cf', 0.8)), ellipse(150, -14, 84, 18, softSpot('#fff0c2', 0.4))],
    masses: [
      [-98, -92, 188, 88],
      ...(box ? ([[-112, -150, 60, 60]] as Sprite['masses']) : []),
      ...(ridden ? ([[-48, -184, 62, 100]] as Sprite['masses']) : []),
    ],
    shadow: 92,
  }
}

/** A larger motorcycle with a rider or on its stand. */
export function motorbike(random: Random, { ridden }: { ridden: boolean }): Sprite {
  const colour = random.pick(['#b23a3a', '#24496b', '#23262b', '#3e7a6b', '#d9713c'] as const)
  const rim = (x: number): Shape[] => [
    { d: circle(x, -33, 28, '#000000').d, stroke: '#22252b', strokeWidth: 11, fill: '#4b525b' },
    circle(x, -33, 17, '#8b929a'),
    circle(x, -33, 7, '#33383f'),
  ]
  const machine: Shape[] = [
    ...rim(-76),
    ...rim(80),
    line(
      [
        [80, -33],
        [58, -98],
      ],
      '#9aa1a9',
      9,
    ),
    line(
      [
        [-76, -33],
        [-14, -46],
      ],
      '#3a3f47',
      11,
    ),
    path('M-34-34L-30-66L36-66L44-36L22-24L-22-24Z', '#4a5058'),
    circle(-2, -44, 15, '#8b929a'),
    circle(-2, -44, 8, '#5a6068'),
    line(
      [
        [-10, -26],
        [-100, -40],
      ],
      '#b9bfc6',
      10,
    ),
    path('M-112-84Q-80-104-40-88L-34-70L-60-66Q-92-70-112-84Z', down(lighter(colour, 0.25), colour)),
    path('M-98-92Q-70-104-36-92L-24-84Q-60-80-98-92Z', '#26221f'),
    path(
      'M-40-88Q-20-112 24-106Q52-100 56-78L36-62L-32-64Z',
      down(lighter(colour, 0.38), colour, darker(colour, 0.22)),
    ),
    path('M52-70Q84-84 114-62L106-56Q84-70 58-58Z', colour),
    ellipse(70, -92, 12, 13, darker(colour, 0.2)),
    ellipse(77, -92, 6, 9, { fill: '#fff6d8', lit: true }),
    line(
      [
        [58, -102],
        [34, -114],
      ],
      '#2a2e35',
      6,
    ),
    line(
      [
        [48, -110],
        [44, -130],
      ],
      '#3a3f47',
      3,
    ),
    ellipse(43, -132, 8, 5, '#3a3f47'),
    rect(-116, -92, 8, 10, { fill: '#d23b35', lit: true }, 3),
  ]
  const person = ridden
    ? rider(random, {
        hip: [-44, -102],
        shoulder: [-10, -142],
        hand: [38, -114],
        knee: [18, -78],
        foot: [-14, -38],
        helmet: 'full',
      })
    : []
  const stand: Shape[] = ridden
    ? []
    : [
        line(
          [
            [-12, -30],
            [-22, -3],
          ],
          '#3a3f47',
          6,
        ),
      ]
  return {
    body: [...stand, ...machine, ...person],
    glow: [circle(80, -92, 34, softSpot('#fff4cf', 0.85)), ellipse(170, -14, 100, 20, softSpot('#fff0c2', 0.4))],
    masses: [
      [-108, -90, 220, 86],
      ...(ridden
        ? ([[-60, -184, 80, 90]] as Sprite['masses'])
        : [[-40, -112, 90, 30] as [number, number, number, number]]),
    ],
    shadow: 104,
  }
}

/** A bicycle: city bike with basket or road bike; ridden or leaning on its stand. */
export function bicycle(random: Random, { ridden, basket }: { ridden: boolean; basket: boolean }): Sprite {
  const colour = random.pick(['#c8553d', '#2a9d8f', '#e3b23c', '#23262b', '#3d5a80', '#e9e6df', '#6f9e4b'] as const)
  const ring = (x: number): Shape[] => {
    const r = 31
    return [
      { d: circle(x, -r - 3, r, '#000000').d, stroke: '#22252b', strokeWidth: 6 },
      { d: circle(x, -r - 3, r - 5, '#000000').d, stroke: '#aeb4ba', strokeWidth: 2 },
      ...[0, 1, 2, 3].map((i) => {
        const a = (i * Math.PI) / 4 + 0.2
        return line(
          [
            [x - Math.cos(a) * 28, -r - 3 - Math.sin(a) * 28],
            [x + Math.cos(a) * 28, -r - 3 + Math.sin(a) * 28],
          ],
          '#aeb4ba',
          1.3,
        )
      }),
      circle(x, -r - 3, 4, '#6a7078'),
    ]
  }
  const crank: Point = [-6, -32]
  const machine: Shape[] = [
    ...ring(-54),
    ...ring(56),
    line([[-54, -34], crank, [-24, -78], [-54, -34]], colour, 5),
    line(
      [
        [-21, -72],
        [36, -76],
      ],
      colour,
      basket ? 4.5 : 5,
    ),
    line([crank, [38, -70]], colour, 5),
    line(
      [
        [56, -34],
        [36, -84],
        [34, -98],
      ],
      colour,
      5,
    ),
    ...(basket
      ? [
          curve('M34-98q-14-2-18 4', '#2a2e35', 5),
          rect(42, -92, 34, 25, { fill: '#c69a5d', stroke: '#8d683a', strokeWidth: 2.4 }, 3),
          line(
            [
              [43, -80],
              [75, -80],
            ],
            '#8d683a',
            2,
          ),
        ]
      : [curve('M32-98q18-4 16 10', '#2a2e35', 5)]),
    line(
      [
        [-24, -78],
        [-27, -90],
      ],
      '#4a5058',
      4,
    ),
    path('M-44-94Q-30-98-14-92Q-14-87-24-87L-38-88Q-44-90-44-94Z', '#26221f'),
    circle(crank[0], crank[1], 9, '#6a7078'),
    line(
      [
        [crank[0], crank[1]],
        [4, -18],
      ],
      '#4a5058',
      4,
    ),
    curve('M-88-42Q-82-74-54-72', '#5a6068', 3),
    rect(-92, -56, 6, 9, { fill: '#d23b35', lit: true }, 2),
  ]
  const person = ridden
    ? rider(random, {
        hip: [-30, -96],
        shoulder: basket ? [-16, -142] : [-2, -138],
        hand: basket ? [20, -98] : [44, -92],
        knee: [14, -76],
        foot: [4, -20],
        helmet: random.chance(0.6) ? 'open' : 'cap',
      })
    : []
  const stand: Shape[] = ridden
    ? []
    : [
        line(
          [
            [-44, -30],
            [-34, -3],
          ],
          '#4a5058',
          4,
        ),
      ]
  return {
    body: [...stand, ...machine, ...person],
    masses: [
      [-84, -66, 60, 62],
      [26, -66, 60, 62],
      [-24, -90, 60, 60],
      ...(ridden ? ([[-46, -180, 66, 100]] as Sprite['masses']) : []),
    ],
    shadow: 78,
  }
}
