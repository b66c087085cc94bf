import { HEIGHT, WIDTH, type Camera } from './camera.ts'
import { mix } from './colour.ts'
import type { Light } from './dials.ts'
import type { Random } from './random.ts'
import { circle, curve, ellipse, group, path, rect, n, softSpot, type Shape, type Gradient } from './shapes.ts'

const heavens: Record<Light, Gradient['stops'][]> = {
  day: [
    [
      [0, '#6fb1dc'],
      [0.5, '#b5dbec'],
      [1, '#f3efdf'],
    ],
    [
      [0, '#86bfe3'],
      [0.55, '#cfe6ee'],
      [1, '#f7ead2'],
    ],
    [
      [0, '#5aa3d8'],
      [0.6, '#a9d5ec'],
      [1, '#e9f0e6'],
    ],
  ],
  dusk: [
    [
      [0, '#2d2a5b'],
      [0.4, '#7d4a7d'],
      [0.72, '#e0796a'],
      [1, '#fcc77e'],
    ],
    [
      [0, '#1f2b54'],
      [0.45, '#5e4b86'],
      [0.78, '#d87f86'],
      [1, '#f9d199'],
    ],
    [
      [0, '#3a2f66'],
      [0.5, '#a2587e'],
      [0.8, '#f09a6c'],
      [1, '#ffd98f'],
    ],
  ],
  rain: [
    [
      [0, '#7c8892'],
      [0.6, '#a3adb4'],
      [1, '#c3c9cc'],
    ],
    [
      [0, '#6d7a86'],
      [0.6, '#98a3ab'],
      [1, '#bac2c6'],
    ],
  ],
}
const hillColours: Record<Light, [string, string]> = {
  day: ['#a8c6c4', '#86ad9e'],
  dusk: ['#8a5a80', '#5d4571'],
  rain: ['#9ba7ad', '#86949b'],
}
const blockColours: Record<Light, [string, string]> = {
  day: ['#c9d6dc', '#b3c3cc'],
  dusk: ['#7b5680', '#634a74'],
  rain: ['#a4afb5', '#94a0a7'],
}

/** Sky, sun or clouds, hills with the tower, and distant apartment blocks. Everything here shines by itself. */
export function paintSky(light: Light, camera: Camera, random: Random): Shape[] {
  const lit = true
  const shapes: Shape[] = [
    rect(0, 0, WIDTH, HEIGHT, {
      fill: { to: 'down', stops: random.pick(heavens[light]).map(([at, colour]) => [at * 0.56, colour]) },
      lit,
    }),
  ]
  const sunX = random.between(0.12, 0.88) * WIDTH
  if (light === 'day')
    shapes.push(
      circle(sunX, 78, 190, { fill: softSpot('#fff7d6', 0.75), lit }),
      circle(sunX, 78, 30, { fill: '#fff9e3', lit }),
    )
  if (light === 'dusk')
    shapes.push(
      ellipse(sunX, 268, 460, 120, { fill: softSpot('#ffc27a', 0.8), lit }),
      circle(sunX, 236, 34, { fill: '#ffe9b8', lit }),
    )
  const clouds = light === 'rain' ? 7 : random.int(2, 5)
  for (let i = 0; i < clouds; i++)
    shapes.push(
      cloud(
        random.between(-40, WIDTH),
        random.between(18, light === 'rain' ? 150 : 130),
        random.between(0.6, 1.35),
        light,
      ),
    )
  const ground = camera.horizon + 34
  const [farHill, nearHill] = hillColours[light]
  shapes.push(hill(random, ground, random.between(80, 130), farHill))
  if (random.chance(0.5))
    shapes.push(tower(random.between(120, WIDTH - 120), ground - 96, mix(farHill, '#4b5563', 0.3)))
  shapes.push(hill(random, ground, random.between(30, 70), nearHill))
  let x = random.between(-60, 0)
  while (x < WIDTH) {
    const [w, h] = [random.between(34, 74), random.between(70, 190)]
    shapes.push(...block(x, ground, w, h, random.pick(blockColours[light]), light, random))
    x += w + random.between(2, 46)
  }
  return shapes
}

function cloud(x: number, y: number, k: number, light: Light): Shape {
  const colour = light === 'rain' ? '#8b969e' : light === 'dusk' ? '#f3b7a0' : '#ffffff'
  return group(
    [
      path('M0 0C-20 0-24-22-2-24C2-44 34-48 44-30C60-44 88-34 86-16C108-18 112 0 94 0Z', {
        fill: {
          to: 'down',
          stops: [
            [0, colour, 0.95],
            [1, colour, light === 'rain' ? 0.5 : 0.35],
          ],
        },
        lit: true,
      }),
    ],
    `translate(${n(x)} ${n(y)}) scale(${n(k * (light === 'rain' ? 2 : 1))} ${n(k * 0.8)})`,
    light === 'day' ? 0.8 : 0.6,
  )
}

function hill(random: Random, ground: number, height: number, colour: string): Shape {
  const step = 160
  let d = `M-20 ${n(ground + 40)}L-20 ${n(ground - height * random.between(0.3, 0.9))}`
  for (let x = -20; x < WIDTH + 20; x += step) {
    const to = ground - height * random.between(0.25, 1)
    d += `S${n(x + step * 0.6)} ${n(to)} ${n(x + step)} ${n(to)}`
  }
  return path(`${d}L${WIDTH + 200} ${n(ground + 40)}Z`, { fill: colour, lit: true })
}

const tower = (x: number, y: number, colour: string): Shape =>
  group(
    [
      path('M-3 60L-2-30L2-30L3 60Z', { fill: colour, lit: true }),
      path('M-9-30L-7-42L7-42L9-30Z', { fill: colour, lit: true }),
      rect(-6, -48, 12, 5, { fill: colour, lit: true }),
      curve('M0-48V-78', colour, 1.6, { lit: true }),
    ],
    `translate(${n(x)} ${n(y)})`,
  )

function block(x: number, ground: number, w: number, h: number, colour: string, light: Light, random: Random): Shape[] {
  const top = ground - h
  const windows: string[] = []
  const lamps: string[] = []
  for (let wy = top + 10; wy < ground - 4; wy += 9)
    for (let wx = x + 5; wx < x + w - 7; wx += 9) {
      if (light === 'dusk' && random.chance(0.34)) lamps.push(`M${n(wx)} ${n(wy)}h5v4.5h-5Z`)
      else windows.push(`M${n(wx)} ${n(wy)}h5v4.5h-5Z`)
    }
  return [
    rect(x, top, w, h + 60, {
      fill: {
        to: 'down',
        stops: [
          [0, colour],
          [1, mix(colour, light === 'dusk' ? '#f0a07a' : '#ffffff', 0.25)],
        ],
      },
      lit: true,
    }),
    rect(x + w - 6, top, 6, h + 60, { fill: '#2b3350', opacity: 0.08, lit: true }),
    rect(x + w * 0.3, top - 6, w * 0.3, 6, { fill: colour, lit: true }),
    path(windows.join(''), { fill: '#5d7286', opacity: 0.32, lit: true }),
    ...(lamps.length > 0 ? [path(lamps.join(''), { fill: '#ffd98a', opacity: 0.85, lit: true })] : []),
  ]
}

export const horizonGlow = (light: Light, camera: Camera): Shape[] =>
  light === 'dusk'
    ? [ellipse(WIDTH / 2, camera.horizon + 20, 620, 120, { fill: softSpot('#ffb37a', 0.35), lit: true })]
    : []
