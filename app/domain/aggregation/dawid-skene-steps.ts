import type { AnswerTable } from '#app/domain/answers/answer-table.ts'

// The two steps of expectation maximisation, on flat arrays; what they compute is said in dawid-skene.ts.

/** Where each answer's numbers begin in what is kept by worker, given label and true label. */
export function cellsOf({ labels, workerOf, labelOf }: AnswerTable): Uint32Array {
  const size = labels.length
  return workerOf.map((worker, at) => (worker * size + labelOf[at]!) * size)
}

/** Expected number of answers by worker, given label and true label. */
export function countsFrom(
  { tasks, labels, starts, workers }: AnswerTable,
  cells: Uint32Array,
  posteriors: Float64Array,
) {
  const size = labels.length
  const counts = new Float64Array(workers.length * size * size)
  for (let task = 0; task < tasks.length; task++)
    for (let at = starts[task]!; at < starts[task + 1]!; at++)
      for (let truth = 0; truth < size; truth++) counts[cells[at]! + truth]! += posteriors[task * size + truth]!
  return counts
}

/** M-step: shares of the expected counts, which are emptied for the next step. */
export function maximisation(
  counts: Float64Array,
  posteriors: Float64Array,
  priors: Float64Array,
  matrices: Float64Array,
  smoothing: number,
): void {
  const size = priors.length
  priors.fill(smoothing)
  for (let at = 0; at < posteriors.length; at += size)
    for (let truth = 0; truth < size; truth++) priors[truth]! += posteriors[at + truth]!
  const tasks = priors.reduce((sum, prior) => sum + prior, 0)
  for (let truth = 0; truth < size; truth++) priors[truth]! /= tasks
  const cells = size * size
  for (let from = 0; from < counts.length; from += cells)
    for (let truth = 0; truth < size; truth++) {
      let answers = smoothing * size
      for (let at = from + truth; at < from + cells; at += size) answers += counts[at]!
      // A worker who never met this label says anything.
      for (let at = from + truth; at < from + cells; at += size)
        matrices[at] = answers > 0 ? (counts[at]! + smoothing) / answers : 1 / size
    }
  counts.fill(0)
}

/** Log density, up to a constant, of the Dirichlet prior whose largest posterior is the smoothed share. */
export function logPrior(priors: Float64Array, matrices: Float64Array, smoothing: number): number {
  if (smoothing === 0) return 0
  let sum = 0
  for (const share of priors) sum += Math.log(share)
  for (const share of matrices) sum += Math.log(share)
  return smoothing * sum
}

interface Parameters {
  priors: Float64Array
  /** By worker, given label, true label. */
  matrices: Float64Array
}

/** A plain product of probabilities below this has lost digits or vanished. */
const SMALL = 1e-280

/** E-step: posteriors of all tasks and the counts that follow from them, in one pass. Returns the log-likelihood. */
export function expectation(
  starts: Uint32Array,
  cells: Uint32Array,
  parameters: Parameters,
  posteriors: Float64Array,
  counts: Float64Array,
): number {
  const { priors, matrices } = parameters
  const size = priors.length
  const weight = new Float64Array(size)
  let logLikelihood = 0
  for (let task = 0; task + 1 < starts.length; task++) {
    const from = starts[task]!
    const to = starts[task + 1]!
    let total = 0
    for (let truth = 0; truth < size; truth++) {
      let product = priors[truth]!
      for (let at = from; at < to; at++) product *= matrices[cells[at]! + truth]!
      weight[truth] = product
      total += product
    }
    if (total < SMALL) {
      const rescaled = carefully(cells.subarray(from, to), parameters, weight)
      total = rescaled.total
      logLikelihood += rescaled.logScale
    }
    logLikelihood += Math.log(total)
    for (let truth = 0; truth < size; truth++) posteriors[task * size + truth] = weight[truth]! /= total
    for (let at = from; at < to; at++) {
      const cell = cells[at]!
      for (let truth = 0; truth < size; truth++) counts[cell + truth]! += weight[truth]!
    }
  }
  return logLikelihood
}

/**
 * The same product, brought back into range after every factor: for tasks with hundreds of answers. Where every label
 * has become impossible the prior decides again. Fills `weight`; the true weights are its times exp(logScale).
 */
function carefully(
  cells: Uint32Array,
  { priors, matrices }: Parameters,
  weight: Float64Array,
): { total: number; logScale: number } {
  weight.set(priors)
  let logScale = 0
  for (const cell of cells) {
    weight.forEach((share, truth) => (weight[truth] = share * matrices[cell + truth]!))
    const most = weight.reduce((max, share) => Math.max(max, share), 0)
    if (most > 0) weight.forEach((share, truth) => (weight[truth] = share / most))
    else weight.set(priors)
    logScale += Math.log(most > 0 ? most : Number.MIN_VALUE)
  }
  return { total: weight.reduce((sum, share) => sum + share, 0), logScale }
}
