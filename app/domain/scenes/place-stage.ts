import { rows, WIDTH } from './camera.ts'
import { hangSign, hangSignal } from './hang.ts'
import { isVehicle, stand, type Setting } from './setting.ts'
import type { Slot } from './street.ts'
import { drawVariant, variants } from './variants.ts'
import { collide, estimateSeen, type Standing } from './visibility.ts'

/** The staged objects, and of the props those that hide none of them (unless hiding is asked for). */
export function placeStage(setting: Setting, props: Standing[]): Standing[] {
  const staged = placeStaged(setting)
  const objects = staged.filter((it) => it.class !== null)
  const shareOf = (it: Standing, among: Standing[]) => estimateSeen(it, among).share
  const harmless = (prop: Standing) =>
    setting.dials.occlusion > 0 ||
    objects.every(
      (it) =>
        !collide(it, prop, setting.street.camera.horizon) &&
        shareOf(it, [...staged, prop]) > shareOf(it, staged) - 0.005,
    )
  return [...props.filter(harmless), ...staged]
}

/** Exactly the staged objects. */
function placeStaged(setting: Setting): Standing[] {
  const { street, dials, random, light } = setting
  const taken = new Set<Slot>()
  return (dials.stage ?? []).flatMap((staged, index) => {
    const x = staged.x * WIDTH
    const row = rows.houses + 10 + staged.depth * (rows.bottom - 12 - rows.houses - 10)
    const own = random.fork(`staged${index}`)
    if (staged.class === 'sign') {
      const kind = (staged.variant ?? 0) % 2 === 0 ? 'fascia' : 'blade'
      const slot = [...street.slots]
        .filter((s) => !taken.has(s) && s.kind === kind)
        .sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0]
      if (!slot) return []
      taken.add(slot)
      return [hangSign(setting, slot)]
    }
    if (staged.class === 'traffic-light')
      return hangSignal(
        { ...setting, random: own },
        { x, near: staged.depth > 0.6, walk: (staged.variant ?? 0) % 2 === 1, mirrored: staged.facing === 'left' },
      )
    const list = variants[staged.class]
    const variant =
      staged.variant === undefined ? drawVariant(staged.class, 'side', 0, own) : list[staged.variant % list.length]!
    const lane = street.lanes.reduce((a, b) => (Math.abs(a.y - row) < Math.abs(b.y - row) ? a : b))
    const facing = staged.facing ?? (isVehicle(staged.class) ? lane.facing : own.pick(['left', 'right'] as const))
    const mirrored = facing === 'left' && variant.view === 'side'
    return [stand(setting, staged.class, variant.name, variant.draw(own, { light, mirrored }), { x, row, mirrored })]
  })
}
