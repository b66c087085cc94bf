import type { Joint } from './scene.ts'

export type Point = [x: number, y: number]

/** Where a pedestrian's limbs begin, in centimetres of the drawing: y of hips and shoulders. */
export const hipY = -86
export const shoulderY = -142

/** Which way a pedestrian leans, where the hands and feet are; everything else follows. */
export type Pose = {
  lean: number
  /** Ankle x of the leg and how high its foot is lifted. */
  legs: { near: [to: number, lift: number]; far: [to: number, lift: number] }
  hands: { near: Point; far: Point }
}

export const headOf = (lean: number): Point => [lean + 3, -163]
export const shoulderOf = (lean: number): Point => [lean, shoulderY + 7]
export const elbowOf = (hand: Point): Point => [hand[0] * 0.4 - 5, (shoulderY + hand[1]) / 2 + 6]
export const kneeOf = ([to, lift]: [number, number]): Point => [to * 0.5 + 4, hipY / 2 - lift * 0.4]
export const ankleOf = ([to, lift]: [number, number]): Point => [to, -7 - lift]

/**
 * The joints of a pedestrian drawn from the side, facing right: the head, then each joint of the near and the far side.
 * Seen from the side, both shoulders are at one point, and so are both hips.
 * @param size by which the drawing is scaled, about its ground point
 */
export function jointsOf({ lean, legs, hands }: Pose, size: number): Joint[] {
  const at = (name: Joint['name'], side: Joint['side'], [x, y]: Point): Joint => ({
    name,
    side,
    x: x * size,
    y: y * size,
  })
  const sides = (['near', 'far'] as const).flatMap((side) => [
    at('shoulder', side, shoulderOf(lean)),
    at('elbow', side, elbowOf(hands[side])),
    at('hand', side, hands[side]),
    at('hip', side, [0, hipY]),
    at('knee', side, kneeOf(legs[side])),
    at('ankle', side, ankleOf(legs[side])),
  ])
  return [at('head', null, headOf(lean)), ...sides]
}
