import { z } from 'zod'
import { dialsSchema } from '#app/domain/scenes/dials.ts'
import { slugSchema } from '#app/domain/slug.ts'

/** An item's key within its dataset (a file name, for an imported one). */
export const itemKeySchema = z.string().min(1, 'an item key must not be empty').max(255)

/** A list of different item keys. */
export const itemKeysSchema = z
  .array(itemKeySchema)
  .min(1, 'list at least one item')
  .max(10_000)
  .superRefine((keys, context) => {
    const seen = new Set<string>()
    keys.forEach((key, index) => {
      if (seen.has(key)) context.addIssue({ code: 'custom', path: [index], message: `item "${key}" is listed twice` })
      seen.add(key)
    })
  })

/** Fresh scenes without end. */
export const scenePoolSchema = z.strictObject({ source: z.literal('scenes'), scene: dialsSchema })

/** The items of a dataset, or the listed ones of them. */
export const datasetPoolSchema = z.strictObject({
  source: z.literal('dataset'),
  dataset: slugSchema,
  items: itemKeysSchema.optional(),
})
