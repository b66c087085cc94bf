import type { AttemptState } from './transitions.ts'

/** How long after the deadline an answer is still taken, for the time it spends on its way. */
export const GRACE_SECONDS = 10

type Clocked = { state: AttemptState; deadlineAt: Date }

const MINUTE = 60_000

/** When an attempt must be handed in: `extraTimeFactor` 1.5 gives half as much time again. */
export function deadlineOf(startedAt: Date, timeLimitMinutes: number, extraTimeFactor = 1): Date {
  return new Date(startedAt.getTime() + timeLimitMinutes * MINUTE * extraTimeFactor)
}

/** The last moment at which an answer is taken. */
export function closesAt(attempt: Pick<Clocked, 'deadlineAt'>): Date {
  return new Date(attempt.deadlineAt.getTime() + GRACE_SECONDS * 1000)
}

/** The state that is true at `now`: an open attempt whose grace has run out is expired, whether or not a row says so yet. */
export function stateOf(attempt: Clocked, now: Date): AttemptState {
  return attempt.state === 'open' && now > closesAt(attempt) ? 'expired' : attempt.state
}

/** Whether an answer or a submission that arrives at `now` is taken. */
export function takesAnswers(attempt: Clocked, now: Date): boolean {
  return stateOf(attempt, now) === 'open'
}

/** Whole seconds left on the person's clock (grace not included), never negative. */
export function remainingSeconds(attempt: Pick<Clocked, 'deadlineAt'>, now: Date): number {
  return Math.max(0, Math.ceil((attempt.deadlineAt.getTime() - now.getTime()) / 1000))
}

/** When a sitting ended: at submission, else at its deadline, however late somebody noticed. */
export function endedAt(attempt: { submittedAt: Date | null; deadlineAt: Date }): Date {
  return attempt.submittedAt ?? attempt.deadlineAt
}
