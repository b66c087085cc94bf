import { z } from 'zod'
import { slugSchema } from '#app/domain/slug.ts'
import { textSchema } from '#app/domain/text.ts'

/** `content/courses/<slug>/course.yml`: what a course is, and its lessons in order. */
export const courseSchema = z
  .strictObject({
    slug: slugSchema,
    title: textSchema(120),
    summary: textSchema(600),
    level: z.int().min(1).max(9),
    /** About how long the whole course takes. */
    minutes: z.int().min(1).max(6000),
    /** Place in the catalogue, ascending. */
    order: z.int(),
    /** Courses to take first: advice, never a lock. */
    requires: z.array(slugSchema).default([]),
    lessons: z.array(slugSchema).min(1, 'a course needs at least one lesson'),
    leadsTo: z.strictObject({ practice: z.array(slugSchema).default([]), exam: slugSchema.optional() }).prefault({}),
  })
  .superRefine(({ lessons }, context) => {
    lessons.forEach((name, index) => {
      if (lessons.indexOf(name) !== index)
        context.addIssue({ code: 'custom', path: ['lessons', index], message: `lesson "${name}" is listed twice` })
    })
  })
export type CourseDefinition = z.output<typeof courseSchema>
