import { beginAttempt } from '#app/features/attempts/begin-attempt.server.ts'
import { latestAnswers } from '#app/features/attempts/latest-answers.server.ts'
import { saveAnswer } from '#app/features/attempts/save-answer.server.ts'
import { submitAttempt } from '#app/features/attempts/submit-attempt.server.ts'
import { submitAssignment } from '#app/features/assignments/submit-assignment.server.ts'
import { answerCheck } from '#app/features/courses/answer-check.server.ts'
import { completeLesson } from '#app/features/courses/complete-lesson.server.ts'
import { startPractice } from '#app/features/practice/start-practice.server.ts'
import { submitPracticeAnswer } from '#app/features/practice/submit-practice-answer.server.ts'
import { takeTask } from '#app/features/projects/take-task.server.ts'
import { type Lesson, lessonIndex, textOf } from '#app/platform/content.server.ts'
import { db } from '#app/platform/db.server.ts'
import { type Hand, demoAnswer } from './demo-answers.server.ts'

/** What people in the demo do, through the same features as everybody. */
const MINUTE = 60_000
const after = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE)

/** Reads a lesson and answers its checks. */
export async function readLesson(userId: string, lesson: Lesson, at: Date): Promise<void> {
  const { checks } = textOf(lesson, 'en')
  for (const { id, options } of checks) {
    const choice = options.findIndex(({ correct }) => correct)
    await answerCheck(userId, { lesson, check: id, choice, locale: 'en' }, at)
  }
  await completeLesson(userId, lesson, at)
}

/** Completes every course. */
export async function completeCourses(userId: string, at: Date): Promise<void> {
  for (const { lessons } of lessonIndex().courses) for (const lesson of lessons) await readLesson(userId, lesson, at)
}

/** Practises so many items of a set. */
export async function practise(
  userId: string,
  { practice, times, hand }: { practice: string; times: number; hand: Hand },
  at: Date,
): Promise<void> {
  for (let n = 0; n < times; n++) {
    const started = await startPractice({ practice, userId }, after(at, 3 * n))
    if (started.outcome !== 'started' && started.outcome !== 'resumed') return
    const { taskId } = started
    const { itemId } = await db.practiceTask.findUniqueOrThrow({ where: { id: taskId }, select: { itemId: true } })
    await submitPracticeAnswer({ taskId, userId, label: await demoAnswer(itemId, hand) }, after(at, 3 * n + 2))
  }
}

/**
 * Sits an exam: begins, answers, and hands in unless it stops after `stopAfter` answers.
 * @throws Error when the sitting could not begin
 */
export async function sitExam(
  userId: string,
  { exam, hand, stopAfter }: { exam: string; hand: Hand; stopAfter?: number },
  at: Date,
): Promise<void> {
  const begun = await beginAttempt({ userId, exam, now: at })
  if (begun.outcome !== 'begun' && begun.outcome !== 'resumed')
    throw new Error(`the exam ${exam} could not begin: ${begun.outcome}`)
  const items = latestAnswers(begun.attempt).slice(0, stopAfter)
  for (const { position, itemId } of items) {
    const label = await demoAnswer(itemId, hand)
    await saveAnswer(userId, begun.attempt, { position, client: 'demo-browser', seq: 1, label }, after(at, 1))
  }
  if (stopAfter === undefined) await submitAttempt(userId, begun.attempt, after(at, 15))
}

/** Takes and hands in so many tasks of a project, one a day from `at` on. */
export async function work(
  userId: string,
  { project, tasks, hand }: { project: string; tasks: number; hand: Hand },
  at: Date,
): Promise<void> {
  for (let n = 0; n < tasks; n++) {
    const day = after(at, n * 24 * 60)
    const taken = await takeTask(userId, project, day)
    if (taken.outcome !== 'taken' && taken.outcome !== 'resumed') return
    const { assignmentId } = taken
    const assignment = await db.assignment.findUniqueOrThrow({
      where: { id: assignmentId },
      select: { task: { select: { itemId: true } } },
    })
    const label = await demoAnswer(assignment.task.itemId, hand)
    await submitAssignment({ assignmentId, userId, label }, after(day, 4))
  }
}
