import type { LessonCheck } from '#app/domain/courses/lesson.ts'

/** What a check shows once it is answered: only then does the page know which option is right, and why. */
export interface CheckAnswered {
  choice: number
  reveal: { correct: boolean; why: string }[]
}

export function answeredState({ options }: LessonCheck, choice: number): CheckAnswered {
  return { choice, reveal: options.map(({ correct, why }) => ({ correct: correct === true, why })) }
}
