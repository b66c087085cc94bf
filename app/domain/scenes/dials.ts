import { z } from 'zod'

/** The box classes that a scene can hold. */
export const objectClasses = [
  'car',
  'bus',
  'truck',
  'motorcycle',
  'bicycle',
  'person',
  'traffic-light',
  'sign',
] as const
export type ObjectClass = (typeof objectClasses)[number]

/** The classes that drive: answers of the `vehicle` task, and what can block a crosswalk. */
export const vehicleClasses = ['car', 'bus', 'truck', 'motorcycle', 'bicycle'] as const satisfies readonly ObjectClass[]

export const lights = ['day', 'dusk', 'rain'] as const
export type Light = (typeof lights)[number]

/** Questions about the picture as a whole, answered by one class. */
export const sceneQuestions = ['time-of-day', 'crosswalk', 'vehicle'] as const
export type SceneQuestion = (typeof sceneQuestions)[number]

/** What can be asked about a scene. */
export const sceneTasks = ['boxes', ...sceneQuestions, 'polygons', 'keypoints', 'transcription'] as const
export type SceneTask = (typeof sceneTasks)[number]

/** Whether a task is a question about the picture as a whole. */
export function isQuestion(task: SceneTask): task is SceneQuestion {
  return (sceneQuestions as readonly string[]).includes(task)
}

const share = z.number().min(0).max(1)

/** One object that a lesson picture puts in a chosen place. */
export const stagedSchema = z.strictObject({
  class: z.enum(objectClasses),
  /** Centre of the object: 0 = left edge of the picture, 1 = right edge (there the object is cut in half). */
  x: share,
  /** Where it stands: 0 = far pavement, about 0.2–0.75 = on the road, 1 = near pavement. Signs hang on the houses whatever the depth. */
  depth: share.default(0.5),
  facing: z.enum(['left', 'right']).optional(),
  /** Which of the class's variants (see `variants.ts`); taken modulo their number. */
  variant: z.int().min(0).optional(),
})

/**
 * What a scene is asked to be. Everything may be left out. `objects`, `occlusion` and `truncation`, when left out,
 * follow `difficulty`: 0 gives 3–6 well-separated objects, 1 gives 10–16 that hide and cut each other.
 */
export const dialsSchema = z.strictObject({
  /**
   * What will be asked about the picture. A question about all of it also shapes the scene, so that the answer is clear;
   * `keypoints` asks for the people in it, `transcription` for the signs.
   */
  task: z.enum(sceneTasks).default('boxes'),
  light: z.enum([...lights, 'any']).default('any'),
  /** How many objects are tried for; a crowded street may hold one or two fewer. */
  objects: z
    .strictObject({ min: z.int().min(0).max(30), max: z.int().min(0).max(30) })
    .refine(({ min, max }) => min <= max, { error: 'min must not be above max' })
    .optional(),
  /** 0: objects stand apart; 1: many hide behind others (never so far that they stop counting). */
  occlusion: share.optional(),
  /** Share of the road users that the picture's edge cuts. */
  truncation: share.optional(),
  distance: z.enum(['near', 'mixed', 'far']).default('mixed'),
  difficulty: share.default(0.3),
  /** Only these classes appear (default: all). What is not listed is not drawn at all. */
  classes: z.array(z.enum(objectClasses)).min(1).optional(),
  /** Exactly these objects, for lesson pictures; then `objects`, `classes` and `truncation` are not used. */
  stage: z.array(stagedSchema).max(30).optional(),
})

/** Dials as people write them. */
export type Dials = z.input<typeof dialsSchema>
export type Staged = z.output<typeof stagedSchema>

/** Dials with every default filled in. */
export type SetDials = ReturnType<typeof setDials>

/** Checks the dials and fills in the defaults; throws a ZodError that names what is wrong. */
export function setDials(dials: Dials) {
  const given = dialsSchema.parse(dials)
  const { difficulty, stage } = given
  const min = Math.round(3 + 7 * difficulty)
  return {
    ...given,
    objects: given.objects ?? { min, max: min + 3 + Math.round(3 * difficulty) },
    occlusion: given.occlusion ?? (stage ? 0 : difficulty * 0.9),
    truncation: given.truncation ?? difficulty * 0.35,
    classes: given.classes ?? [...objectClasses],
  }
}
