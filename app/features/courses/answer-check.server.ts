import { type Lesson, textOf } from '#app/platform/content.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import type { Locale } from '#app/platform/session.server.ts'
import { type CheckAnswered, answeredState } from './check-state.ts'
import { completeWhenAnswered } from './complete-lesson.server.ts'

export type CheckOutcome =
  | { outcome: 'answered'; state: CheckAnswered; answered: number; completed: boolean }
  | { outcome: 'no-such-check' }
  | { outcome: 'no-such-option' }

/**
 * Keeps an answer to a check of a lesson: the latest choice, and for ever whether the first one was right. The last
 * open check completes the lesson. Sending the same answer again changes only the number of tries.
 * @param choice the index of the option, from 0
 */
export async function answerCheck(
  userId: string,
  { lesson, check: id, choice, locale }: { lesson: Lesson; check: string; choice: number; locale: Locale },
  now: Date,
): Promise<CheckOutcome> {
  const check = textOf(lesson, locale).checks.find((entry) => entry.id === id)
  if (!check) return { outcome: 'no-such-check' }
  const option = check.options[choice]
  if (!option) return { outcome: 'no-such-option' }
  const correct = option.correct === true
  const { course, name } = lesson
  const where = { userId, course, lesson: name }
  return transaction(async (tx) => {
    await tx.checkAnswer.upsert({
      where: { userId_course_lesson_check: { ...where, check: id } },
      create: { ...where, check: id, choice, correct, firstCorrect: correct, answeredAt: now },
      update: { choice, correct, tries: { increment: 1 }, answeredAt: now },
    })
    const completed = await completeWhenAnswered(tx, userId, lesson, now)
    const answered = await tx.checkAnswer.count({ where: { ...where, check: { in: lesson.checks } } })
    return { outcome: 'answered', state: answeredState(check, choice), answered, completed }
  })
}
