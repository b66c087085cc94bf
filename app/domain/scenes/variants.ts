import { cityBus, coach, endBus } from './bus.ts'
import { endCar, sideCar, type CarShape } from './car.ts'
import type { Light, ObjectClass } from './dials.ts'
import { person, type Look } from './person.ts'
import type { Random } from './random.ts'
import type { Sprite } from './scene.ts'
import { bedTruck, boxTruck, dumpTruck, endTruck, pickup } from './truck.ts'
import { bicycle, motorbike, scooter } from './two-wheelers.ts'

export type Circumstances = { light: Light; mirrored: boolean }

/** What moves about, and so is placed on the ground. */
export type Mover = Exclude<ObjectClass, 'sign' | 'traffic-light'>

/** One look of a class. `side` ones stand along the road, `end` ones (front or rear) in the side street. */
export type Variant = {
  name: string
  view: 'side' | 'end'
  /** How often it is drawn in an easy and in a hard scene: hard ones bring the look-alikes. */
  weight: [easy: number, hard: number]
  draw(random: Random, circumstances: Circumstances): Sprite
}

const car = (shape: CarShape, weight: Variant['weight'], taxi = false): Variant => ({
  name: taxi ? 'taxi' : shape,
  view: 'side',
  weight,
  draw: (random, { mirrored }) => sideCar(shape, random, { mirrored, taxi }),
})
const end = (name: string, draw: Variant['draw'], weight: Variant['weight'] = [1, 1]): Variant => ({
  name,
  view: 'end',
  weight,
  draw,
})
const side = (name: string, weight: Variant['weight'], draw: Variant['draw']): Variant => ({
  name,
  view: 'side',
  weight,
  draw,
})
const walker = (look: Look, weight: Variant['weight'] = [1, 1]): Variant =>
  side(look, weight, (random, { light }) => person(look, random, light))

/** The looks of each class, in the order that a staged object's `variant` counts. Append only: lessons name them by number. */
export const variants: Record<Mover, Variant[]> = {
  car: [
    car('sedan', [3, 2]),
    car('sedan', [1.5, 1], true),
    car('hatch', [2, 2]),
    car('suv', [1.5, 3]),
    car('van', [0.7, 2]),
    end('car front', (random) => endCar('sedan', 'front', random)),
    end('car rear', (random) => endCar('sedan', 'rear', random)),
    end('suv front', (random) => endCar('suv', 'front', random)),
    end('suv rear', (random) => endCar('suv', 'rear', random)),
    end('taxi front', (random) => endCar('sedan', 'front', random, true), [0.7, 0.7]),
  ],
  bus: [
    side('city bus', [3, 2], (random, { mirrored }) => cityBus(random, { village: false, mirrored })),
    side('village bus', [2, 2], (random, { mirrored }) => cityBus(random, { village: true, mirrored })),
    side('coach', [1, 2], (random, { mirrored }) => coach(random, { mirrored })),
    end('bus front', (random) => endBus('front', random)),
    end('bus rear', (random) => endBus('rear', random)),
  ],
  truck: [
    side('box truck', [3, 2], (random) => boxTruck(random)),
    side('bed truck', [3, 2], (random) => bedTruck(random)),
    side('dump truck', [1, 1], (random) => dumpTruck(random)),
    side('pickup', [0.4, 2.4], (random) => pickup(random)),
    end('truck front', (random) => endTruck('front', random)),
    end('truck rear', (random) => endTruck('rear', random)),
  ],
  motorcycle: [
    side('delivery scooter', [3, 2], (random) => scooter(random, { box: true, ridden: true })),
    side('scooter', [2, 2], (random) => scooter(random, { box: false, ridden: true })),
    side('motorbike', [2, 2], (random) => motorbike(random, { ridden: true })),
    side('parked scooter', [0.5, 1.5], (random) => scooter(random, { box: false, ridden: false })),
    side('parked motorbike', [0.3, 1], (random) => motorbike(random, { ridden: false })),
  ],
  bicycle: [
    side('city bicycle', [3, 2], (random) => bicycle(random, { ridden: true, basket: true })),
    side('road bicycle', [2, 2], (random) => bicycle(random, { ridden: true, basket: false })),
    side('parked bicycle', [1, 2], (random) => bicycle(random, { ridden: false, basket: true })),
  ],
  person: [
    walker('walker', [3, 3]),
    walker('skirt', [2, 2]),
    walker('coat', [2, 2]),
    walker('phone'),
    walker('backpack'),
    walker('shopper'),
    walker('elder'),
    walker('child', [0.6, 1]),
    walker('courier', [0.5, 1]),
  ],
}

/** A variant of this view drawn by weight. */
export function drawVariant(of: Mover, view: Variant['view'], difficulty: number, random: Random): Variant {
  const candidates = variants[of].filter((variant) => variant.view === view)
  const weights = candidates.map(({ weight: [easy, hard] }) => easy + (hard - easy) * difficulty)
  let rest = random.next() * weights.reduce((sum, weight) => sum + weight, 0)
  return candidates.find((_, i) => (rest -= weights[i]!) < 0) ?? candidates.at(-1)!
}
