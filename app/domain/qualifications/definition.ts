import { z } from 'zod'
import { slugSchema } from '#app/domain/slug.ts'
import { textSchema } from '#app/domain/text.ts'

/** A qualification: a named right with levels, proven by an exam. */
export const qualificationDefinitionSchema = z
  .strictObject({
    slug: slugSchema,
    title: textSchema(120),
    summary: textSchema(600),
    /** What a holder has shown, in words for a stranger. */
    criteria: textSchema(2000),
    /** Days until a grant expires; null: never. */
    validDays: z.number().int().min(1, 'validDays must be at least 1').max(36_500).nullable(),
    levels: z
      .array(z.strictObject({ level: z.number().int().min(1), title: textSchema(120) }))
      .min(1, 'a qualification needs at least one level')
      .max(20),
    exam: slugSchema,
    course: slugSchema.optional(),
  })
  .superRefine(({ levels }, context) => {
    levels.forEach(({ level }, index) => {
      if (index > 0 && level <= levels[index - 1]!.level)
        context.addIssue({
          code: 'custom',
          path: ['levels', index, 'level'],
          message: 'levels must be in ascending order, each once',
        })
    })
  })
export type QualificationDefinition = z.infer<typeof qualificationDefinitionSchema>
