import { z } from 'zod'
import { classificationLabelSchema } from './classification.ts'
import { boxesLabelSchema } from './boxes.ts'
import { partIdSchema } from './parts.ts'
import { polygonsLabelSchema } from './polygons.ts'
import { spansLabelSchema } from './spans.ts'
import { taxonomySchema } from './taxonomy.ts'

/** BCP 47, as far as pages need it for `lang` and direction: `ko`, `en`, `ja`, `ar`, `zh-Hant`. */
const languageSchema = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as ko')

const prose = z.string().min(1).max(200_000)

/**
 * What an item shows, besides its picture. An item without content is a picture and nothing else. Everything here is
 * sent to the browser: it holds no gold.
 */
export const itemContentSchema = z.discriminatedUnion('type', [
  /** A picture with regions to transcribe, pixels; without regions the whole picture is line `1`. */
  z.strictObject({
    type: z.literal('lines'),
    lines: z
      .array(
        z.strictObject({
          id: partIdSchema('line'),
          x: z.number(),
          y: z.number(),
          width: z.number().positive(),
          height: z.number().positive(),
        }),
      )
      .min(1)
      .max(500),
    language: languageSchema.optional(),
  }),
  /** A text, NFC, to mark spans in or to classify. */
  z.strictObject({ type: z.literal('text'), text: prose, language: languageSchema.optional() }),
  /** A prompt and two answers in Markdown, of which one is to be preferred. */
  z.strictObject({
    type: z.literal('pair'),
    prompt: prose,
    a: prose,
    b: prose,
    language: languageSchema.optional(),
  }),
  /** A prompt and candidates in Markdown, to be ranked. */
  z.strictObject({
    type: z.literal('candidates'),
    prompt: prose,
    candidates: z
      .array(z.strictObject({ id: z.string().min(1).max(64), text: prose }))
      .min(2)
      .max(20),
    language: languageSchema.optional(),
  }),
  /** Something to be rated, in Markdown. */
  z.strictObject({
    type: z.literal('response'),
    prompt: prose.optional(),
    response: prose,
    language: languageSchema.optional(),
  }),
  /** Somebody's label of the item's picture or of `text`, to be reviewed. */
  z.strictObject({
    type: z.literal('labeled'),
    label: z.discriminatedUnion('kind', [
      boxesLabelSchema,
      polygonsLabelSchema,
      spansLabelSchema,
      classificationLabelSchema,
    ]),
    taxonomy: taxonomySchema,
    text: prose.optional(),
    language: languageSchema.optional(),
  }),
])
export type ItemContent = z.infer<typeof itemContentSchema>
export type ContentType = ItemContent['type']

/** Number of Unicode code points of a text: the unit of span offsets. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
