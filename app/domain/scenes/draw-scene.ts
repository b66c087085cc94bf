import { HEIGHT, rows, scaleAt, WIDTH } from './camera.ts'
import { chooseClasses } from './choose-classes.ts'
import { lights, setDials, vehicleClasses, type Dials } from './dials.ts'
import { placeSign, placeSignal } from './hang.ts'
import { paintHouse } from './house.ts'
import { moods } from './light.ts'
import { block, crosswalkFact, nearest, nearestVehicle } from './place-answer.ts'
import { placeOne } from './place-object.ts'
import { placeProps } from './place-props.ts'
import { placeStage } from './place-stage.ts'
import { paintRain } from './rain.ts'
import { randomFrom, type Random } from './random.ts'
import { paintRoad, wetSheen } from './road.ts'
import type { Scene } from './scene.ts'
import { isVehicle, type Setting } from './setting.ts'
import type { Shape } from './shapes.ts'
import { paintSideStreet } from './side-street.ts'
import { horizonGlow, paintSky } from './sky.ts'
import { layStreet } from './street.ts'
import type { Mover } from './variants.ts'
import type { Standing } from './visibility.ts'

/**
 * Draws a street scene. The same seed and dials always give the same scene. Throws a ZodError on dials that make no
 * sense. The result is the whole secret of an item (where everything is): it stays on the server.
 */
export function drawScene({ seed, dials: given }: { seed: string; dials: Dials }): Scene {
  const dials = setDials(given)
  const random = randomFrom(`scene/${seed}`)
  const light = dials.light === 'any' ? random.fork('light').pick(lights) : dials.light
  const street = layStreet(dials, random.fork('street'))
  const setting: Setting = { street, dials, light, random: random.fork('place') }
  const props = placeProps({ ...setting, random: random.fork('props') })
  const placed = dials.stage ? placeStage(setting, props) : fill(setting, props)
  const sorted = [...placed].sort((a, b) => a.row - b.row)
  let count = 0
  const actors = sorted.map(({ row: _row, ...actor }) =>
    actor.class === null ? actor : { ...actor, id: `o${++count}` },
  )
  return {
    seed,
    dials,
    width: WIDTH,
    height: HEIGHT,
    light,
    backdrop: paintBackdrop(setting, random.fork('backdrop')),
    actors,
    overlay: light === 'rain' ? paintRain(random.fork('rain')) : [],
    facts: { 'time-of-day': light, crosswalk: crosswalkFact(setting, placed), vehicle: nearestVehicle(placed) },
  }
}

/** A street filled by the dials. */
function fill(setting: Setting, props: Standing[]): Standing[] {
  const { dials, random } = setting
  let placed = props
  const add = (added: Standing[]) => (placed = [...placed, ...added])
  const wanted = chooseClasses(setting)
  let keepClear = false
  if (dials.task === 'crosswalk') {
    if (random.fork('blocked').chance(0.5)) {
      add(block(setting, placed))
      wanted.splice(wanted.findIndex(isVehicle), wanted.some(isVehicle) ? 1 : 0)
    }
    keepClear = true
  }
  if (dials.task === 'vehicle') {
    const answers = vehicleClasses.filter((of) => dials.classes.includes(of))
    if (answers.length > 0) add(nearest(setting, random.fork('answer').pick(answers), placed))
  }
  const front = Math.max(0, ...placed.filter((it) => isVehicle(it.class)).map((it) => it.row))
  for (const of of wanted) {
    if (of === 'sign') add(placeSign(setting, placed))
    else if (of === 'traffic-light') add(placeSignal(setting, placed))
    else addMover(of)
  }
  return placed

  function addMover(of: Mover) {
    const added = placeOne(setting, of, placed, { cut: random.chance(dials.truncation), keepClear })
    // the nearest vehicle must be beyond doubt
    if (dials.task === 'vehicle' && added.some((it) => isVehicle(it.class) && it.row > front - 40)) return
    add(added)
  }
}

function paintBackdrop({ street, light, dials }: Setting, random: Random): Shape[] {
  const mood = moods[light]
  const metre = scaleAt(street.camera, rows.houses) * 100
  return [
    ...paintSky(light, street.camera, random.fork(`sky${dials.distance}`)),
    ...paintSideStreet(street, metre, mood),
    ...street.houses.flatMap((house) => paintHouse(house, metre, mood)),
    ...horizonGlow(light, street.camera),
    ...paintRoad(street, mood, random.fork('road')),
    ...(mood.wet ? wetSheen() : []),
  ]
}
