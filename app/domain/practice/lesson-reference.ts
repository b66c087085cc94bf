import { z } from 'zod'
import { FINDING_HINTS, FINDING_TYPES } from '#app/domain/grading/finding.ts'

const name = '[a-z0-9]+(?:-[a-z0-9]+)*'

/** Where in the courses something is taught: `course/lesson` or `course/lesson#anchor`. */
export const lessonReferenceSchema = z
  .string()
  .regex(new RegExp(`^${name}/${name}(?:#[\\p{L}\\p{N}_-]+)?$`, 'u'), 'must be written course/lesson#anchor')

/** Maps a finding type, a hint or a class to the lesson section that teaches it. */
export const teachesSchema = z.record(z.string(), lessonReferenceSchema).default({})
export type Teaches = z.infer<typeof teachesSchema>

/** Keys of `teaches` that are neither a finding type, nor a hint, nor one of `classes`. */
export function unknownTeachesKeys(teaches: Teaches, classes: ReadonlySet<string>): string[] {
  const words: ReadonlySet<string> = new Set([...FINDING_TYPES, ...FINDING_HINTS])
  return Object.keys(teaches).filter((key) => !words.has(key) && !classes.has(key))
}

export type LessonReference = { course: string; lesson: string; anchor: string | null }

/** The parts of a valid reference. */
export function lessonReference(text: string): LessonReference {
  const [place = '', anchor = null] = text.split('#')
  const [course = '', lesson = ''] = place.split('/')
  return { course, lesson, anchor }
}
