import { statement } from '#app/platform/db.server.ts'

/** Pages say totals, so the largest is what counts: a retry, or a page that saw less, changes nothing. */
const FROM_ANSWERS = `UPDATE AttemptItem SET visibleMs =
    (SELECT max(j.visibleMs) FROM AnswerJournal j WHERE j.attemptItemId = AttemptItem.id)
  WHERE attemptId = ?`
const AT_LEAST = `UPDATE AttemptItem SET visibleMs = @ms
  WHERE attemptId = @attempt AND position = @position AND (visibleMs IS NULL OR visibleMs < @ms)`

/**
 * Settles how long each item of an attempt was in sight, when it ends, inside the write that ends it. While it is open
 * the totals stand with the answers: another row written for each answer would cost a third of the speed of saving.
 * @param said milliseconds by position, from the page that hands in; what is not in the attempt is passed over
 */
export function settleTimes(attempt: string, said: ReadonlyMap<number, number> = new Map()): void {
  statement(FROM_ANSWERS).run(attempt)
  for (const [position, ms] of said) statement(AT_LEAST).run({ attempt, position, ms })
}
