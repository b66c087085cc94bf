import { statement } from '#app/platform/db.server.ts'

/** Pages send totals, so the largest is what counts: a retry, or a page that saw less, changes nothing. */
const KEEP = `UPDATE AttemptItem SET visibleMs = @ms
  WHERE id = @id AND (visibleMs IS NULL OR visibleMs < @ms)`
const KEEP_AT = `UPDATE AttemptItem SET visibleMs = @ms
  WHERE attemptId = @attempt AND position = @position AND (visibleMs IS NULL OR visibleMs < @ms)`

/** Keeps how long an item has been in sight so far, inside the caller's write, which has asked whose it is. */
export function keepTime(attemptItemId: string, ms: number): void {
  statement(KEEP).run({ id: attemptItemId, ms })
}

/** The same for the items of an attempt, by position; what is not in it is passed over. */
export function keepTimes(attempt: string, times: ReadonlyMap<number, number>): void {
  for (const [position, ms] of times) statement(KEEP_AT).run({ attempt, position, ms })
}
