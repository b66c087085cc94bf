import { z } from 'zod'

/** The id of a part of a label (a shape, a span, a line): unique within its label. */
export const partIdSchema = (what: string) =>
  z.string().min(1, `a ${what} needs an id`).max(64, `a ${what} id has at most 64 characters`)

/** A coordinate in pixels of the original image. */
export const pixels = (what: string) => z.number({ error: `${what} must be a finite number of pixels` })

/** Attribute values by attribute name, as the taxonomy offers them: a flag or one of the listed values. */
export const attributesSchema = z
  .record(z.string().min(1).max(80), z.union([z.boolean(), z.string().max(200)]))
  .refine((attributes) => Object.keys(attributes).length <= 50, 'at most 50 attributes')
export type Attributes = z.infer<typeof attributesSchema>

/** Reports every part whose id an earlier part has. `what` names a part in the message. */
export function refuseRepeatedIds(what: string) {
  return (parts: readonly { id: string }[], context: z.RefinementCtx): void => {
    const seen = new Set<string>()
    parts.forEach(({ id }, index) => {
      if (seen.has(id))
        context.addIssue({ code: 'custom', path: [index, 'id'], message: `id "${id}" is used by another ${what}` })
      seen.add(id)
    })
  }
}
