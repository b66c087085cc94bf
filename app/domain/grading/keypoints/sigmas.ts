/**
 * COCO's fall-off of each of a person's 17 points (nose, eyes, ears, shoulders, elbows, wrists, hips, knees, ankles):
 * the spread of careful people's placing, as a share of the square root of the person's area (cocoeval.py, Params).
 */
export const COCO_PERSON_SIGMAS: readonly number[] = [
  0.026, 0.025, 0.025, 0.035, 0.035, 0.079, 0.079, 0.072, 0.072, 0.062, 0.062, 0.107, 0.107, 0.087, 0.087, 0.089, 0.089,
]

/** The fall-off of a point of which nothing is known: CVAT's default. */
export const PLAIN_SIGMA = 0.09

/** What a rubric says of fall-offs. */
export type Sigmas = 'auto' | 'coco-person' | number | readonly number[]

/** 1 / 2κ² of each of `count` points, where κ = 2σ: what d² / area is multiplied with. */
export function falloffs(sigmas: Sigmas, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, point) => 1 / (2 * (2 * sigmaOf(sigmas, count, point)) ** 2))
}

function sigmaOf(sigmas: Sigmas, count: number, point: number): number {
  if (typeof sigmas === 'number') return sigmas
  if (sigmas === 'auto') return count === COCO_PERSON_SIGMAS.length ? COCO_PERSON_SIGMAS[point]! : PLAIN_SIGMA
  return (sigmas === 'coco-person' ? COCO_PERSON_SIGMAS : sigmas)[point] ?? PLAIN_SIGMA
}

const COCO_PERSON = falloffs('coco-person', COCO_PERSON_SIGMAS.length)

/** The fall-offs of skeletons by how many points they have, each made once. */
export class Falloff {
  declare private readonly sigmas: Sigmas
  declare private last: Float64Array

  constructor(sigmas: Sigmas) {
    this.sigmas = sigmas
    this.last = COCO_PERSON
    if (sigmas !== 'auto' && sigmas !== 'coco-person') this.last = falloffs(sigmas, 1)
  }

  of(count: number): Float64Array {
    if (this.last.length !== count) this.last = falloffs(this.sigmas, count)
    return this.last
  }
}
