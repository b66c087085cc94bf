import { type Grade, grade } from '#app/domain/grading/grade.ts'
import { type Rubric, parseRubric } from '#app/domain/grading/rubric.ts'
import { type LessonTry, isSceneTry } from '#app/domain/courses/lesson.ts'
import { type GoldLabel, type LabelLimits, clippedLabel, labelSchemaFor } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { severalClasses } from '#app/features/items/label-limits.ts'
import { type Lesson, textOf } from '#app/platform/content.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { tryGold, tryPicture } from '#app/platform/pictures.server.ts'
import type { LessonText } from '#app/platform/lesson-file.server.ts'
import type { Locale } from '#app/platform/session.server.ts'
import { TRY } from './lesson-state.server.ts'

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
  const { taxonomy, limits, rubric } = await termsOf(exercise, text)
  const schema = labelSchemaFor(taxonomy, limits)
  const parsed = schema.safeParse(given)
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

/** What an answer to the exercise may be and how it is graded. */
async function termsOf(
  exercise: LessonTry,
  text: LessonText,
): Promise<{ taxonomy: Taxonomy; limits: LabelLimits; rubric: Rubric }> {
  const { kind } = exercise
  if (isSceneTry(exercise)) {
    const { width, height } = await tryPicture(exercise, text)
    const taxonomy = { classes: exercise.classes.map((name) => ({ name })) }
    return { taxonomy, limits: { kind, width, height }, rubric: parseRubric({ kind }) }
  }
  const { taxonomy, rubric, content } = exercise
  return { taxonomy, limits: { kind, width: 0, height: 0, multiple: severalClasses(rubric), content }, rubric }
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
