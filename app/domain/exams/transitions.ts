/** The states an attempt passes through; rows keep when each was reached. */
export const ATTEMPT_STATES = ['open', 'submitted', 'expired', 'graded', 'released'] as const
export type AttemptState = (typeof ATTEMPT_STATES)[number]

/** The only moves there are. */
export const TRANSITIONS: Readonly<Record<AttemptState, readonly AttemptState[]>> = {
  open: ['submitted', 'expired'],
  submitted: ['graded'],
  expired: ['graded'],
  graded: ['released'],
  released: [],
}

/** Whether an attempt may go from one state straight to another. */
export function canMove(from: AttemptState, to: AttemptState): boolean {
  return TRANSITIONS[from].includes(to)
}

/** Refuses an impossible move; throws, because only a programming error asks for one. */
export function assertMove(from: AttemptState, to: AttemptState): void {
  if (!canMove(from, to)) throw new Error(`an attempt cannot go from ${from} to ${to}`)
}

/** Whether the sitting is over, graded or not. */
export function isOver(state: AttemptState): boolean {
  return state !== 'open'
}
