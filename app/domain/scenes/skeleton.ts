import type { Keypoint } from '#app/domain/labels/keypoints.ts'
import { numberUnder, type NumberPicture } from './number-picture.ts'
import type { Actor, Joint } from './scene.ts'

const PAIRED = ['shoulder', 'elbow', 'hand', 'hip', 'knee', 'ankle'] as const satisfies readonly Joint['name'][]

/** The points of a drawn person in the order of their skeleton: left and right are the person's own. */
export const PERSON_POINTS = ['head', ...PAIRED.flatMap((name) => [`left-${name}`, `right-${name}`] as const)] as const

/** Lines between them, by place in PERSON_POINTS. */
export const PERSON_EDGES: readonly [number, number][] = (
  [
    ['head', 'left-shoulder'],
    ['head', 'right-shoulder'],
    ...(['left', 'right'] as const).flatMap(
      (side) =>
        [
          [`${side}-shoulder`, `${side}-elbow`],
          [`${side}-elbow`, `${side}-hand`],
          [`${side}-shoulder`, `${side}-hip`],
          [`${side}-hip`, `${side}-knee`],
          [`${side}-knee`, `${side}-ankle`],
        ] as const,
    ),
  ] as const
).map(([from, to]) => [PERSON_POINTS.indexOf(from), PERSON_POINTS.indexOf(to)])

/**
 * Where the points of a person are in the picture, in the order of PERSON_POINTS. A point is visible when the pixel
 * there belongs to the person (what the own body or bag covers counts as visible), hidden when something else is in
 * front of it, and not labeled outside the picture.
 * @param number the person's object number
 */
export function pointsOf(actor: Actor, number: number, picture: NumberPicture): Keypoint[] {
  const places = new Map((actor.sprite.joints ?? []).map((joint) => [nameOf(joint, actor.mirrored), joint]))
  return PERSON_POINTS.map((name) => {
    const joint = places.get(name)
    if (!joint) throw new Error(`a drawn ${actor.variant} has no ${name}`)
    const x = actor.x + (actor.mirrored ? -joint.x : joint.x) * actor.scale
    const y = actor.y + joint.y * actor.scale
    const there = numberUnder(picture, x, y)
    return there === null ? { x: 0, y: 0, v: 0 } : { x, y, v: there === number ? 2 : 1 }
  })
}

/** Somebody who faces right turns the right side to the viewer; mirrored, the left one. */
function nameOf({ name, side }: Joint, mirrored: boolean): string {
  if (side === null) return name
  return `${(side === 'near') === mirrored ? 'left' : 'right'}-${name}`
}
