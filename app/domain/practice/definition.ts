import { z } from 'zod'
import { slugSchema } from '#app/domain/slug.ts'
import { teachesSchema } from './lesson-reference.ts'
import { datasetPoolSchema, scenePoolSchema } from './pool.ts'
import { checkTaskFields, taskFields } from './task-fields.ts'

/** A practice set: items without end, graded at once, findings linked to lessons. */
export const practiceDefinitionSchema = z
  .strictObject({
    ...taskFields,
    /** The course that teaches this. */
    course: slugSchema.optional(),
    /** Place in lists, ascending. */
    order: z.number().int().default(0),
    pool: z.discriminatedUnion('source', [scenePoolSchema, datasetPoolSchema]),
    teaches: teachesSchema,
  })
  .superRefine(checkTaskFields)
export type PracticeDefinition = z.infer<typeof practiceDefinitionSchema>
