/** A value with the steps that led to it and the steps that were taken back. */
export type History<T> = { past: readonly T[]; present: T; future: readonly T[] }

/** Steps that can be undone. */
export const HISTORY_LIMIT = 200

export const freshHistory = <T>(present: T): History<T> => ({ past: [], present, future: [] })

/** Takes a step. With `merge` it becomes part of the step before it, so that both are undone together. */
export function record<T>(history: History<T>, present: T, merge = false): History<T> {
  if (present === history.present) return history
  const past =
    merge && history.past.length > 0 ? history.past : [...history.past, history.present].slice(-HISTORY_LIMIT)
  return { past, present, future: [] }
}

export function undo<T>(history: History<T>): History<T> {
  const previous = history.past.at(-1)
  if (history.past.length === 0 || previous === undefined) return history
  return { past: history.past.slice(0, -1), present: previous, future: [history.present, ...history.future] }
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...rest] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.present], present: next, future: rest }
}
