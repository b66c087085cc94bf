import type { ObjectClass } from './dials.ts'
import type { Setting } from './setting.ts'

/** How often a class is drawn, before what is there already counts against it. */
const shares: Record<ObjectClass, number> = {
  car: 4.2,
  person: 4.4,
  bus: 1.1,
  truck: 1.4,
  motorcycle: 1.5,
  bicycle: 1.5,
  sign: 2,
  'traffic-light': 0.9,
}

/** How many of a class a scene takes at most. */
const most: Partial<Record<ObjectClass, number>> = { bus: 2, truck: 3, 'traffic-light': 2, sign: 5 }

/** Which classes the scene will try for, in order. */
export function chooseClasses({ dials, random, street }: Setting): ObjectClass[] {
  const total = random.int(dials.objects.min, dials.objects.max)
  const chosen: ObjectClass[] = []
  const open = (of: ObjectClass) =>
    chosen.filter((c) => c === of).length < Math.min(most[of] ?? 99, of === 'sign' ? street.slots.length : 99)
  while (chosen.length < total) {
    const candidates = dials.classes.filter(open)
    if (candidates.length === 0) break
    const weight = (of: ObjectClass) => shares[of] / (1 + 0.55 * chosen.filter((c) => c === of).length)
    let rest = random.next() * candidates.reduce((sum, of) => sum + weight(of), 0)
    chosen.push(candidates.find((of) => (rest -= weight(of)) < 0) ?? candidates.at(-1)!)
  }
  // big things first: they are the hardest to fit
  const order: ObjectClass[] = ['traffic-light', 'sign', 'bus', 'truck', 'car', 'motorcycle', 'bicycle', 'person']
  return chosen.sort((a, b) => order.indexOf(a) - order.indexOf(b))
}
