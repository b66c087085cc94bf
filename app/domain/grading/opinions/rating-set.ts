import { cohenKappa, KAPPA_WEIGHTS } from '#app/domain/agreement/cohen.ts'
import { intraclassCorrelations } from '#app/domain/agreement/intraclass.ts'
import type { RatingLabel } from '#app/domain/labels/opinions.ts'
import type { Criterion } from '#app/domain/labels/taxonomy.ts'

/** How one criterion was rated over a set of items. */
export interface CriterionFigures {
  criterion: string
  /** Items where both gold and answer rate it. */
  items: number
  /** Mean |answer − gold| and mean answer − gold, in steps (negative: too strict); 0 of no items. */
  meanError: number
  bias: number
  /** Quadratic-weighted kappa on the steps of the scale, gold's means brought to the nearest; null as in `cohenKappa`. */
  quadraticKappa: number | null
  /** ICC(2,1) of gold and answer as two raters; null below two items or without variance. */
  intraclass: number | null
}

/**
 * Figures of many ratings, criterion by criterion of the taxonomy. Values lie within the criterion's scale, as
 * `labelSchemaFor` sees to; those outside are taken for its end in kappa. O(ratings + criteria × steps²).
 */
export function ratingFigures(
  pairs: readonly { gold: RatingLabel; answer: RatingLabel }[],
  criteria: readonly Pick<Criterion, 'name' | 'min' | 'max'>[],
): CriterionFigures[] {
  return criteria.map((criterion) => {
    const values = pairs.flatMap(({ gold, answer }) => {
      const [truth, given] = [valueOf(gold, criterion.name), valueOf(answer, criterion.name)]
      return truth === undefined || given === undefined ? [] : [[truth, given] as const]
    })
    const mean = (of: (gold: number, answer: number) => number) =>
      values.reduce((sum, [gold, answer]) => sum + of(gold, answer), 0) / Math.max(1, values.length)
    return {
      criterion: criterion.name,
      items: values.length,
      meanError: mean((gold, answer) => Math.abs(answer - gold)),
      bias: mean((gold, answer) => answer - gold),
      quadraticKappa: kappaOf(values, criterion),
      intraclass: values.length < 2 ? null : (intraclassCorrelations(values)?.twoWayRandom.single ?? null),
    }
  })
}

function valueOf({ ratings }: RatingLabel, criterion: string): number | undefined {
  return ratings.find((rating) => rating.criterion === criterion)?.value
}

function kappaOf(
  values: readonly (readonly [number, number])[],
  { min, max }: Pick<Criterion, 'min' | 'max'>,
): number | null {
  const steps = max - min + 1
  const counts = new Float64Array(steps * steps)
  const step = (value: number) => Math.min(steps - 1, Math.max(0, Math.round(value) - min))
  for (const [gold, answer] of values) counts[step(gold) * steps + step(answer)]!++
  return cohenKappa(counts, steps, KAPPA_WEIGHTS.quadratic)
}
