import type { PathStep } from '#app/domain/qualifications/path.ts'
import type { CourseProgress, ExamProgress, Snapshot } from './snapshot.ts'

/** The one thing to do next: what it is (a message key), where it is done, and what the message needs (times as ISO text). */
export type NextStep =
  | { step: 'resume-exam'; href: string; params: { exam: string; deadlineAt: string } }
  | { step: 'finish-task'; href: string; params: { project: string; leaseExpiresAt: string } }
  | { step: 'renew'; href: string; params: { exam: string; qualification: string; days: number } }
  | { step: 'do-paid-task' | 'do-open-task'; href: string; params: { project: string } }
  | { step: 'restore'; href: string; params: { qualification: string } }
  | {
      step: 'start-course' | 'continue-course'
      href: string
      params: { course: string; lesson: string; done: number; lessons: number }
    }
  | { step: 'practise'; href: string; params: { practice: string; done: number; wanted: number } }
  | { step: 'sit-exam'; href: string; params: { exam: string; attemptsLeft: number } }
  | { step: 'wait-retry'; href: string; params: { exam: string; retryAt: string; attemptsLeft: number } }
  | { step: 'wait-result'; href: string; params: { exam: string } }
  | { step: 'look-around'; href: string; params: Record<string, never> }

/** How many tasks of a set make enough practice to go on to the exam. */
export const PRACTICE_WANTED = 3

/** How a step of a path is taken now; null when it cannot be. */
export function stepOn(first: PathStep, { courses, practice, exams }: Snapshot): NextStep | null {
  switch (first.step) {
    case 'course':
      return courseStep(courses.find(({ slug }) => slug === first.course))
    case 'practice': {
      const done = practice.find(({ slug }) => slug === first.practice)?.done ?? 0
      const params = { practice: first.practice, done, wanted: PRACTICE_WANTED }
      return { step: 'practise', href: `/practice/${first.practice}`, params }
    }
    case 'exam':
      return examStep(exams.find(({ slug }) => slug === first.exam))
    case 'restore':
      return { step: 'restore', href: '/qualifications', params: { qualification: first.qualification } }
    case 'project':
      return null
  }
}

function examStep(exam: ExamProgress | undefined): NextStep | null {
  if (!exam) return null
  const { slug, eligibility } = exam
  switch (eligibility.outcome) {
    case 'eligible':
      return {
        step: 'sit-exam',
        href: `/exams/${slug}`,
        params: { exam: slug, attemptsLeft: eligibility.attemptsLeft },
      }
    case 'too-early': {
      const params = { exam: slug, retryAt: eligibility.retryAt.toISOString(), attemptsLeft: eligibility.attemptsLeft }
      return { step: 'wait-retry', href: `/exams/${slug}`, params }
    }
    case 'awaiting-result':
      return { step: 'wait-result', href: `/attempts/${eligibility.attempt}/result`, params: { exam: slug } }
    default:
      return null
  }
}

/** Where to go on in a course; null when it is complete, or is not there. */
export function courseStep(course: CourseProgress | undefined): NextStep | null {
  if (!course || isComplete(course) || course.nextLesson === null) return null
  const { slug, nextLesson, lessonsDone, lessons } = course
  return {
    step: lessonsDone === 0 ? 'start-course' : 'continue-course',
    href: `/courses/${slug}/${nextLesson}`,
    params: { course: slug, lesson: nextLesson, done: lessonsDone, lessons },
  }
}

/** Whether every lesson of a course is done. */
export function isComplete({ lessonsDone, lessons }: CourseProgress): boolean {
  return lessonsDone >= lessons
}
