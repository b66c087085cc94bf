import { WIDTH } from './camera.ts'
import type { ObjectClass, vehicleClasses } from './dials.ts'
import { zebraAt } from './road.ts'
import type { Scene } from './scene.ts'
import { isVehicle, onCrosswalk, stand, type Setting } from './setting.ts'
import { drawVariant } from './variants.ts'
import { collide, hull, silhouette, type Standing } from './visibility.ts'

/** A vehicle that stands in the middle of the crosswalk, and is not so big that it hides it. */
export function block(setting: Setting, others: Standing[]): Standing[] {
  const { random, street, dials, light } = setting
  const own = random.fork('blocker')
  const classes = (['car', 'truck', 'bus'] as const).filter((of) => dials.classes.includes(of))
  for (let attempt = 0; attempt < 60 && classes.length > 0; attempt++) {
    const of = own.pick([...classes, classes[0]!])
    const lane = of === 'bus' ? street.lanes[0]! : own.pick(street.lanes)
    const variant = drawVariant(of, 'side', dials.difficulty, own)
    const [left, right] = zebraAt(street, lane.y)
    const mirrored = lane.facing === 'left'
    const spot = { x: (left + right) / 2 + own.between(-30, 30), row: lane.y, mirrored }
    const it = stand(setting, of, variant.name, variant.draw(own.fork(String(attempt)), { light, mirrored }), spot)
    const [x, , w] = hull(silhouette(it))
    if (w > 420 || x < 8 || x + w > WIDTH - 8) continue
    if (others.some((other) => collide(it, other, street.camera.horizon))) continue
    return [it]
  }
  return []
}

/** A vehicle in the nearest lane, fully in the picture. */
export function nearest(setting: Setting, of: (typeof vehicleClasses)[number], others: Standing[]): Standing[] {
  const { random, street, dials, light } = setting
  const own = random.fork('nearest')
  const lane = street.lanes.at(-1)!
  for (let attempt = 0; attempt < 40; attempt++) {
    const variant = drawVariant(of, 'side', dials.difficulty, own)
    const mirrored = lane.facing === 'left'
    const it = stand(setting, of, variant.name, variant.draw(own.fork(String(attempt)), { light, mirrored }), {
      x: own.between(0.2, 0.8) * WIDTH,
      row: lane.y + 6,
      mirrored,
    })
    const [x, , w] = hull(silhouette(it))
    if (x >= 8 && x + w <= WIDTH - 8 && !others.some((other) => collide(it, other, street.camera.horizon))) return [it]
  }
  return []
}

/** Whether a vehicle stands on the crosswalk; null when there is none. */
export function crosswalkFact(setting: Setting, placed: Standing[]): Scene['facts']['crosswalk'] {
  if (!setting.street.crosswalk) return null
  return placed.some((it) => onCrosswalk(setting, it)) ? 'blocked' : 'clear'
}

/** Class of the vehicle nearest to the viewer; null when there is none or two are about as near. */
export function nearestVehicle(placed: Standing[]): ObjectClass | null {
  const [first, second] = placed.filter((it) => isVehicle(it.class)).sort((a, b) => b.row - a.row)
  return first && (!second || first.row - second.row >= 20) ? first.class : null
}
