import { type Course, lessonIndex, textOf } from '#app/platform/content.server.ts'
import type { Locale } from '#app/platform/session.server.ts'
import { leadsTo } from './load-lesson.server.ts'
import { progressOf } from './progress-of.server.ts'

function card(course: Course, userId: string | null, locale: Locale) {
  const { done, total, complete, next, started, finished, touchedAt } = progressOf(userId, course)
  const nextLesson = course.lessons.find(({ name }) => name === next)
  return {
    slug: course.slug,
    title: course.title[locale],
    summary: course.summary[locale],
    level: course.level,
    minutes: course.minutes,
    done,
    total,
    complete,
    started,
    next: nextLesson
      ? { href: `/courses/${course.slug}/${nextLesson.name}`, title: textOf(nextLesson, locale).title }
      : null,
    finished,
    touchedAt,
  }
}

/** The catalogue with the person's progress; the course that was touched last and goes on comes first. */
export function listCourses(userId: string | null, locale: Locale) {
  const cards = lessonIndex().courses.map((course) => card(course, userId, locale))
  const [last] = cards
    .filter(({ started, next }) => started && next)
    .sort((a, b) => (a.touchedAt < b.touchedAt ? 1 : -1))
  return {
    /** The course to go on with, or to begin with. */
    suggested: last?.slug ?? cards.find(({ next }) => next)?.slug ?? null,
    courses: cards.map(({ finished: _finished, touchedAt: _touchedAt, ...shown }) => shown),
  }
}

/** A course with its lessons and the person's progress; null when there is none of that name. */
export function loadCourse(userId: string | null, slug: string, locale: Locale) {
  const index = lessonIndex()
  const course = index.course(slug)
  if (!course) return null
  const { finished, touchedAt: _touchedAt, ...shown } = card(course, userId, locale)
  return {
    ...shown,
    requires: course.requires.flatMap((required) => {
      const other = index.course(required)
      return other
        ? [{ slug: other.slug, title: other.title[locale], complete: progressOf(userId, other).complete }]
        : []
    }),
    lessons: course.lessons.map((lesson) => {
      const { title, summary, minutes } = textOf(lesson, locale)
      const href = `/courses/${slug}/${lesson.name}`
      return { href, title, summary, minutes, done: finished.has(lesson.name), here: href === shown.next?.href }
    }),
    leadsTo: leadsTo(course, locale),
  }
}
