import { z } from 'zod'
import { readItem } from '#app/domain/datasets/content-dataset.ts'
import { rubricSchema } from '#app/domain/grading/rubric.ts'
import { LABEL_KINDS } from '#app/domain/labels/kind.ts'
import { classNameSchema, taxonomySchema } from '#app/domain/labels/taxonomy.ts'
import { dialsSchema, objectClasses, isQuestion } from '#app/domain/scenes/dials.ts'
import { slugSchema } from '#app/domain/slug.ts'

/** The front matter of a lesson: everything in it that is not prose. */
const sentence = (most: number) =>
  z
    .string()
    .max(most, `is longer than ${most} characters`)
    .refine((value) => value.trim() !== '', 'must not be empty')

/** A scene that is always the same: its dials and its seed. */
const sceneSchema = dialsSchema.extend({ seed: z.string().min(1).max(64) })

/** An object of a scene: the `nth` of its class from left to right, counted from 1. */
const objectSchema = z.strictObject({ class: z.enum(objectClasses), nth: z.int().min(1).max(30).default(1) })

export const pictureSchema = z.strictObject({
  id: slugSchema,
  /** What the picture shows, for who cannot see it. */
  alt: sentence(400),
  caption: sentence(400).optional(),
  scene: sceneSchema,
  /** Crops the picture to an object, with so many pixels around it. */
  show: objectSchema.extend({ margin: z.int().min(0).max(400).default(60) }).optional(),
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

/** The answers of the scene tasks; a classification exercise offers some of them. */
const ANSWERS = {
  'time-of-day': ['day', 'dusk', 'rain'],
  crosswalk: ['clear', 'blocked'],
  vehicle: ['car', 'bus', 'truck', 'motorcycle', 'bicycle'],
} as const

const sceneTrySchema = z
  .strictObject({
    id: slugSchema,
    /** The kinds that the scene generator knows the answers to. */
    kind: z.enum(['boxes', 'classification']),
    prompt: sentence(600),
    /** What is asked; classification only. */
    question: sentence(300).optional(),
    scene: sceneSchema,
    classes: z.array(classNameSchema).min(1).max(20),
    /** Score from which the exercise is done. */
    passScore: z.number().gt(0, 'must be above 0').max(1, 'must be at most 1'),
  })
  .superRefine(({ kind, question, scene, classes }, context) => {
    const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const { task } = scene
    if (kind === 'boxes') {
      if (question) issue('question', 'only a classification asks a question')
      if (task !== 'boxes') issue('scene', 'a boxes exercise has no task in its scene')
      const known: readonly string[] = objectClasses
      for (const name of classes) if (!known.includes(name)) issue('classes', `no scene has a class "${name}"`)
    } else {
      if (!question) issue('question', 'a classification needs a question')
      if (!isQuestion(task)) return issue('scene', 'a classification needs a task: time-of-day, crosswalk or vehicle')
      const known: readonly string[] = ANSWERS[task]
      for (const name of classes) if (!known.includes(name)) issue('classes', `"${name}" is no answer of ${task}`)
      if (classes.length < 2) issue('classes', 'a classification needs at least two classes')
    }
  })
export type SceneTry = z.output<typeof sceneTrySchema>

/** An exercise whose item is written in the front matter: `content` and `gold`, or a text with its spans `marked` in it. */
const writtenTrySchema = z
  .strictObject({
    id: slugSchema,
    kind: z.enum(LABEL_KINDS),
    prompt: sentence(600),
    question: sentence(300).optional(),
    taxonomy: taxonomySchema,
    /** Classes of a marked text that is to be reviewed. */
    labeledWith: taxonomySchema.optional(),
    content: z.unknown().optional(),
    marked: z.string().min(1).max(20_000).optional(),
    gold: z.unknown().optional(),
    /** How it is graded; the defaults of the kind when omitted. */
    rubric: rubricSchema.optional(),
    passScore: z.number().gt(0, 'must be above 0').max(1, 'must be at most 1'),
  })
  .transform(({ content, marked, gold, labeledWith, rubric: given, ...exercise }, context) => {
    const { id, kind, taxonomy } = exercise
    const issue = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    const rubric = given ?? rubricSchema.parse({ kind })
    if (rubric.kind !== kind) issue(['rubric', 'kind'], `must be ${kind}, like the exercise`)
    if (kind === 'classification' && !exercise.question) issue(['question'], 'a classification needs a question')
    // The gold of a marked text is the marks: what is wrong with it is to be corrected there.
    const told = ([head, ...rest]: (string | number)[], message: string) =>
      issue(head === 'gold' && gold === undefined && marked !== undefined ? ['marked'] : [head!, ...rest], message)
    const item = readItem({ key: id, content, marked, gold }, { kind, taxonomy, labeledWith }, told)
    if (!item || rubric.kind !== kind) return z.NEVER
    return { ...exercise, rubric, content: item.content, gold: item.gold }
  })
export type WrittenTry = z.output<typeof writtenTrySchema>

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
