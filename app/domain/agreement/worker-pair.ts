import type { AnswerTable } from '#app/domain/answers/answer-table.ts'

/**
 * How often one worker gave label i where the other gave label j: labels × labels counts, row by row, over the tasks
 * that both answered. Workers are places in `table.workers`. Tasks that only one of them answered count nowhere.
 */
export function pairCounts(table: AnswerTable, first: number, second: number): { counts: Float64Array; tasks: number } {
  const { tasks, labels, starts, workerOf, labelOf } = table
  const counts = new Float64Array(labels.length ** 2)
  let both = 0
  for (let task = 0; task < tasks.length; task++) {
    let [one, other] = [-1, -1]
    for (let at = starts[task]!; at < starts[task + 1]!; at++) {
      if (workerOf[at] === first) one = labelOf[at]!
      if (workerOf[at] === second) other = labelOf[at]!
    }
    if (one < 0 || other < 0) continue
    counts[one * labels.length + other]!++
    both++
  }
  return { counts, tasks: both }
}
