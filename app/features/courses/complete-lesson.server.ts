import type { Lesson } from '#app/platform/content.server.ts'
import { type Tx, transaction } from '#app/platform/db.server.ts'

/**
 * Notes in the caller's transaction that a lesson is complete when all of its checks are answered (a lesson without
 * checks is complete when it is marked as read). The first time counts; a later one changes nothing.
 */
export async function completeWhenAnswered(tx: Tx, userId: string, lesson: Lesson, now: Date): Promise<boolean> {
  const { course, name, version, checks } = lesson
  const answered = await tx.checkAnswer.count({ where: { userId, course, lesson: name, check: { in: checks } } })
  if (answered < checks.length) return false
  await tx.lessonCompletion.upsert({
    where: { userId_course_lesson: { userId, course, lesson: name } },
    create: { userId, course, lesson: name, version, completedAt: now },
    update: {},
  })
  return true
}

export type Completion = { outcome: 'completed' } | { outcome: 'open' }

/** Marks a lesson as read. One with open checks stays open. */
export function completeLesson(userId: string, lesson: Lesson, now: Date): Promise<Completion> {
  return transaction(async (tx) => ({
    outcome: (await completeWhenAnswered(tx, userId, lesson, now)) ? 'completed' : 'open',
  }))
}
