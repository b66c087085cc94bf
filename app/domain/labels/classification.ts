import { z } from 'zod'
import { classNameSchema } from './taxonomy.ts'

/** The chosen classes: exactly one where the question allows one, any number of different ones otherwise. */
export const classificationLabelSchema = z.strictObject({
  kind: z.literal('classification'),
  classes: z
    .array(classNameSchema)
    .max(100, 'at most 100 classes')
    .superRefine((classes, context) => {
      const seen = new Set<string>()
      classes.forEach((name, index) => {
        if (seen.has(name))
          context.addIssue({ code: 'custom', path: [index], message: `class "${name}" is chosen twice` })
        seen.add(name)
      })
    }),
})
export type ClassificationLabel = z.infer<typeof classificationLabelSchema>
