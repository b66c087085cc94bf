import { z } from 'zod'
import { attributesSchema, partIdSchema, refuseRepeatedIds } from './parts.ts'
import { classNameSchema } from './taxonomy.ts'

/** Most spans of one text. */
export const MAX_SPANS = 5000

/** A piece of a text: half-open offsets [start, end) in Unicode code points of the NFC text. */
export const spanSchema = z
  .strictObject({
    id: partIdSchema('span'),
    class: classNameSchema,
    start: z.number().int('start must be a whole number of characters').min(0, 'start must be at least 0'),
    end: z.number().int('end must be a whole number of characters').min(1, 'end must be at least 1'),
    attributes: attributesSchema.optional(),
  })
  .refine(({ start, end }) => end > start, { path: ['end'], message: 'end must be after start' })
export type Span = z.infer<typeof spanSchema>

/** All spans of one text; they may overlap and nest. None is a valid answer. Ids are unique. */
export const spansLabelSchema = z.strictObject({
  kind: z.literal('spans'),
  spans: z.array(spanSchema).max(MAX_SPANS, `at most ${MAX_SPANS} spans`).superRefine(refuseRepeatedIds('span')),
})
export type SpansLabel = z.infer<typeof spansLabelSchema>
