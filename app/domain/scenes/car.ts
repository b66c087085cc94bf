import { darker, lighter } from './colour.ts'
import { carPaints, taxiPaints } from './palette.ts'
import type { Random } from './random.ts'
import type { Sprite } from './scene.ts'
import { circle, curve, down, ellipse, line, path, polygon, rect, softSpot, type Shape } from './shapes.ts'
import { wheel } from './wheel.ts'
import { word } from './lettering.ts'

type Profile = {
  body: string
  windows: string[]
  /** Slanted gloss over the windows. */
  gloss: [number, number][]
  doors: number[]
  wheels: [rear: number, front: number]
  radius: number
  sill: number
  belt: number
  front: number
  rear: number
  roof: Sprite['masses'][number]
}

export const glass = down('#a9c4d4', '#5d7a8f', '#39505f')

const profiles = {
  sedan: {
    body: 'M-216-32C-223-44-224-66-219-84C-200-95-170-98-150-99C-126-121-104-141-66-144C-40-147-4-147 14-146C52-143 82-119 112-98C150-95 196-88 212-74C222-64 223-46 219-32Z',
    windows: ['M-124-99C-108-116-92-133-64-136L-32-137L-31-99Z', 'M-23-99L-24-137L8-137C40-134 66-117 88-99Z'],
    gloss: [
      [40, -130],
      [54, -123],
      [26, -99],
      [8, -99],
    ],
    doors: [-28, -120, 80],
    wheels: [-137, 137],
    radius: 34,
    sill: -30,
    belt: -96,
    front: 219,
    rear: -219,
    roof: [-110, -145, 205, 50],
  },
  hatch: {
    body: 'M-172-32C-182-50-182-84-176-104C-168-128-150-150-122-152C-80-156-20-156 6-153C44-148 72-124 94-104C130-100 160-92 172-76C180-62 180-44 176-32Z',
    windows: ['M-158-106C-152-126-138-142-116-144L-58-146L-56-106Z', 'M-48-106L-49-146L0-145C32-141 54-122 72-106Z'],
    gloss: [
      [26, -138],
      [40, -130],
      [16, -106],
      [0, -106],
    ],
    doors: [-53, 66],
    wheels: [-112, 112],
    radius: 33,
    sill: -30,
    belt: -102,
    front: 176,
    rear: -178,
    roof: [-160, -153, 220, 54],
  },
  suv: {
    body: 'M-220-38C-228-60-226-96-220-116C-214-146-196-170-160-173C-100-178-20-178 20-175C58-170 84-142 106-116C150-111 196-104 212-90C222-76 224-54 220-38Z',
    windows: [
      'M-206-120C-202-142-188-160-166-163L-128-164L-126-120Z',
      'M-118-120L-119-165L-40-166L-39-120Z',
      'M-30-120L-31-166L14-165C46-160 68-138 84-120Z',
    ],
    gloss: [
      [38, -156],
      [54, -146],
      [28, -120],
      [8, -120],
    ],
    doors: [-35, -122, 78],
    wheels: [-138, 140],
    radius: 39,
    sill: -36,
    belt: -116,
    front: 220,
    rear: -224,
    roof: [-215, -174, 300, 62],
  },
  van: {
    body: 'M-244-36C-252-70-250-140-244-176C-238-194-224-200-196-201C-120-204 30-204 60-200C110-192 150-150 176-116C210-108 238-98 244-76C248-60 248-48 244-36Z',
    windows: [
      'M-230-128L-228-178C-224-186-216-188-206-188L-150-189L-149-128Z',
      'M-139-128L-140-189L-34-190L-33-128Z',
      'M-23-128L-24-190L52-188C92-180 122-152 142-128Z',
    ],
    gloss: [
      [70, -176],
      [92, -162],
      [60, -128],
      [36, -128],
    ],
    doors: [-28, -144, 128],
    wheels: [-152, 160],
    radius: 37,
    sill: -34,
    belt: -124,
    front: 244,
    rear: -248,
    roof: [-246, -202, 350, 80],
  },
} as const satisfies Record<string, Profile>
export type CarShape = keyof typeof profiles

/** A car from the side. */
export function sideCar(shape: CarShape, random: Random, options: { taxi?: boolean; mirrored: boolean }): Sprite {
  const profile: Profile = profiles[shape]
  const colour = options.taxi ? random.pick(taxiPaints) : random.pick(carPaints)
  const { front, rear, sill, belt, radius, wheels } = profile
  const long = front - rear
  const lamp = random.chance(0.5)
  const body: Shape[] = [
    // the dark underside closes the gap between the wheels
    rect(rear + 22, sill - 14, long - 44, 22, '#1b1d22', 8),
    ...wheels.map((x) => circle(x, -radius, radius, '#15171b')),
    path(profile.body, down(lighter(colour, 0.3), lighter(colour, 0.06), colour, darker(colour, 0.3))),
    // shoulder: a light edge with a shade below it
    curve(
      `M${rear + 10} ${belt + 12}C${rear + long * 0.3} ${belt + 5} ${front - long * 0.35} ${belt + 6} ${front - 14} ${belt + 26}`,
      lighter(colour, 0.55),
      2.6,
      { opacity: 0.75 },
    ),
    curve(
      `M${rear + 8} ${belt + 40}C${rear + long * 0.3} ${belt + 32} ${front - long * 0.35} ${belt + 34} ${front - 8} ${belt + 46}`,
      darker(colour, 0.4),
      3,
      { opacity: 0.35 },
    ),
    ...profile.windows.map((d) => path(d, { fill: glass, stroke: darker(colour, 0.72), strokeWidth: 4 })),
    polygon(profile.gloss, { fill: '#ffffff', opacity: 0.32 }),
    ...profile.doors.map((x) =>
      line(
        [
          [x, belt + 3],
          [x + (x > 60 ? -6 : 0), sill - 10],
        ],
        darker(colour, 0.55),
        2,
        { opacity: 0.55 },
      ),
    ),
    ...profile.doors.slice(0, 2).map((x) => rect(x - (x > 40 ? 26 : 30), belt + 15, 20, 5, darker(colour, 0.5), 2.5)),
    // lower trim and bumpers
    rect(rear + 8, sill - 9, long - 16, 9, darker(colour, 0.62), 4),
    // lamps
    path(
      `M${front - 4} ${belt + 34}C${front - 20} ${belt + 26} ${front - 34} ${belt + 24} ${front - 40} ${belt + 24}C${front - 34} ${belt + 40} ${front - 18} ${belt + 44} ${front} ${belt + 44}Z`,
      { fill: '#fff6d8', lit: true },
    ),
    rect(rear + 2, belt + 14, 13, 24, { fill: '#d23b35', lit: true }, 5),
    // mirror
    ellipse(profile.doors.at(-1)! - 6, belt - 4, 12, 8, darker(colour, 0.25)),
    ...wheels.flatMap((x) => [
      path(
        `M${x - radius - 9} ${sill}A${radius + 8} ${radius + 8} 0 0 1 ${x + radius + 9} ${sill}Z`,
        darker(colour, 0.78),
      ),
      ...wheel(x, radius, lamp ? '#c7ccd2' : '#9aa0a8'),
    ]),
  ]
  if (shape === 'suv')
    body.push(
      line(
        [
          [-176, -178],
          [-8, -179],
        ],
        '#2a2e35',
        5,
      ),
    )
  if (options.taxi) {
    const at = -30
    body.push(
      rect(at - 26, -163, 52, 18, { fill: '#f7d774', lit: true }, 6),
      rect(at - 26, -149, 52, 4, '#5b4a1d'),
      word('TAXI', at, -156, 14, '#4b3a10', { mirrored: options.mirrored }),
    )
  }
  return {
    body,
    glow: [
      ellipse(front + 96, sill + 6, 130, 30, softSpot('#fff0c2', 0.5)),
      circle(front - 14, belt + 34, 34, softSpot('#fff4cf', 0.85)),
      circle(rear + 6, belt + 26, 26, softSpot('#ff5a4a', 0.7)),
    ],
    masses: [profile.roof, [rear, belt, long, -belt - 6]],
    shadow: long / 2,
  }
}

/** A car from the front or from behind. */
export function endCar(shape: 'sedan' | 'suv', view: 'front' | 'rear', random: Random, taxi = false): Sprite {
  const colour = taxi ? taxiPaints[0] : random.pick(carPaints)
  const tall = shape === 'suv'
  const [w, top, belt] = tall ? [96, -172, -112] : [91, -145, -96]
  const lamps = view === 'front' ? '#fff6d8' : '#d23b35'
  const body: Shape[] = [
    rect(-w + 6, -34, 38, 34, '#1b1d22', 8),
    rect(w - 44, -34, 38, 34, '#1b1d22', 8),
    path(
      `M${-w + 2}-24C${-w - 3} ${belt + 40} ${-w + 4} ${belt + 10} ${-w + 12} ${belt}C${-w + 20} ${top + 18} ${-w + 26} ${top + 3} ${-w + 42} ${top + 2}Q0 ${top - 5} ${w - 42} ${top + 2}C${w - 26} ${top + 3} ${w - 20} ${top + 18} ${w - 12} ${belt}C${w - 4} ${belt + 10} ${w + 3} ${belt + 40} ${w - 2}-24Q0-16 ${-w + 2}-24Z`,
      down(lighter(colour, 0.25), colour, darker(colour, 0.28)),
    ),
    path(
      `M${-w + 22} ${belt - 2}C${-w + 27} ${top + 24} ${-w + 34} ${top + 12} ${-w + 46} ${top + 11}Q0 ${top + 6} ${w - 46} ${top + 11}C${w - 34} ${top + 12} ${w - 27} ${top + 24} ${w - 22} ${belt - 2}Q0 ${belt + 6} ${-w + 22} ${belt - 2}Z`,
      { fill: glass, stroke: darker(colour, 0.72), strokeWidth: 3 },
    ),
    polygon(
      [
        [-18, top + 12],
        [10, top + 12],
        [-14, belt],
        [-46, belt],
      ],
      { fill: '#ffffff', opacity: 0.28 },
    ),
    curve(`M${-w + 12} ${belt + 14}Q0 ${belt + 4} ${w - 12} ${belt + 14}`, lighter(colour, 0.5), 3, { opacity: 0.6 }),
    ellipse(-w + 2, belt - 2, 9, 8, darker(colour, 0.25)),
    ellipse(w - 2, belt - 2, 9, 8, darker(colour, 0.25)),
    path(`M${-w + 8} ${belt + 26}h34l-6 20h-26Z`, { fill: lamps, lit: true }),
    path(`M${w - 8} ${belt + 26}h-34l6 20h26Z`, { fill: lamps, lit: true }),
    ...(view === 'front'
      ? [
          rect(-34, belt + 28, 68, 20, '#23262c', 6),
          line(
            [
              [-28, belt + 38],
              [28, belt + 38],
            ],
            '#6f7780',
            2.5,
          ),
        ]
      : [rect(-40, belt + 26, 80, 4, darker(colour, 0.45), 2)]),
    rect(-w + 8, -40, 2 * w - 16, 18, darker(colour, 0.6), 8),
    rect(-24, -50, 48, 13, '#f5f6f2', 2),
    line(
      [
        [-16, -43.5],
        [16, -43.5],
      ],
      '#4b535b',
      4,
    ),
  ]
  if (taxi) body.push(rect(-26, top - 17, 52, 18, { fill: '#f7d774', lit: true }, 6))
  const beam = view === 'front' ? softSpot('#fff4cf', 0.9) : softSpot('#ff5a4a', 0.65)
  return {
    body,
    glow: [-1, 1].map((side) => circle(side * (w - 24), belt + 36, view === 'front' ? 46 : 30, beam)),
    masses: [
      [-w + 18, top, 2 * w - 36, belt - top],
      [-w, belt, 2 * w, -belt],
    ],
    shadow: w,
  }
}
