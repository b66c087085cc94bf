import { z } from 'zod'
import { share } from './share.ts'

/** How a classification is graded. */
export const classificationRubricSchema = z
  .strictObject({
    kind: z.literal('classification'),
    /**
     * `exact`: the very same set of classes or nothing; `f1`: partial credit per class; `ordinal`: classes are steps of
     * `order`, and a wrong step loses the square of its distance; `cost`: a wrong choice loses what `costs` says.
     */
    metric: z.enum(['exact', 'f1', 'ordinal', 'cost']).default('exact'),
    /** Whether several classes may be true at once. */
    multiple: z.boolean().default(false),
    /** The classes from one end of the scale to the other; for `ordinal`. */
    order: z.array(z.string()).max(400).optional(),
    /** What answering `answer` where gold says `gold` loses, 0–1; every other mistake loses all. For `cost`. */
    costs: z
      .array(z.strictObject({ gold: z.string(), answer: z.string(), cost: share('cost') }))
      .max(10_000)
      .optional(),
  })
  .superRefine(({ metric, multiple, order, costs }, context) => {
    const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (metric === 'ordinal' && (order?.length ?? 0) < 2)
      issue('order', 'an ordinal metric needs the order of the classes')
    if (metric === 'cost' && !costs?.length) issue('costs', 'a cost metric needs at least one cost')
    if (multiple && (metric === 'ordinal' || metric === 'cost'))
      issue('metric', `${metric} needs exactly one class per item`)
    if (order && new Set(order).size !== order.length) issue('order', 'names a class twice')
  })
export type ClassificationRubric = z.infer<typeof classificationRubricSchema>

/** How a preference is graded. */
export const preferenceRubricSchema = z.strictObject({
  kind: z.literal('preference'),
  /** Credit when exactly one of gold and answer is a tie. */
  tieCredit: share('tieCredit').default(0),
  /** Whether the right side with another strength loses a quarter for each step. */
  strength: z.enum(['ignore', 'count']).default('ignore'),
})
export type PreferenceRubric = z.infer<typeof preferenceRubricSchema>

/** How a ranking is graded: share of pairs in the right order, or Kendall's tau-b brought to 0–1. */
export const rankingRubricSchema = z.strictObject({
  kind: z.literal('ranking'),
  metric: z.enum(['pairwise', 'tau']).default('pairwise'),
})
export type RankingRubric = z.infer<typeof rankingRubricSchema>

/** How ratings are graded, each criterion alike. */
export const ratingRubricSchema = z.strictObject({
  kind: z.literal('rating'),
  /** `within`: right or wrong; `closeness`: 1 − distance beyond the tolerance ÷ `range`. */
  metric: z.enum(['within', 'closeness']).default('within'),
  /** Steps by which an answer may differ and still be right. */
  tolerance: z.number().min(0).max(100).default(0),
  /** Length of the scale, largest minus smallest value. */
  range: z.number().positive().max(100).default(4),
})
export type RatingRubric = z.infer<typeof ratingRubricSchema>

/** How a review is graded: the verdict first, then whether the reason is one of the true ones. */
export const reviewRubricSchema = z.strictObject({
  kind: z.literal('review'),
  /** Share of the score that the reasons of a right rejection decide; the verdict decides the rest. */
  reasonWeight: share('reasonWeight').default(0.3),
})
export type ReviewRubric = z.infer<typeof reviewRubricSchema>
