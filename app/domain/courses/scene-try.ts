import { z } from 'zod'
import { rubricSchema } from '#app/domain/grading/rubric.ts'
import { classNameSchema } from '#app/domain/labels/taxonomy.ts'
import { isQuestion, objectClasses } from '#app/domain/scenes/dials.ts'
import { slugSchema } from '#app/domain/slug.ts'
import { passScoreSchema, sceneSchema, sentence, showSchema } from './lesson-fields.ts'

/** The answers of the questions about a scene; a classification exercise offers some of them. */
const ANSWERS = {
  'time-of-day': ['day', 'dusk', 'rain'],
  crosswalk: ['clear', 'blocked'],
  vehicle: ['car', 'bus', 'truck', 'motorcycle', 'bicycle'],
} as const

/** What is drawn, pointed at or read in a scene, by kind. A kind with one class need not name it. */
const DRAWN = {
  boxes: objectClasses,
  polygons: objectClasses,
  keypoints: ['person'],
  transcription: ['sign'],
} as const

/** The kinds that the scene generator knows the answers to. */
const SCENE_KINDS = ['boxes', 'polygons', 'keypoints', 'transcription', 'classification'] as const

const fieldsSchema = z.strictObject({
  id: slugSchema,
  kind: z.enum(SCENE_KINDS, {
    error: `an exercise on a scene is one of ${SCENE_KINDS.join(', ')}; write the others out, without a scene`,
  }),
  prompt: sentence(600),
  /** What is asked; classification only. */
  question: sentence(300).optional(),
  scene: sceneSchema,
  /** Only this part of the scene, shown larger; not for a question about all of it. */
  show: showSchema.optional(),
  classes: z.array(classNameSchema).min(1).max(20).optional(),
  /** How it is graded; the defaults of the kind when omitted. */
  rubric: rubricSchema.optional(),
  passScore: passScoreSchema,
})
type Fields = z.output<typeof fieldsSchema>
type Issue = (path: (string | number)[], message: string) => void

/** An exercise on a drawn scene: the generator knows its gold. */
export const sceneTrySchema = fieldsSchema.transform(({ classes: named, rubric: given, ...exercise }, context) => {
  const { kind } = exercise
  const issue: Issue = (path, message) => context.addIssue({ code: 'custom', path, message })
  const rubric = given ?? rubricSchema.parse({ kind })
  if (rubric.kind !== kind) issue(['rubric', 'kind'], `must be ${kind}, like the exercise`)
  if (kind === 'classification' && exercise.show) issue(['show'], 'a classification is about the whole scene')
  const known = kind === 'classification' ? answersOf(exercise, issue) : drawnIn(kind, exercise, issue)
  const classes = named ?? (known.length === 1 ? [...known] : [])
  if (classes.length === 0) issue(['classes'], `a ${kind} exercise needs its classes: some of ${known.join(', ')}`)
  if (kind === 'classification' && classes.length === 1)
    issue(['classes'], 'a classification needs at least two classes')
  classes.forEach((name, index) => {
    if (classes.indexOf(name) < index) issue(['classes', index], `class "${name}" is listed twice`)
    if (known.length > 0 && !known.includes(name))
      issue(['classes', index], `"${name}" is not offered here, only ${known.join(', ')}`)
  })
  return { ...exercise, classes, rubric }
})
export type SceneTry = z.output<typeof sceneTrySchema>

/** The answers to the question about the scene; none when the scene asks no question. */
function answersOf({ question, scene: { task } }: Pick<Fields, 'question' | 'scene'>, issue: Issue): readonly string[] {
  if (!question) issue(['question'], 'a classification needs a question')
  if (isQuestion(task)) return ANSWERS[task]
  issue(['scene'], `a classification needs a task: ${Object.keys(ANSWERS).join(', ')}`)
  return []
}

/** The classes that can be found in a scene of this kind. */
function drawnIn(
  kind: keyof typeof DRAWN,
  { question, scene: { task } }: Pick<Fields, 'question' | 'scene'>,
  issue: Issue,
): readonly string[] {
  if (question) issue(['question'], 'only a classification asks a question')
  if (task !== kind)
    issue(['scene', 'task'], kind === 'boxes' ? 'a boxes exercise has no task in its scene' : `must be ${kind}`)
  return DRAWN[kind]
}
