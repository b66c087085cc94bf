import { glass } from './car.ts'
import { darker, lighter } from './colour.ts'
import { word } from './lettering.ts'
import { busPaints } from './palette.ts'
import type { Random } from './random.ts'
import type { Sprite } from './scene.ts'
import { circle, ellipse, curve, down, line, path, polygon, rect, softSpot, type Shape } from './shapes.ts'
import { heavyWheel } from './wheel.ts'

const routes = ['143', '272', '360', '402', '7016', '2012', '5511', '472', '9401', '24', '08'] as const

/** A city or village bus from the side. */
export function cityBus(random: Random, { village, mirrored }: { village: boolean; mirrored: boolean }): Sprite {
  const paint = village ? busPaints[1] : random.pick(busPaints)
  const half = village ? 345 : 440
  const top = village ? -268 : -292
  const [front, rear] = [half, -half]
  const windowTop = top + 30
  const windowHeight = village ? 86 : 96
  const doors = village ? [half - 100] : [half - 104, -30]
  const doorWidth = 78
  const panes: Shape[] = []
  const edges = [rear + 26, ...doors.flatMap((x) => [x, x + doorWidth]).sort((a, b) => a - b), front - 18]
  for (let i = 0; i < edges.length; i += 2) {
    const [from, to] = [edges[i]! + 6, edges[i + 1]! - 6]
    const count = Math.round((to - from) / 92)
    if (count < 1) continue
    const wide = (to - from) / count
    for (let p = 0; p < count; p++) {
      const x = from + p * wide
      panes.push(rect(x + 3, windowTop, wide - 6, windowHeight, glass, 7))
      panes.push(
        line(
          [
            [x + 6, windowTop + 28],
            [x + wide - 6, windowTop + 28],
          ],
          '#2e3f4b',
          2.4,
        ),
      )
      panes.push(
        polygon(
          [
            [x + wide * 0.55, windowTop + 2],
            [x + wide * 0.75, windowTop + 2],
            [x + wide * 0.38, windowTop + windowHeight - 2],
            [x + wide * 0.18, windowTop + windowHeight - 2],
          ],
          { fill: '#ffffff', opacity: 0.2 },
        ),
      )
    }
  }
  const wheels: [number, number] = village ? [-205, 190] : [-262, 232]
  const radius = village ? 42 : 48
  const body: Shape[] = [
    rect(rear + 30, -52, 2 * half - 60, 30, '#1b1d22', 8),
    path(
      `M${rear + 4}-34L${rear} ${top + 40}Q${rear + 2} ${top + 2} ${rear + 40} ${top}L${front - 34} ${top}Q${front - 8} ${top + 2} ${front - 4} ${top + 40}L${front}-120L${front - 2}-34Q${front - 4}-28 ${front - 14}-28L${rear + 14}-28Q${rear + 4}-28 ${rear + 4}-34Z`,
      down(lighter(paint.body, 0.28), paint.body, paint.body, darker(paint.body, 0.22)),
    ),
    rect(rear + 40, top - 10, 190, 14, lighter(paint.trim, 0.1), 6),
    rect(rear + 10, windowTop - 8, 2 * half - 24, windowHeight + 16, '#20282f', 10),
    ...panes,
    rect(rear + 2, -150, 2 * half - 5, 9, '#f4f1e8'),
    rect(rear + 3, -62, 2 * half - 8, 34, paint.trim, 6),
    // doors
    ...doors.flatMap((x) => [
      rect(x, windowTop - 4, doorWidth, -windowTop - 34, '#20282f', 6),
      rect(x + 5, windowTop + 2, doorWidth / 2 - 8, -windowTop - 46, glass, 5),
      rect(x + doorWidth / 2 + 3, windowTop + 2, doorWidth / 2 - 8, -windowTop - 46, glass, 5),
      polygon(
        [
          [x + 16, windowTop + 10],
          [x + 28, windowTop + 10],
          [x + 16, -70],
          [x + 8, -70],
        ],
        { fill: '#ffffff', opacity: 0.22 },
      ),
    ]),
    // route display
    rect(front - 196, top + 8, 84, 20, '#15181c', 4),
    word(random.pick(routes), front - 154, top + 18, 19, '#ffc24d', { mirrored, lit: true }),
    word(random.pick(routes), rear + 150, -104, 46, '#f4f1e8', { mirrored }),
    rect(front - 22, -100, 18, 26, { fill: '#fff6d8', lit: true }, 7),
    rect(rear + 3, -108, 12, 34, { fill: '#d23b35', lit: true }, 5),
    curve(`M${front - 6} ${top + 44}q26 2 24 26v20`, '#23282e', 6),
    rect(front + 10, top + 82, 14, 34, '#23282e', 6),
    ...wheels.flatMap((x) => [
      path(
        `M${x - radius - 11}-28A${radius + 11} ${radius + 16} 0 0 1 ${x + radius + 11}-28Z`,
        darker(paint.trim, 0.7),
      ),
      ...heavyWheel(x, radius),
    ]),
  ]
  return {
    body,
    glow: [
      ellipse(front + 120, -26, 150, 34, softSpot('#fff0c2', 0.5)),
      circle(front - 12, -88, 44, softSpot('#fff4cf', 0.85)),
      circle(rear + 8, -90, 34, softSpot('#ff5a4a', 0.65)),
      rect(rear + 14, windowTop - 2, 2 * half - 34, windowHeight + 4, { fill: '#ffe2a0', opacity: 0.34 }, 8),
    ],
    masses: [[rear, top, 2 * half, -top - 10]],
    shadow: half,
  }
}

/** A long-distance coach: tall, smooth, dark glass, luggage flaps. */
export function coach(random: Random, { mirrored }: { mirrored: boolean }): Sprite {
  const colour = random.pick(['#f1efe8', '#cfd6da', '#7a2e3a', '#24496b', '#e7dcc3'] as const)
  const accent = random.pick(['#c8553d', '#2a7f74', '#d9a441', '#3d5a80'] as const)
  const [front, rear, top] = [450, -450, -318]
  const wheels: [number, number] = [-250, 250]
  const body: Shape[] = [
    rect(rear + 30, -52, 840, 30, '#1b1d22', 8),
    path(
      `M${rear + 6}-34L${rear} ${top + 54}Q${rear + 2} ${top + 2} ${rear + 50} ${top}L${front - 90} ${top}C${front - 40} ${top + 2} ${front - 14} ${top + 50} ${front - 6}-150L${front}-34Q${front - 2}-28 ${front - 14}-28L${rear + 14}-28Q${rear + 6}-28 ${rear + 6}-34Z`,
      down(lighter(colour, 0.3), colour, colour, darker(colour, 0.25)),
    ),
    path(
      `M${rear + 12} ${top + 40}L${front - 62} ${top + 40}C${front - 40} ${top + 60} ${front - 24} ${top + 96} ${front - 18}-176L${rear + 12}-176Z`,
      down('#5b6f7d', '#2b3944', '#1f2a33'),
    ),
    ...[0, 1, 2, 3, 4, 5].map((i) =>
      line(
        [
          [rear + 140 + i * 118, top + 42],
          [rear + 140 + i * 118, -178],
        ],
        '#151c22',
        3,
      ),
    ),
    ...[0, 2, 3, 5].map((i) =>
      polygon(
        [
          [rear + 60 + i * 128, top + 44],
          [rear + 92 + i * 128, top + 44],
          [rear + 52 + i * 128, -178],
          [rear + 20 + i * 128, -178],
        ],
        { fill: '#ffffff', opacity: 0.14 },
      ),
    ),
    path(`M${rear + 2}-120C-200-160 60-150 ${front - 6}-96L${front - 3}-74C60-124-200-134 ${rear + 3}-92Z`, accent),
    ...[-120, -20, 80].map((x) =>
      rect(x, -86, 92, 46, { fill: darker(colour, 0.08), stroke: darker(colour, 0.35), strokeWidth: 2 }, 5),
    ),
    rect(
      front - 118,
      top + 60,
      68,
      -top - 100,
      { fill: down('#5b6f7d', '#2b3944'), stroke: darker(colour, 0.5), strokeWidth: 4 },
      10,
    ),
    rect(front - 26, -92, 20, 22, { fill: '#fff6d8', lit: true }, 7),
    rect(rear + 4, -120, 12, 46, { fill: '#d23b35', lit: true }, 5),
    curve(`M${front - 44} ${top + 40}q44-6 50 24v18`, '#23282e', 7),
    rect(front - 2, top + 74, 16, 44, '#23282e', 7),
    word(random.pick(['EXPRESS', 'TOUR', 'LIMOUSINE'] as const), -40, -152, 22, '#f4f1e8', { mirrored }),
    ...wheels.flatMap((x) => [
      path(`M${x - 60}-28A60 64 0 0 1 ${x + 60}-28Z`, darker(colour, 0.8)),
      ...heavyWheel(x, 49),
    ]),
  ]
  return {
    body,
    glow: [
      ellipse(front + 120, -26, 150, 34, softSpot('#fff0c2', 0.5)),
      circle(front - 14, -82, 44, softSpot('#fff4cf', 0.85)),
      circle(rear + 8, -96, 34, softSpot('#ff5a4a', 0.65)),
    ],
    masses: [[rear, top, 900, -top - 10]],
    shadow: 450,
  }
}

/** A bus from the front or from behind. */
export function endBus(view: 'front' | 'rear', random: Random): Sprite {
  const paint = random.pick(busPaints)
  const [w, top] = [124, -296]
  const lamps = view === 'front' ? '#fff6d8' : '#d23b35'
  const glassTop = view === 'front' ? top + 46 : top + 34
  const glassHeight = view === 'front' ? 128 : 92
  const body: Shape[] = [
    rect(-w + 10, -44, 46, 44, '#1b1d22', 8),
    rect(w - 56, -44, 46, 44, '#1b1d22', 8),
    rect(-w, top, 2 * w, -top - 24, down(lighter(paint.body, 0.28), paint.body, darker(paint.body, 0.2)), 22),
    rect(-w + 12, glassTop, 2 * w - 24, glassHeight, { fill: glass, stroke: '#20282f', strokeWidth: 6 }, 14),
    polygon(
      [
        [-30, glassTop + 4],
        [10, glassTop + 4],
        [-40, glassTop + glassHeight - 4],
        [-80, glassTop + glassHeight - 4],
      ],
      { fill: '#ffffff', opacity: 0.22 },
    ),
    rect(-w + 30, top + 10, 2 * w - 60, 28, '#15181c', 6),
    word(random.pick(routes), 0, top + 24, 26, '#ffc24d', { lit: true }),
    rect(-w + 3, -116, 2 * w - 6, 8, '#f4f1e8'),
    rect(-w + 14, -88, 42, 22, { fill: lamps, lit: true }, 8),
    rect(w - 56, -88, 42, 22, { fill: lamps, lit: true }, 8),
    rect(-w + 4, -52, 2 * w - 8, 28, paint.trim, 8),
    rect(-30, -72, 60, 15, '#f5f6f2', 2),
    line(
      [
        [-20, -64.5],
        [20, -64.5],
      ],
      '#4b535b',
      4,
    ),
    ...(view === 'front'
      ? [-1, 1].flatMap((side) => [
          line(
            [
              [side * w, glassTop + 6],
              [side * (w + 18), glassTop + 16],
            ],
            '#23282e',
            5,
          ),
          rect(side * (w + 18) - 8, glassTop + 14, 16, 40, '#23282e', 6),
        ])
      : [
          line(
            [
              [-60, -140],
              [60, -140],
            ],
            darker(paint.body, 0.4),
            4,
          ),
          line(
            [
              [-60, -128],
              [60, -128],
            ],
            darker(paint.body, 0.4),
            4,
          ),
        ]),
  ]
  const beam = view === 'front' ? softSpot('#fff4cf', 0.9) : softSpot('#ff5a4a', 0.65)
  return {
    body,
    glow: [-1, 1].map((side) => circle(side * (w - 35), -77, view === 'front' ? 50 : 34, beam)),
    masses: [[-w, top, 2 * w, -top]],
    shadow: w,
  }
}
