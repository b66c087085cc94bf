import { labelCounts, type AnswerTable } from '#app/domain/answers/answer-table.ts'

/** What the workers of a task say together. */
export interface Consensus {
  task: string
  label: string
  /** 0–1: share of votes (majority) or probability of the label (Dawid-Skene, MACE). */
  confidence: number
  /** Several labels had equally much for them. */
  tied: boolean
}

/** Weights that differ by less than this are equal: sums in another order may differ in their last digits. */
const TIE = 1e-9

/**
 * Label of the greatest weight among `weights[from … from + labels)`. Of equally weighty labels the one that was given
 * more often in all answers (`frequency`) is taken, of those the first.
 */
export function heaviest(
  weights: ArrayLike<number>,
  from: number,
  frequency: ArrayLike<number>,
): { label: number; tied: boolean } {
  let most = 0
  for (let label = 0; label < frequency.length; label++) most = Math.max(most, weights[from + label]!)
  let best = -1
  let tied = false
  for (let label = 0; label < frequency.length; label++) {
    if (weights[from + label]! < most - TIE) continue
    if (best >= 0) tied = true
    if (best < 0 || frequency[label]! > frequency[best]!) best = label
  }
  return { label: best, tied }
}

/**
 * The most probable label of each task; the confidence is its probability. `posteriors` are tasks × labels, row by row.
 * Ties as in majority vote.
 */
export function mostProbable(table: AnswerTable, posteriors: Float64Array): Consensus[] {
  const frequency = labelCounts(table)
  const size = table.labels.length
  return table.tasks.map((task, at) => {
    const { label, tied } = heaviest(posteriors, at * size, frequency)
    return { task, label: table.labels[label]!, confidence: Math.min(1, posteriors[at * size + label]!), tied }
  })
}
