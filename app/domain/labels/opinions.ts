import { z } from 'zod'
import { classNameSchema } from './taxonomy.ts'

/**
 * Which of two answers is better. `a` and `b` name the answers of the item, not the places where they stood;
 * `shown` says who stood first, so that a habit of choosing the left one can be found.
 */
export const preferenceLabelSchema = z.strictObject({
  kind: z.literal('preference'),
  choice: z.enum(['a', 'b', 'tie']).nullable(),
  /** How much better: 1 slightly, 2 clearly, 3 much. A tie has none. */
  strength: z.number().int().min(1).max(3).optional(),
  shown: z.enum(['ab', 'ba']).optional(),
})
export type PreferenceLabel = z.infer<typeof preferenceLabelSchema>

/** Candidates of an item, best first; candidates in the same group are equally good. */
export const rankingLabelSchema = z.strictObject({
  kind: z.literal('ranking'),
  order: z
    .array(z.array(z.string().min(1).max(64)).min(1, 'a place in the ranking must not be empty'))
    .max(100, 'at most 100 places')
    .superRefine((order, context) => {
      const seen = new Set<string>()
      order.forEach((group, place) =>
        group.forEach((id, index) => {
          if (seen.has(id))
            context.addIssue({ code: 'custom', path: [place, index], message: `"${id}" is ranked twice` })
          seen.add(id)
        }),
      )
    }),
})
export type RankingLabel = z.infer<typeof rankingLabelSchema>

/** A number for each criterion of the taxonomy. Gold may be a mean. */
export const ratingLabelSchema = z.strictObject({
  kind: z.literal('rating'),
  ratings: z
    .array(z.strictObject({ criterion: z.string().min(1).max(80), value: z.number() }))
    .max(50, 'at most 50 criteria')
    .superRefine((ratings, context) => {
      const seen = new Set<string>()
      ratings.forEach(({ criterion }, index) => {
        if (seen.has(criterion))
          context.addIssue({ code: 'custom', path: [index, 'criterion'], message: `"${criterion}" is rated twice` })
        seen.add(criterion)
      })
    }),
})
export type RatingLabel = z.infer<typeof ratingLabelSchema>

/**
 * The judgement of somebody's labeled item. Reasons are classes of the taxonomy; a rejection needs one, an acceptance
 * has none. In gold a rejection lists every reason that is true.
 */
export const reviewLabelSchema = z.strictObject({
  kind: z.literal('review'),
  verdict: z.enum(['accept', 'reject']).nullable(),
  reasons: z.array(classNameSchema).max(20, 'at most 20 reasons'),
  note: z.string().max(1000, 'a note has at most 1000 characters').optional(),
})
export type ReviewLabel = z.infer<typeof reviewLabelSchema>
