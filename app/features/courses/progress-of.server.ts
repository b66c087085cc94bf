import { type CourseProgress, courseProgress } from '#app/domain/courses/progress.ts'
import type { Course } from '#app/platform/content.server.ts'
import { statement } from '#app/platform/db.server.ts'

const COMPLETED = 'SELECT lesson, completedAt AS at FROM LessonCompletion WHERE userId = ? AND course = ?'
const ANSWERED = 'SELECT lesson, max(answeredAt) AS at FROM CheckAnswer WHERE userId = ? AND course = ? GROUP BY lesson'

export interface Progress extends CourseProgress {
  /** Names of the lessons that are done. */
  finished: ReadonlySet<string>
  /** When the person last did something in the course, as stored; '' for never. */
  touchedAt: string
}

/** How far a person is in a course, by two indexed reads; null is a visitor, who is at its beginning. */
export function progressOf(userId: string | null, course: Course): Progress {
  const read = (sql: string) =>
    userId === null ? [] : (statement(sql).all(userId, course.slug) as { lesson: string; at: string }[])
  const completed = read(COMPLETED)
  const finished = new Set(completed.map(({ lesson }) => lesson))
  const touched = [...completed, ...read(ANSWERED)].sort((a, b) => (a.at < b.at ? 1 : -1))
  const names = course.lessons.map(({ name }) => name)
  return {
    ...courseProgress(names, finished, touched[0]?.lesson ?? null),
    finished,
    touchedAt: touched[0]?.at ?? '',
  }
}
