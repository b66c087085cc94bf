import { type Grade, grade } from '#app/domain/grading/grade.ts'
import { isSceneTry } from '#app/domain/courses/lesson.ts'
import { type GoldLabel, clippedLabel, labelSchemaFor } from '#app/domain/labels/label.ts'
import { type Lesson, textOf } from '#app/platform/content.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { tryGold } from '#app/platform/pictures.server.ts'
import type { Locale } from '#app/platform/session.server.ts'
import { TRY } from './lesson-state.server.ts'
import { tryTerms } from './try-terms.server.ts'

export type TryOutcome =
  | { outcome: 'graded'; grade: Grade; gold: GoldLabel; passed: boolean }
  | { outcome: 'no-such-try' }
  | { outcome: 'not-a-label'; problems: { where: string; message: string }[] }

/**
 * Grades the answer to an exercise of a lesson at once and gives its gold with the grade: exercises are for learning
 * and prove nothing. A first success is kept, later failures do not take it away.
 */
export async function gradeTry(
  userId: string,
  { lesson, exercise: id, label: given, locale }: { lesson: Lesson; exercise: string; label: unknown; locale: Locale },
  now: Date,
): Promise<TryOutcome> {
  const text = textOf(lesson, locale)
  const exercise = text.tries.find((entry) => entry.id === id)
  if (!exercise) return { outcome: 'no-such-try' }
  const { kind, passScore } = exercise
  const { taxonomy, limits, rubric } = await tryTerms(exercise, text, locale)
  const parsed = labelSchemaFor(taxonomy, limits).safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ where: ['label', ...path].join('.'), message }))
    return { outcome: 'not-a-label', problems }
  }
  const gold = isSceneTry(exercise) ? await tryGold(exercise, text) : exercise.gold
  const result = grade({ kind, rubric }, gold, clippedLabel(parsed.data, limits))
  const passed = result.score >= passScore
  if (passed) await keepSuccess(userId, lesson, id, Math.round(result.score * 1000), now)
  return { outcome: 'graded', grade: result, gold, passed }
}

async function keepSuccess(userId: string, { course, name: lesson }: Lesson, id: string, choice: number, now: Date) {
  const where = { userId, course, lesson, check: TRY + id }
  await transaction((tx) =>
    tx.checkAnswer.upsert({
      where: { userId_course_lesson_check: where },
      create: { ...where, choice, correct: true, firstCorrect: true, answeredAt: now },
      update: { tries: { increment: 1 }, answeredAt: now },
    }),
  )
}
