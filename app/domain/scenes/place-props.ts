import { rows, WIDTH } from './camera.ts'
import { bench, bin, bollard, lamp, mailbox, planter, pole, tree } from './props.ts'
import type { Sprite } from './scene.ts'
import { stand, type Setting } from './setting.ts'
import type { Standing } from './visibility.ts'

/** Trees, lamps, poles: they give the street life and hide things. */
export function placeProps(setting: Setting): Standing[] {
  const { street, random, dials } = setting
  const put = (name: string, sprite: Sprite, x: number, row: number, mirrored = false) =>
    stand(setting, null, name, sprite, { x, row, mirrored })
  const props: Standing[] = []
  const free = (x: number) => !street.sideStreet || x < street.sideStreet.left - 30 || x > street.sideStreet.right + 30
  const clutter = dials.occlusion
  const row = rows.kerbFar - 4
  const gap = random.between(150, 240)
  const what = random.pick(['tree', 'lamp', 'tree'] as const)
  let index = 0
  for (let x = random.between(30, 120); x < WIDTH; x += gap) {
    index++
    if (!free(x) || (street.crosswalk && Math.abs(x - street.crosswalk.far) < 84)) continue
    if (index % 2 === 0) props.push(put('lamp', lamp(), x, row, random.chance(0.5)))
    else if (what === 'tree' && clutter > 0.12) props.push(put('tree', tree(random, random.between(380, 520)), x, row))
    else if (random.chance(0.6)) props.push(put('bollard', bollard(), x, row))
  }
  const poles = random.chance(0.6) ? 1 : 0
  for (let i = 0; i < poles; i++) {
    const x = random.between(60, WIDTH - 60)
    if (free(x)) props.push(put('pole', pole(random), x, rows.houses + 7, random.chance(0.5)))
  }
  // something near the viewer that cuts the view, only where hiding is wanted
  const near = clutter < 0.2 ? 0 : random.int(0, clutter > 0.6 ? 2 : 1)
  const spots = random.shuffle([0.1, 0.3, 0.5, 0.7, 0.9]).map((share) => share * WIDTH + random.between(-60, 60))
  for (const x of spots.slice(0, near))
    props.push(
      random.chance(0.5)
        ? put('near tree', tree(random, dials.distance === 'far' ? 640 : 1010, 215), x, rows.kerbNear + 34)
        : put('near lamp', lamp(), x, rows.kerbNear + 26, random.chance(0.5)),
    )
  // furniture on the near pavement, low enough to hide little
  for (const x of spots.slice(near, near + random.int(0, 2))) {
    const [name, sprite] = random.pick([
      ['bench', bench()],
      ['planter', planter(random)],
      ['planter', planter(random)],
      ['mailbox', mailbox()],
      ['bin', bin()],
    ] as const)
    props.push(put(name, sprite, x, rows.kerbNear + random.between(36, 66)))
  }
  if (street.crosswalk)
    for (const x of [street.crosswalk.far - 80, street.crosswalk.far + 80])
      if (free(x)) props.push(put('bollard', bollard(), x, row))
  return props
}
