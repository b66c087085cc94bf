import { cameraFor, rows, rowBetween, scaleAt, WIDTH, type Camera } from './camera.ts'
import type { SetDials } from './dials.ts'
import { awnings, walls } from './palette.ts'
import type { Random } from './random.ts'

export type House = {
  x: number
  width: number
  storeys: number
  style: 'brick' | 'plaster' | 'office' | 'villa' | 'gable' | 'hanok' | 'park'
  wall: string
  awning: string
  /** Seed of its small details. */
  seed: string
}
export type Lane = { y: number; facing: 'left' | 'right' }
export type SideStreet = { x: number; left: number; right: number }
/** A place on a wall where a sign can hang: its middle in pixels, and for boards how wide (pixels). */
export type Slot = { kind: 'fascia' | 'blade'; x: number; y: number; width: number; house: number }

export type Street = {
  camera: Camera
  lanes: Lane[]
  /** Rows of the lines between lanes. */
  lines: { y: number; centre: boolean }[]
  houses: House[]
  sideStreet: SideStreet | null
  /** Middle of the crosswalk at the far and near kerb, and its half width per row scale (metres). */
  crosswalk: { far: number; near: number; half: number } | null
  slots: Slot[]
}

export const shopHeight = 3.9
export const storeyHeight = 3.05

/** Lays out a street: what stands where, before anything moves on it. */
export function layStreet(dials: SetDials, random: Random): Street {
  const camera = cameraFor(dials.distance)
  const count = dials.distance === 'near' ? 2 : random.chance(0.45) ? 4 : 2
  const at = (share: number) => rowBetween(camera, rows.kerbFar, rows.kerbNear, share)
  const lanes: Lane[] = Array.from({ length: count }, (_, i) => ({
    // In Korea one drives on the right: seen from the pavement, the near half of the road moves to the right.
    y: at((i + 0.8) / count),
    facing: i < count / 2 ? 'left' : 'right',
  }))
  const lines = Array.from({ length: count - 1 }, (_, i) => ({ y: at((i + 1) / count), centre: i + 1 === count / 2 }))
  const metre = scaleAt(camera, rows.houses) * 100
  const wantsSide = random.chance(0.6)
  const middle = random.between(0.2, 0.8) * WIDTH
  const gap = 4.6 * metre
  const sideStreet = wantsSide ? { x: middle, left: middle - gap, right: middle + gap } : null
  const houses = layHouses(sideStreet, metre, dials, random.fork('houses'))
  return {
    camera,
    lanes,
    lines,
    houses,
    sideStreet,
    crosswalk: dials.task === 'crosswalk' || random.chance(0.5) ? layCrosswalk(sideStreet, random) : null,
    slots: laySlots(houses, metre, random.fork('slots')),
  }
}

function layCrosswalk(sideStreet: SideStreet | null, random: Random) {
  const near = random.between(0.3, 0.7) * WIDTH
  const mid =
    sideStreet && Math.abs(near - sideStreet.x) < 150 ? sideStreet.x + (near < sideStreet.x ? -150 : 150) : near
  const x = Math.min(WIDTH * 0.76, Math.max(WIDTH * 0.24, mid))
  return { far: x + (480 - x) * 0.22, near: x, half: 2.3 }
}

function layHouses(side: SideStreet | null, metre: number, dials: SetDials, random: Random): House[] {
  const houses: House[] = []
  const tall: [number, number] = dials.distance === 'far' ? [3, 6] : dials.distance === 'near' ? [1, 3] : [2, 4]
  const stretches: [number, number][] = side
    ? [
        [-30, side.left],
        [side.right, WIDTH + 30],
      ]
    : [[-30, WIDTH + 30]]
  for (const [from, to] of stretches) {
    const count = Math.max(1, Math.round((to - from) / (8.6 * metre)))
    const shares = Array.from({ length: count }, () => random.between(0.75, 1.25))
    const sum = shares.reduce((a, b) => a + b, 0)
    let x = from
    for (const share of shares) {
      const width = ((to - from) * share) / sum
      const last = houses.at(-1)
      const palette = walls.filter((wall) => wall !== last?.wall)
      const style = random.pick([
        'brick',
        'plaster',
        'office',
        'villa',
        'brick',
        'gable',
        'plaster',
        'hanok',
        'park',
      ] as const)
      const low = style === 'hanok' || style === 'park'
      houses.push({
        x,
        width,
        storeys: low ? 0 : style === 'gable' ? 1 : random.int(...tall),
        // one green or old corner is enough for a street
        style: low && houses.some((house) => house.style === style) ? 'brick' : style,
        wall: random.pick(palette),
        awning: random.pick(awnings),
        seed: String(random.int(0, 1e9)),
      })
      const house = houses.at(-1)!
      if (house.style === 'brick') house.storeys = Math.max(tall[0], house.storeys)
      x += width
    }
  }
  return houses
}

/** Boards hang above the shop windows, blades stick out of the storeys above. */
function laySlots(houses: House[], metre: number, random: Random): Slot[] {
  return houses.flatMap((house, index) => {
    if (house.style === 'hanok' || house.style === 'park') return []
    const inner = house.width - 0.9 * metre
    const fascia: Slot = {
      kind: 'fascia',
      x: house.x + house.width / 2,
      y: rows.houses - 3.28 * metre,
      width: inner,
      house: index,
    }
    const edge = random.chance(0.5) ? house.x + 0.62 * metre : house.x + house.width - 0.62 * metre
    const blade: Slot = {
      kind: 'blade',
      x: edge,
      y: rows.houses - (shopHeight + 2) * metre,
      width: metre,
      house: index,
    }
    return house.storeys >= 2 && metre > 17 ? [fascia, blade] : [fascia]
  })
}

/** Where the side street opens there is no pavement to stand on. */
export const inMouth = ({ sideStreet }: Street, x: number): boolean =>
  sideStreet !== null && x > sideStreet.left - 8 && x < sideStreet.right + 8
