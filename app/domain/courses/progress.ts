/** How far a person is in a course; lessons by name, in the order of the course. */
export interface CourseProgress {
  done: number
  total: number
  complete: boolean
  /** Where to go on: null when everything is done. */
  next: string | null
  started: boolean
}

/**
 * Where somebody left off: the lesson they touched last if it is not done, else the first open one after it, else the
 * first open one of all.
 */
export function courseProgress(
  lessons: readonly string[],
  done: ReadonlySet<string>,
  touchedLast: string | null,
): CourseProgress {
  const open = lessons.filter((name) => !done.has(name))
  const from = touchedLast === null ? 0 : Math.max(0, lessons.indexOf(touchedLast))
  const next = open.find((name) => lessons.indexOf(name) >= from) ?? open[0] ?? null
  const finished = lessons.length - open.length
  return {
    done: finished,
    total: lessons.length,
    complete: lessons.length > 0 && open.length === 0,
    next,
    started: finished > 0 || (touchedLast !== null && lessons.includes(touchedLast)),
  }
}
