import { labelCounts, type AnswerTable } from '#app/domain/answers/answer-table.ts'
import { heaviest, type Consensus } from './consensus.ts'

/**
 * The label that most workers of each task gave; confidence is their share. A tie is reported and broken the same way
 * always: the tied label that was given more often in all answers, then the first in the order of labels.
 */
export function majorityVote(table: AnswerTable): Consensus[] {
  const { tasks, labels, starts } = table
  const votes = voteCounts(table)
  const frequency = labelCounts(table)
  return tasks.map((task, at) => {
    const { label, tied } = heaviest(votes, at * labels.length, frequency)
    const confidence = votes[at * labels.length + label]! / (starts[at + 1]! - starts[at]!)
    return { task, label: labels[label]!, confidence, tied }
  })
}

/** How many workers gave each label: tasks × labels, row by row. */
export function voteCounts({ tasks, labels, starts, labelOf }: AnswerTable): Float64Array {
  const votes = new Float64Array(tasks.length * labels.length)
  for (let task = 0; task < tasks.length; task++)
    for (let at = starts[task]!; at < starts[task + 1]!; at++) votes[task * labels.length + labelOf[at]!]!++
  return votes
}
