import type { AreaRange } from './greedy.ts'
import type { EvaluationType } from './types.ts'

/** The thresholds 0.5, 0.55, … 0.95, computed as numpy.linspace does. */
export const THRESHOLDS: readonly number[] = Array.from({ length: 10 }, (_, step) =>
  step === 9 ? 0.95 : 0.5 + step * ((0.95 - 0.5) / 9),
)

/** COCO's ranges of gold areas, in square pixels. */
export const AREAS = {
  all: [0, 1e10],
  small: [0, 32 ** 2],
  medium: [32 ** 2, 96 ** 2],
  large: [96 ** 2, 1e10],
} as const satisfies Record<string, AreaRange>
export type Area = keyof typeof AREAS

/** One number of the summary: average precision or recall, at one threshold or over all, of an area, of the best so many. */
export type Figure = { measure: 'AP' | 'AR'; threshold: number | null; area: Area; most: number }

const figure = (measure: 'AP' | 'AR', threshold: number | null, area: Area, most: number): Figure => ({
  measure,
  threshold,
  area,
  most,
})

/** The 12 numbers of boxes and masks and the 10 of skeletons, in the order in which cocoeval.py prints them. */
export function figuresOf(type: EvaluationType): Figure[] {
  if (type === 'keypoints')
    return (['AP', 'AR'] as const).flatMap((measure) => [
      figure(measure, null, 'all', 20),
      figure(measure, 0.5, 'all', 20),
      figure(measure, 0.75, 'all', 20),
      figure(measure, null, 'medium', 20),
      figure(measure, null, 'large', 20),
    ])
  const sizes = ['small', 'medium', 'large'] as const
  return [
    figure('AP', null, 'all', 100),
    figure('AP', 0.5, 'all', 100),
    figure('AP', 0.75, 'all', 100),
    ...sizes.map((size) => figure('AP', null, size, 100)),
    ...[1, 10, 100].map((most) => figure('AR', null, 'all', most)),
    ...sizes.map((size) => figure('AR', null, size, 100)),
  ]
}
