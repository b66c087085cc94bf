import type { ObjectClass } from './dials.ts'
import { estimateSeen, overlap, type Seen, type Standing } from './visibility.ts'

/**
 * The least share that must show for the class to be beyond doubt, whatever the occlusion: a rider without a bicycle
 * would be taken for a person, a board without a name for a wall.
 */
const least: Partial<Record<ObjectClass, number>> = {
  motorcycle: 0.66,
  bicycle: 0.66,
  sign: 0.66,
  'traffic-light': 0.7,
}

/** The share that must show at this occlusion: 0.98 when nothing may hide anything, lower as the dial rises. */
export const floorOf = (of: ObjectClass, occlusion: number): number => Math.max(0.98 - 0.56 * occlusion, least[of] ?? 0)

const large = ({ width, height }: Seen): boolean => width >= 15 && height >= 15

/** Whether an object shows enough among all others to be labeled without doubt; `edge`: the frame is meant to cut it. */
export function showsEnough(it: Standing, everyone: Standing[], occlusion: number, edge = false): boolean {
  const seen = estimateSeen(it, everyone)
  return large(seen) && seen.share >= (edge ? 0.42 : floorOf(it.class!, occlusion))
}

/** Whether the objects among `others` still show enough when `added` join them; one that is not touched always does. */
export function othersStillShow(others: Standing[], added: Standing[], occlusion: number): boolean {
  const everyone = [...others, ...added]
  return others.every(
    (it) =>
      it.class === null ||
      added.every((one) => one.row <= it.row || !overlap(one, it)) ||
      showsEnough(it, everyone, occlusion) ||
      estimateSeen(it, everyone).share > estimateSeen(it, others).share - 0.005,
  )
}
