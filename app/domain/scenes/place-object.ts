import { rows, scaleAt, WIDTH } from './camera.ts'
import type { ObjectClass } from './dials.ts'
import { sideHalf, zebraAt } from './road.ts'
import type { Sprite } from './scene.ts'
import { onCrosswalk, stand, type Setting, type Spot } from './setting.ts'
import { othersStillShow, showsEnough } from './showing.ts'
import { inMouth } from './street.ts'
import { drawVariant, type Mover, type Variant } from './variants.ts'
import { collide, estimateSeen, hull, lookLikeOne, overlap, silhouette, type Standing } from './visibility.ts'

/** Tries spots for one road user; returns it, or nothing when it does not fit. `cut`: the frame should cut it. */
export function placeOne(
  setting: Setting,
  of: Mover,
  others: Standing[],
  { cut, keepClear = false }: { cut: boolean; keepClear?: boolean },
): Standing[] {
  const { dials, random, street } = setting
  const wantsHiding = random.chance(dials.occlusion)
  const pencil = sharpen(setting, of)
  let best: { it: Standing; score: number } | null = null
  for (let attempt = 0; attempt < 46; attempt++) {
    const edge = cut && attempt < 30
    const it = candidate(setting, of, edge, pencil)
    if (!it) continue
    const [left, , width] = hull(silhouette(it))
    const inside = left >= 8 && left + width <= WIDTH - 8
    if (edge === inside) continue
    if (keepClear && onCrosswalk(setting, it, 24)) continue
    const { horizon } = street.camera
    if (others.some((other) => collide(it, other, horizon) || lookLikeOne(it, other, horizon))) continue
    const everyone = [...others, it]
    if (!showsEnough(it, everyone, dials.occlusion, edge)) continue
    if (!othersStillShow(others, [it], dials.occlusion)) continue
    if (!wantsHiding) return [it]
    const score = hidingOf(it, others, everyone)
    if (!best || score > best.score) best = { it, score }
    if (score > 0.3) break
  }
  return best ? [best.it] : []
}

/** How much hiding there is because of this one: the most it hides of another, or what others hide of it. */
function hidingOf(it: Standing, others: Standing[], everyone: Standing[]): number {
  const lost = others
    .filter((other) => other.class !== null && other.row < it.row && overlap(other, it))
    .map((other) => estimateSeen(other, others).share - estimateSeen(other, everyone).share)
  return Math.max(1 - estimateSeen(it, everyone).share, ...lost)
}

type Pencil = (variant: Variant, mirrored: boolean) => Sprite

/** Draws each variant once per object: trying another spot needs no new drawing. */
function sharpen({ random, light }: Setting, of: ObjectClass): Pencil {
  const own = String(random.int(0, 1e9))
  const drawn = new Map<string, Sprite>()
  return (variant, mirrored) => {
    const key = `${variant.name}${mirrored}`
    const sprite = drawn.get(key) ?? variant.draw(random.fork(`${of}${own}${key}`), { light, mirrored })
    drawn.set(key, sprite)
    return sprite
  }
}

/** A random object of the class on a random spot that suits it. */
function candidate(setting: Setting, of: Mover, cut: boolean, pencil: Pencil): Standing | null {
  const { random, street, dials } = setting
  const toSide = street.sideStreet && !cut && ['car', 'bus', 'truck'].includes(of) && random.chance(0.32)
  const variant = drawVariant(of, toSide ? 'end' : 'side', dials.difficulty, random)
  const spot = toSide ? sideStreetSpot(setting, variant) : spotFor(setting, of, variant)
  if (!spot) return null
  const sprite = pencil(variant, spot.mirrored)
  if (cut) {
    const half = sprite.shadow * scaleAt(street.camera, spot.row)
    const out = half * random.between(-0.25, 0.45)
    spot.x = random.chance(0.5) ? out : WIDTH - out
  }
  return stand(setting, of, variant.name, sprite, spot)
}

function sideStreetSpot({ street, random }: Setting, variant: Variant): Spot | null {
  const side = street.sideStreet
  if (!side) return null
  // far enough down the street to look at home in it, near enough to be seen
  const row = random.between(rows.houses - 16, rows.kerbFar - 12)
  const coming = variant.name.endsWith('front')
  return { x: side.x + (coming ? -0.5 : 0.5) * sideHalf(street, row), row, mirrored: false }
}

function spotFor(setting: Setting, of: ObjectClass, variant: Variant): Spot | null {
  const { street, random, dials } = setting
  const x = random.between(0.02, 0.98) * WIDTH
  if (of === 'person') {
    const where = random.next()
    if (street.crosswalk && where < 0.3) {
      const row = random.between(rows.kerbFar + 12, rows.kerbNear - 12)
      const [left, right] = zebraAt(street, row)
      return { x: random.between(left + 8, right - 8), row, mirrored: random.chance(0.5) }
    }
    // on the far pavement somebody is too small to place a dozen points on
    const far = where < 0.65 && dials.task !== 'keypoints'
    const row = far
      ? random.between(rows.houses + 7, rows.kerbFar - 8)
      : random.between(rows.kerbNear + 20, rows.bottom - 6)
    if (far && inMouth(street, x)) return null
    return { x, row, mirrored: random.chance(0.5) }
  }
  const lane = random.pick(street.lanes)
  const parked = variant.name.startsWith('parked')
  if (parked) {
    const far = random.chance(0.5)
    if (far && inMouth(street, x)) return null
    return {
      x,
      row: far
        ? random.between(rows.houses + 12, rows.kerbFar - 10)
        : random.between(rows.kerbNear + 16, rows.bottom - 14),
      mirrored: random.chance(0.5),
    }
  }
  const row = lane.y + (of === 'bicycle' || of === 'motorcycle' ? random.between(-8, 10) : random.between(-3, 3))
  return { x, row, mirrored: lane.facing === 'left' }
}
