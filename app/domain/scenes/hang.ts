import { rows, scaleAt, WIDTH } from './camera.ts'
import { mast, post } from './props.ts'
import { stand, type Setting } from './setting.ts'
import { othersStillShow, showsEnough } from './showing.ts'
import { blade, fascia } from './sign.ts'
import { inMouth, type Slot } from './street.ts'
import { roadSignal, walkSignal } from './traffic-light.ts'
import { collide, hull, silhouette, type Standing } from './visibility.ts'

/** Hangs a shop sign on a free place of a wall. */
export function placeSign(setting: Setting, others: Standing[]): Standing[] {
  const { street, random, dials } = setting
  for (const slot of random.shuffle(street.slots)) {
    if (others.some((other) => other.class === 'sign' && Math.hypot(other.x - slot.x, other.y - slot.y) < 12)) continue
    const it = hangSign(setting, slot)
    const [left, , width] = hull(silhouette(it))
    if (left < 8 || left + width > WIDTH - 8) {
      if (!random.chance(dials.truncation)) continue
    }
    if (showsEnough(it, [...others, it], dials.occlusion)) return [it]
  }
  return []
}

/** A sign on this place of the wall. */
export function hangSign(setting: Setting, slot: Slot): Standing {
  const { street, random, light } = setting
  const scale = scaleAt(street.camera, rows.houses)
  const dark = light !== 'day'
  const own = random.fork(`sign${slot.house}${slot.kind}`)
  const sprite =
    slot.kind === 'fascia'
      ? fascia(Math.min(slot.width / scale, 820) * own.between(0.72, 0.98), own, dark)
      : blade(own, dark)
  return {
    ...stand(setting, 'sign', slot.kind, sprite, { x: slot.x, row: rows.houses, mirrored: false }),
    y: slot.y,
    haze: 0.06,
  }
}

/** Puts up a signal where it does no harm; returns [pole, housing], or nothing. */
export function placeSignal(setting: Setting, others: Standing[]): Standing[] {
  const { random } = setting
  for (let attempt = 0; attempt < 24; attempt++) {
    const walk = random.chance(0.4)
    const x = random.between(0.1, 0.9) * WIDTH
    if (inMouth(setting.street, x)) continue
    if (others.some((other) => other.class === 'traffic-light' && Math.abs(other.x - x) < 220)) continue
    const added = hangSignal(setting, { x, near: random.chance(0.22), walk, mirrored: random.chance(0.5) })
    const [left, top, width] = hull(silhouette(added[1]!))
    if (left < 8 || left + width > WIDTH - 8 || top < 6) continue
    if (others.some((other) => added.some((it) => collide(it, other, setting.street.camera.horizon)))) continue
    const { occlusion } = setting.dials
    if (showsEnough(added[1]!, [...others, ...added], occlusion) && othersStillShow(others, added, occlusion))
      return added
  }
  return []
}

/** A signal and what holds it: [pole, housing]. */
export function hangSignal(
  setting: Setting,
  { x, near, walk, mirrored }: { x: number; near: boolean; walk: boolean; mirrored: boolean },
): Standing[] {
  const { random, street } = setting
  const row = near ? rows.kerbNear + 16 : rows.kerbFar - 6
  // far signals are drawn a little larger than life so that their lamps can be told apart
  const scale = Math.max(scaleAt(street.camera, row) * (near ? 0.8 : 1), 0.27)
  const height = walk ? 270 : 455
  const reach = walk ? 0 : 190
  const holder = {
    ...stand(setting, null, walk ? 'post' : 'mast', walk ? post(height) : mast(height, reach), { x, row, mirrored }),
    scale,
  }
  const head = {
    ...stand(
      setting,
      'traffic-light',
      walk ? 'walk signal' : 'road signal',
      walk ? walkSignal(random) : roadSignal(random),
      { x: x + (mirrored ? -1 : 1) * reach * scale, row: row + 0.01, mirrored: false },
    ),
    y: row - height * scale,
    scale,
    haze: 0,
  }
  return [holder, head]
}
