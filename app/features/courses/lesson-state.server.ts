import { statement } from '#app/platform/db.server.ts'

/** What a person has done in a lesson. */
export interface LessonState {
  /** The latest answer to each check that was answered. */
  checks: Map<string, { choice: number; correct: boolean }>
  /** The exercises that were done well enough at least once. */
  tries: Set<string>
  completed: boolean
}

/** Exercises are noted among the checks under a name that no check can have. */
export const TRY = 'try:'

const ANSWERS =
  'SELECT "check" AS name, choice, correct FROM CheckAnswer WHERE userId = ? AND course = ? AND lesson = ?'
const COMPLETED = 'SELECT 1 FROM LessonCompletion WHERE userId = ? AND course = ? AND lesson = ?'

/** Two point reads: every lesson page asks for it. Null is a visitor, who has done nothing. */
export function lessonState(userId: string | null, course: string, lesson: string): LessonState {
  const state: LessonState = { checks: new Map(), tries: new Set(), completed: false }
  if (userId === null) return state
  const rows = statement(ANSWERS).all(userId, course, lesson) as { name: string; choice: number; correct: number }[]
  for (const { name, choice, correct } of rows)
    if (!name.startsWith(TRY)) state.checks.set(name, { choice, correct: correct === 1 })
    else if (correct) state.tries.add(name.slice(TRY.length))
  state.completed = statement(COMPLETED).get(userId, course, lesson) !== undefined
  return state
}
