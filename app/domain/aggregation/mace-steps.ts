import type { AnswerTable } from '#app/domain/answers/answer-table.ts'
import { expDigamma } from './digamma.ts'

// The two steps of variational expectation maximisation, on flat arrays; the model is told in mace.ts.

/** Priors of the paper, section 3: Beta(½, ½) for knowing against guessing, Dirichlet(10) for what is guessed. */
export const KNOWING = 0.5
export const GUESSING = 10
/** What EM knows of the workers between two steps. */
export interface Weights {
  know: Float64Array
  guess: Float64Array
  /** Workers × labels. */
  said: Float64Array
}

/** What does not change between steps: of each answer its cell (worker × label), and how often each cell was given. */
export interface Given {
  cells: Uint32Array
  inCell: Float64Array
}

export function givenOf({ workers, labels, workerOf, labelOf }: AnswerTable): Given {
  const cells = workerOf.map((worker, at) => worker * labels.length + labelOf[at]!)
  const inCell = new Float64Array(workers.length * labels.length)
  for (let at = 0; at < cells.length; at++) inCell[cells[at]!]!++
  return { cells, inCell }
}

export function emptyCounts({ workers, labels }: AnswerTable): Weights {
  return {
    know: new Float64Array(workers.length),
    guess: new Float64Array(workers.length),
    said: new Float64Array(workers.length * labels.length),
  }
}

/** M-step, variational: weights exp(E[log share]) under the Beta and Dirichlet posteriors of the expected counts. */
export function reweigh(counts: Weights, weights: Weights, size: number): void {
  for (let worker = 0; worker < counts.know.length; worker++) {
    const all = expDigamma(counts.know[worker]! + counts.guess[worker]! + 2 * KNOWING)
    weights.know[worker] = expDigamma(counts.know[worker]! + KNOWING) / all
    weights.guess[worker] = expDigamma(counts.guess[worker]! + KNOWING) / all
    const guesses = expDigamma(counts.guess[worker]! + size * GUESSING)
    for (let at = worker * size; at < (worker + 1) * size; at++)
      weights.said[at] = expDigamma(counts.said[at]! + GUESSING) / guesses
  }
}

/**
 * E-step: posteriors of all tasks, and how often each worker knew and guessed what. An answer weighs `know + guess` for
 * its own label and `guess` for every other, so relative to guessing it only multiplies its own label; what all labels
 * have in common, and what a cell's answers have in common, is reckoned once per cell.
 */
export function estimate(
  table: AnswerTable,
  { cells, inCell }: Given,
  { know, guess, said }: Weights,
  posteriors: Float64Array,
): { evidence: number; counts: Weights } {
  const size = table.labels.length
  const gain = new Float64Array(said.length)
  let evidence = -table.tasks.length * Math.log(size)
  for (let cell = 0; cell < said.length; cell++) {
    const guessed = guess[Math.floor(cell / size)]! * said[cell]!
    gain[cell] = 1 + know[Math.floor(cell / size)]! / guessed
    if (inCell[cell]! > 0) evidence += inCell[cell]! * Math.log(guessed)
  }
  const believed = new Float64Array(said.length)
  evidence += believe(table, cells, gain, posteriors, believed)
  const counts = emptyCounts(table)
  for (let cell = 0; cell < said.length; cell++) {
    const worker = Math.floor(cell / size)
    const knew = believed[cell]! * (1 - 1 / gain[cell]!)
    counts.know[worker]! += knew
    counts.guess[worker]! += inCell[cell]! - knew
    counts.said[cell] = inCell[cell]! - knew
  }
  return { evidence, counts }
}

/** Products above this are near the end of the numbers. */
const LARGE = 1e280

/**
 * Posteriors from what each answer gains for its label; adds up in `believed`, by cell, how far answers are believed.
 * Returns Σ tasks log Σ labels Π gain.
 */
function believe(
  { starts, labelOf, labels }: AnswerTable,
  cells: Uint32Array,
  gain: Float64Array,
  posteriors: Float64Array,
  believed: Float64Array,
): number {
  const size = labels.length
  const support = new Float64Array(size)
  let sum = 0
  for (let task = 0; task + 1 < starts.length; task++) {
    const from = starts[task]!
    const to = starts[task + 1]!
    for (let label = 0; label < size; label++) support[label] = 1
    for (let at = from; at < to; at++) support[labelOf[at]!]! *= gain[cells[at]!]!
    let total = 0
    for (let label = 0; label < size; label++) total += support[label]!
    if (total > LARGE) {
      support.fill(0)
      for (let at = from; at < to; at++) support[labelOf[at]!]! += Math.log(gain[cells[at]!]!)
      const most = support.reduce((max, log) => Math.max(max, log), 0)
      support.forEach((log, label) => (support[label] = Math.exp(log - most)))
      total = support.reduce((all, share) => all + share, 0)
      sum += most
    }
    sum += Math.log(total)
    for (let label = 0; label < size; label++) posteriors[task * size + label] = support[label]! /= total
    for (let at = from; at < to; at++) believed[cells[at]!]! += support[labelOf[at]!]!
  }
  return sum
}
