import { glass } from './car.ts'
import { darker, lighter } from './colour.ts'
import { truckCabs } from './palette.ts'
import type { Random } from './random.ts'
import type { Sprite } from './scene.ts'
import { circle, curve, down, ellipse, line, path, polygon, rect, softSpot, type Shape } from './shapes.ts'
import { heavyWheel, wheel } from './wheel.ts'

/** A cab-over truck's cab whose back is at x = back; `k` is its size. */
function cab(back: number, k: number, colour: string): Shape[] {
  const p = (x: number, y: number) => `${back + x * k} ${y * k}`
  return [
    path(
      `M${p(0, -34)}L${p(0, -176)}Q${p(2, -188)} ${p(16, -189)}L${p(74, -189)}C${p(98, -187)} ${p(108, -158)} ${p(124, -112)}C${p(130, -96)} ${p(132, -60)} ${p(130, -34)}Z`,
      down(lighter(colour, 0.3), colour, darker(colour, 0.25)),
    ),
    path(`M${p(20, -112)}L${p(20, -172)}L${p(74, -172)}C${p(90, -168)} ${p(98, -140)} ${p(108, -112)}Z`, {
      fill: glass,
      stroke: darker(colour, 0.72),
      strokeWidth: 4,
    }),
    polygon(
      [
        [back + 62 * k, -168 * k],
        [back + 76 * k, -166 * k],
        [back + 58 * k, -114 * k],
        [back + 42 * k, -114 * k],
      ],
      { fill: '#ffffff', opacity: 0.3 },
    ),
    line(
      [
        [back + 14 * k, -104 * k],
        [back + 14 * k, -44 * k],
      ],
      darker(colour, 0.5),
      2.4,
      { opacity: 0.6 },
    ),
    line(
      [
        [back + 96 * k, -104 * k],
        [back + 92 * k, -44 * k],
      ],
      darker(colour, 0.5),
      2.4,
      { opacity: 0.6 },
    ),
    rect(back + 22 * k, -96 * k, 20 * k, 5 * k, darker(colour, 0.5), 2),
    rect(back + 112 * k, -82 * k, 18 * k, 22 * k, { fill: '#fff6d8', lit: true }, 6),
    rect(back + 4 * k, -46 * k, 127 * k, 14 * k, darker(colour, 0.6), 5),
    curve(`M${p(100, -156)}q${18 * k} ${2 * k} ${18 * k} ${20 * k}`, '#23282e', 5),
    rect(back + 111 * k, -140 * k, 12 * k, 28 * k, '#23282e', 5),
  ]
}

const beams = (front: number, rear: number): Shape[] => [
  ellipse(front + 100, -16, 130, 30, softSpot('#fff0c2', 0.5)),
  circle(front - 10, -72, 40, softSpot('#fff4cf', 0.85)),
  circle(rear + 6, -66, 28, softSpot('#ff5a4a', 0.65)),
]

/** A one-ton box truck. */
export function boxTruck(random: Random): Sprite {
  const colour = random.pick(truckCabs)
  const box = random.pick(['#f4f2ec', '#e8e2d2', '#dfe5e8', '#f0e6c8'] as const)
  const stripe = random.pick(['#c8553d', '#2a7f74', '#3d5a80', '#d9a441'] as const)
  const [rear, back] = [-290, 130]
  const body: Shape[] = [
    rect(rear + 8, -62, 540, 26, '#24282e', 6),
    ...cab(back, 1.16, colour),
    rect(
      rear,
      -268,
      412,
      222,
      { fill: down(lighter(box, 0.3), box, darker(box, 0.12)), stroke: darker(box, 0.3), strokeWidth: 3 },
      8,
    ),
    ...[1, 2, 3, 4, 5, 6].map((i) =>
      line(
        [
          [rear + i * 58, -258],
          [rear + i * 58, -56],
        ],
        darker(box, 0.14),
        2,
      ),
    ),
    path(`M${rear + 2}-150C-180-190-20-190 120-130L120-98C-20-158-180-158 ${rear + 2}-112Z`, {
      fill: stripe,
      opacity: 0.9,
    }),
    rect(rear + 2, -58, 408, 12, '#8b929a'),
    rect(rear + 2, -92, 10, 26, { fill: '#d23b35', lit: true }, 4),
    ...heavyWheel(-180, 41),
    ...heavyWheel(214, 41),
  ]
  return {
    body,
    glow: beams(282, rear),
    masses: [
      [rear, -268, 412, 222],
      [back, -218, 150, 218],
      [rear, -60, 560, 60],
    ],
    shadow: 288,
  }
}

/** A one-ton truck with an open bed and a load. */
export function bedTruck(random: Random): Sprite {
  const colour = random.pick(truckCabs)
  const [rear, back] = [-258, 108]
  const load = random.int(0, 2)
  const loads: Shape[][] = [
    // crates of vegetables
    [0, 1, 2, 3, 4].flatMap((i) => [
      rect(rear + 16 + i * 66, -164, 60, 44, { fill: '#c69a5d', stroke: '#8d683a', strokeWidth: 3 }, 3),
      line(
        [
          [rear + 20 + i * 66, -142],
          [rear + 72 + i * 66, -142],
        ],
        '#8d683a',
        2.4,
      ),
      ...[0, 1, 2].map((j) =>
        circle(rear + 28 + i * 66 + j * 18, -168, 10, ['#6f9e4b', '#d9713c', '#e3b23c'][(i + load) % 3]!),
      ),
    ]),
    // a tarpaulin over something tall
    [
      path(
        `M${rear + 6}-116C${rear + 10}-190 ${rear + 60}-226-120-222C-40-232 60-226 84-196Q100-160 100-116Z`,
        down('#6f8f6a', '#4e6e52', '#3c5742'),
      ),
      curve(`M${rear + 60}-206Q${rear + 80}-160 ${rear + 70}-118`, '#37503d', 3, { opacity: 0.6 }),
      curve('M-60-222Q-40-170-56-118', '#37503d', 3, { opacity: 0.6 }),
      curve('M40-216Q54-170 44-118', '#37503d', 3, { opacity: 0.6 }),
    ],
    // boxes
    [
      [0, 0, 92, 78],
      [96, 0, 80, 60],
      [180, 0, 96, 92],
      [280, 0, 70, 52],
      [20, 1, 70, 50],
    ].map(([x, up, w, h]) =>
      rect(
        rear + 8 + x!,
        -118 - h! - (up ? 78 : 0),
        w!,
        h!,
        { fill: up ? '#b98b57' : '#cfa06a', stroke: '#946c3e', strokeWidth: 3 },
        3,
      ),
    ),
  ]
  const body: Shape[] = [
    rect(rear + 8, -58, 480, 24, '#24282e', 6),
    ...loads[load]!,
    ...cab(back, 1.08, colour),
    rect(
      rear,
      -122,
      356,
      60,
      { fill: down(lighter(colour, 0.16), colour, darker(colour, 0.2)), stroke: darker(colour, 0.4), strokeWidth: 3 },
      4,
    ),
    ...[1, 2, 3, 4].map((i) =>
      line(
        [
          [rear + i * 71, -118],
          [rear + i * 71, -66],
        ],
        darker(colour, 0.35),
        3,
      ),
    ),
    rect(rear + 3, -60, 10, 18, { fill: '#d23b35', lit: true }, 3),
    ...heavyWheel(-166, 36),
    ...heavyWheel(176, 36),
  ]
  return {
    body,
    glow: beams(248, rear),
    masses: [
      [rear, load === 0 ? -176 : -210, 350, load === 0 ? 176 : 210],
      [back, -204, 140, 204],
    ],
    shadow: 252,
  }
}

/** A dump truck. */
export function dumpTruck(random: Random): Sprite {
  const colour = random.pick(['#e0b64a', '#d9713c', '#2f5d8c', '#49705f'] as const)
  const [rear, back] = [-330, 160]
  const body: Shape[] = [
    rect(rear + 16, -78, 600, 34, '#24282e', 6),
    path(`M${rear + 26}-210Q-220-252-120-244Q-20-262 60-230Q110-224 130-206Z`, '#8a6f52'),
    path(`M${rear}-206L152-214L150-84L${rear + 54}-84Z`, {
      fill: down(lighter(colour, 0.22), colour, darker(colour, 0.24)),
      stroke: darker(colour, 0.45),
      strokeWidth: 4,
    }),
    ...[0, 1, 2, 3].map((i) =>
      polygon(
        [
          [rear + 80 + i * 102, -206],
          [rear + 96 + i * 102, -206],
          [rear + 104 + i * 98, -88],
          [rear + 90 + i * 98, -88],
        ],
        darker(colour, 0.2),
      ),
    ),
    ...cab(back, 1.28, colour),
    rect(rear + 20, -84, 12, 20, { fill: '#d23b35', lit: true }, 3),
    rect(-70, -70, 90, 34, '#9aa1a9', 8),
    ...heavyWheel(-240, 50),
    ...heavyWheel(-132, 50),
    ...heavyWheel(236, 50),
  ]
  return {
    body,
    glow: beams(326, rear),
    masses: [
      [rear, -240, 480, 200],
      [back, -240, 166, 240],
      [rear + 20, -90, 620, 90],
    ],
    shadow: 320,
  }
}

/** A pickup: a truck as long as a car, easily taken for one. */
export function pickup(random: Random): Sprite {
  const colour = random.pick(['#3d444d', '#24496b', '#7a2e3a', '#d8dbdd', '#5e6b52'] as const)
  const body: Shape[] = [
    rect(-240, -52, 480, 24, '#1b1d22', 8),
    path(
      'M-262-38C-266-60-266-100-262-116L-92-118C-88-140-80-168-66-174C-40-180 40-180 58-176C88-170 110-142 128-118C176-114 232-106 248-92C258-78 260-56 256-38Z',
      down(lighter(colour, 0.3), lighter(colour, 0.05), colour, darker(colour, 0.3)),
    ),
    path('M-72-122C-70-144-66-160-56-164L-8-166L-7-122Z', {
      fill: glass,
      stroke: darker(colour, 0.72),
      strokeWidth: 4,
    }),
    path('M3-122L2-166L52-165C76-160 94-138 106-122Z', { fill: glass, stroke: darker(colour, 0.72), strokeWidth: 4 }),
    polygon(
      [
        [62, -158],
        [76, -148],
        [52, -122],
        [32, -122],
      ],
      { fill: '#ffffff', opacity: 0.3 },
    ),
    rect(-262, -122, 170, 8, '#20242a', 3),
    rect(-250, -112, 152, 4, darker(colour, 0.45), 2),
    line(
      [
        [-90, -112],
        [-90, -50],
      ],
      darker(colour, 0.5),
      3,
      { opacity: 0.7 },
    ),
    line(
      [
        [-2, -116],
        [-2, -50],
      ],
      darker(colour, 0.55),
      2,
      { opacity: 0.6 },
    ),
    line(
      [
        [100, -116],
        [94, -50],
      ],
      darker(colour, 0.55),
      2,
      { opacity: 0.6 },
    ),
    rect(-30, -104, 22, 6, darker(colour, 0.5), 3),
    rect(70, -104, 22, 6, darker(colour, 0.5), 3),
    curve('M-256-84C-100-92 120-92 250-72', darker(colour, 0.4), 3, { opacity: 0.4 }),
    rect(-256, -46, 510, 10, darker(colour, 0.65), 4),
    path('M254-88C238-96 222-98 214-98C220-82 236-78 256-78Z', { fill: '#fff6d8', lit: true }),
    rect(-263, -110, 12, 34, { fill: '#d23b35', lit: true }, 4),
    ellipse(100, -122, 12, 9, darker(colour, 0.3)),
    ...[-160, 164].flatMap((x) => [
      path(`M${x - 52}-38A52 54 0 0 1 ${x + 52}-38Z`, darker(colour, 0.78)),
      ...wheel(x, 42),
    ]),
  ]
  return {
    body,
    glow: beams(256, -262),
    masses: [
      [-88, -176, 200, 60],
      [-262, -118, 520, 112],
    ],
    shadow: 258,
  }
}

/** A box truck from the front or from behind. */
export function endTruck(view: 'front' | 'rear', random: Random): Sprite {
  const colour = random.pick(truckCabs)
  const box = random.pick(['#f4f2ec', '#e8e2d2', '#dfe5e8'] as const)
  const lamps = view === 'front' ? '#fff6d8' : '#d23b35'
  const shell: Shape[] = [
    rect(-94, -44, 40, 44, '#1b1d22', 8),
    rect(54, -44, 40, 44, '#1b1d22', 8),
    rect(
      -112,
      -272,
      224,
      224,
      { fill: down(lighter(box, 0.3), box, darker(box, 0.14)), stroke: darker(box, 0.3), strokeWidth: 4 },
      8,
    ),
  ]
  const face: Shape[] =
    view === 'front'
      ? [
          path(
            'M-98-30L-100-120Q-94-196-84-204Q0-212 84-204Q94-196 100-120L98-30Z',
            down(lighter(colour, 0.25), colour, darker(colour, 0.25)),
          ),
          path('M-84-126Q-82-184-74-190Q0-196 74-190Q82-184 84-126Q0-120-84-126Z', {
            fill: glass,
            stroke: darker(colour, 0.7),
            strokeWidth: 4,
          }),
          polygon(
            [
              [-10, -190],
              [20, -190],
              [-6, -126],
              [-38, -126],
            ],
            { fill: '#ffffff', opacity: 0.28 },
          ),
          rect(-40, -96, 80, 16, darker(colour, 0.5), 5),
          ...[-1, 1].flatMap((side) => [
            line(
              [
                [side * 96, -176],
                [side * 112, -170],
              ],
              '#23282e',
              5,
            ),
            rect(side * 114 - 8, -176, 16, 42, '#23282e', 6),
          ]),
        ]
      : [
          line(
            [
              [0, -268],
              [0, -52],
            ],
            darker(box, 0.35),
            4,
          ),
          rect(-104, -262, 96, 204, { stroke: darker(box, 0.22), strokeWidth: 3 }, 4),
          rect(8, -262, 96, 204, { stroke: darker(box, 0.22), strokeWidth: 3 }, 4),
          rect(-18, -170, 8, 50, '#7c838b', 3),
          rect(10, -170, 8, 50, '#7c838b', 3),
        ]
  const body: Shape[] = [
    ...shell,
    ...face,
    rect(-100, -50, 200, 22, view === 'front' ? darker(colour, 0.6) : '#4a5058', 6),
    rect(-92, -78, 34, 20, { fill: lamps, lit: true }, 6),
    rect(58, -78, 34, 20, { fill: lamps, lit: true }, 6),
    rect(-26, -64, 52, 14, '#f5f6f2', 2),
    line(
      [
        [-17, -57],
        [17, -57],
      ],
      '#4b535b',
      4,
    ),
  ]
  const beam = view === 'front' ? softSpot('#fff4cf', 0.9) : softSpot('#ff5a4a', 0.65)
  return {
    body,
    glow: [-1, 1].map((side) => circle(side * 75, -68, view === 'front' ? 46 : 30, beam)),
    masses: [[-112, -272, 224, 272]],
    shadow: 112,
  }
}
