import { z } from 'zod'
import { slugSchema } from '#app/domain/slug.ts'
import { objectSchema, sceneSchema, sentence, showSchema } from './lesson-fields.ts'
import { type SceneTry, sceneTrySchema } from './scene-try.ts'
import { type WrittenTry, writtenTrySchema } from './written-try.ts'

// The front matter of a lesson: everything in it that is not prose.

export const pictureSchema = z.strictObject({
  id: slugSchema,
  /** What the picture shows, for who cannot see it. */
  alt: sentence(400),
  caption: sentence(400).optional(),
  scene: sceneSchema,
  show: showSchema.optional(),
  boxes: z
    .array(
      z.strictObject({
        of: z.union([objectSchema, z.literal('all')]),
        fault: z.enum(['too-big', 'too-small', 'shifted', 'amodal', 'merged', 'none']).default('none'),
        mark: z.enum(['wrong', 'right', 'plain']).default('plain'),
        label: sentence(40).optional(),
      }),
    )
    .max(30)
    .default([]),
})
export type LessonPicture = z.output<typeof pictureSchema>

export const checkSchema = z
  .strictObject({
    id: slugSchema,
    question: sentence(400),
    options: z
      .array(z.strictObject({ text: sentence(300), correct: z.literal(true).optional(), why: sentence(600) }))
      .min(2, 'a check needs at least two options')
      .max(6, 'a check has at most six options'),
  })
  .refine(({ options }) => options.filter(({ correct }) => correct).length === 1, {
    path: ['options'],
    message: 'exactly one option must be correct',
  })
export type LessonCheck = z.output<typeof checkSchema>

export const compareSchema = z.strictObject({
  id: slugSchema,
  wrong: slugSchema,
  right: slugSchema,
  caption: sentence(400),
})
export type LessonCompare = z.output<typeof compareSchema>

/** An exercise: on a drawn scene when it has a `scene`, otherwise on what is written in it. */
export const trySchema = z.unknown().transform((value, context): SceneTry | WrittenTry => {
  const drawn = typeof value === 'object' && value !== null && 'scene' in value
  const parsed = (drawn ? sceneTrySchema : writtenTrySchema).safeParse(value)
  if (parsed.success) return parsed.data
  for (const problem of parsed.error.issues) context.issues.push({ ...problem, input: value } as never)
  return z.NEVER
})
export type LessonTry = z.output<typeof trySchema>

/** Whether an exercise is about a drawn scene. */
export function isSceneTry(exercise: LessonTry): exercise is SceneTry {
  return 'scene' in exercise
}

const uniqueIds = (list: { id: string }[], context: z.RefinementCtx) =>
  list.forEach(({ id }, index) => {
    if (list.findIndex((other) => other.id === id) !== index)
      context.addIssue({ code: 'custom', path: [index, 'id'], message: `id "${id}" is used twice` })
  })

export const lessonSchema = z
  .strictObject({
    title: sentence(120),
    summary: sentence(400),
    minutes: z.int().min(1).max(240),
    pictures: z.array(pictureSchema).superRefine(uniqueIds).default([]),
    compares: z.array(compareSchema).superRefine(uniqueIds).default([]),
    tries: z.array(trySchema).superRefine(uniqueIds).default([]),
    checks: z.array(checkSchema).superRefine(uniqueIds).default([]),
  })
  .superRefine(({ compares, pictures }, context) => {
    compares.forEach((compare, index) => {
      for (const side of ['wrong', 'right'] as const)
        if (!pictures.some(({ id }) => id === compare[side]))
          context.addIssue({
            code: 'custom',
            path: ['compares', index, side],
            message: `there is no picture "${compare[side]}"`,
          })
    })
  })
export type LessonFrontMatter = z.output<typeof lessonSchema>
