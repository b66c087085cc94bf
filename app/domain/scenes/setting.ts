import { rows, scaleAt } from './camera.ts'
import { vehicleClasses, type Light, type ObjectClass, type SetDials } from './dials.ts'
import type { Random } from './random.ts'
import { zebraAt } from './road.ts'
import type { Sprite } from './scene.ts'
import type { Street } from './street.ts'
import type { Standing } from './visibility.ts'

/** Everything that placing depends on. */
export type Setting = { street: Street; dials: SetDials; light: Light; random: Random }

/** Something to be placed, before its spot is known. */
export type Spot = { x: number; row: number; mirrored: boolean }

export const stand = (
  setting: Setting,
  of: ObjectClass | null,
  variant: string,
  sprite: Sprite,
  spot: Spot,
): Standing => ({
  id: '',
  class: of,
  variant,
  x: spot.x,
  y: spot.row,
  row: spot.row,
  scale: scaleAt(setting.street.camera, spot.row),
  mirrored: spot.mirrored,
  sprite,
  haze: hazeAt(spot.row),
})

const hazeAt = (row: number): number => Math.max(0, Math.min(1, (400 - row) / 110)) * 0.55

export const isVehicle = (of: ObjectClass | null): boolean =>
  (vehicleClasses as readonly (string | null)[]).includes(of)

/** Whether this vehicle stands on the crosswalk, or within `room` pixels of it. */
export function onCrosswalk({ street }: Setting, it: Standing, room = 0): boolean {
  if (!street.crosswalk || !isVehicle(it.class) || it.row < rows.kerbFar || it.row > rows.kerbNear + 6) return false
  const [left, right] = zebraAt(street, it.row)
  const half = it.sprite.shadow * it.scale
  return it.x - half < right + room && it.x + half > left - room
}
