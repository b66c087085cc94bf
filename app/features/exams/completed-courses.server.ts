import type { Text } from '#app/domain/text.ts'
import { lessonIndex } from '#app/platform/content.server.ts'
import { statement } from '#app/platform/db.server.ts'

/** The courses of which a person has completed every lesson that they have now. */
export function completedCourses(userId: string): Set<string> {
  const rows = statement('SELECT course, lesson FROM LessonCompletion WHERE userId = ?').all(userId)
  const done = new Set(
    (rows as { course: string; lesson: string }[]).map(({ course, lesson }) => `${course}/${lesson}`),
  )
  const complete = lessonIndex().courses.filter(
    ({ slug, lessons }) => lessons.length > 0 && lessons.every(({ name }) => done.has(`${slug}/${name}`)),
  )
  return new Set(complete.map(({ slug }) => slug))
}

/** What the courses are called. */
export function courseTitles(): Map<string, Text> {
  return new Map(lessonIndex().courses.map(({ slug, title }) => [slug, title]))
}
