import type { AnswerTable } from '#app/domain/answers/answer-table.ts'

/** A chance-corrected agreement: (observed − expected) ÷ (1 − expected). */
export interface FleissKappa {
  /** null where chance alone would agree always (everybody gave one label), or no task has two answers. */
  value: number | null
  /** Share of agreeing pairs of answers, mean over tasks with at least two: percent agreement ÷ 100. */
  observed: number
  /** Σ of squared label shares; a label's share is the mean of its shares in the tasks. */
  expected: number
  /** Tasks with at least two answers. */
  tasks: number
}

/**
 * Fleiss' kappa. J. L. Fleiss, Psychol. Bull. 76 (1971), 378–382, for as many answers on every task; with unequal
 * numbers the generalisation of K. L. Gwet, Handbook of Inter-Rater Reliability (4th ed. 2014), ch. 2, as in his irrCAC:
 * each task weighs the same however many answers it has, and a task with a single answer tells only of label shares.
 * Who answered does not matter. O(answers + tasks + labels).
 */
export function fleissKappa({ tasks, labels, starts, labelOf }: AnswerTable): FleissKappa {
  const shares = new Float64Array(labels.length)
  const inTask = new Float64Array(labels.length)
  let agreement = 0
  let compared = 0
  for (let task = 0; task < tasks.length; task++) {
    const [from, to] = [starts[task]!, starts[task + 1]!]
    const size = to - from
    let samePairs = 0
    for (let at = from; at < to; at++) {
      const label = labelOf[at]!
      shares[label]! += 1 / size
      // Each answer agrees with those of its label before it, in both directions.
      samePairs += 2 * inTask[label]!++
    }
    for (let at = from; at < to; at++) inTask[labelOf[at]!] = 0
    if (size < 2) continue
    agreement += samePairs / (size * (size - 1))
    compared++
  }
  const observed = compared === 0 ? 0 : agreement / compared
  const rated = tasks.length
  const expected = shares.reduce((sum, share) => sum + (share / rated) ** 2, 0)
  const distinct = shares.reduce((count, share) => count + (share > 0 ? 1 : 0), 0)
  const value = compared === 0 || distinct < 2 ? null : (observed - expected) / (1 - expected)
  return { value, observed, expected, tasks: compared }
}
