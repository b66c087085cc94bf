import { labelCounts, type AnswerTable } from '#app/domain/answers/answer-table.ts'
import { heaviest, type Consensus } from './consensus.ts'
import { voteCounts } from './majority.ts'

export interface DawidSkeneOptions {
  /** Pseudo-answers added to every cell of every worker's matrix and to every prior; 0 is the method as published. */
  smoothing?: number
  /** EM has converged when a step raises its objective by less than this per answer. */
  tolerance?: number
  maxIterations?: number
  /** Told after each step what EM climbs: the log-likelihood, plus the log density of the prior that smoothing is. */
  onIteration?: (iteration: number, objective: number) => void
}

export interface DawidSkene {
  /** Probability of each label of each task: tasks × labels, row by row. */
  posteriors: Float64Array
  /** How frequent each label is among the tasks. */
  priors: Float64Array
  /** Probability that worker w gives label a where t is true, at `(w · labels + t) · labels + a`. */
  confusion: Float64Array
  /** Of the answers under the parameters above. */
  logLikelihood: number
  iterations: number
  converged: boolean
}

/**
 * True labels, priors and a confusion matrix for each worker by expectation maximisation. A. P. Dawid, A. M. Skene,
 * Maximum Likelihood Estimation of Observer Error-Rates Using the EM Algorithm, Applied Statistics 28 (1979), 20–28;
 * begins, as there, with the shares of votes. A step is O(answers × labels). Deterministic.
 *
 * Workers with few answers have matrices full of zeros, each of which can rule a label out for good; `smoothing` keeps
 * them away from it (a Dirichlet prior, so that EM climbs to the largest posterior instead of the largest likelihood).
 */
export function dawidSkene(table: AnswerTable, options: DawidSkeneOptions = {}): DawidSkene {
  const { smoothing = 0.1, tolerance = 1e-6, maxIterations = 500, onIteration } = options
  const size = table.labels.length
  const posteriors = voteShares(table)
  const priors = new Float64Array(size)
  // By worker, given label, true label: what an answer says of all labels lies side by side.
  const matrices = new Float64Array(table.workers.length * size * size)
  const cells = cellsOf(table)
  const counts = countsFrom(table, cells, posteriors)
  let logLikelihood = -Infinity
  let objective = -Infinity
  let converged = false
  let iterations = 0
  while (!converged && iterations < maxIterations) {
    maximise(counts, posteriors, priors, matrices, smoothing)
    logLikelihood = expect(table.starts, cells, { priors, matrices }, posteriors, counts)
    const reached = logLikelihood + logPrior(priors, matrices, smoothing)
    iterations++
    onIteration?.(iterations, reached)
    converged = reached - objective < tolerance * table.labelOf.length
    objective = reached
  }
  return { posteriors, priors, confusion: byTruth(matrices, size), logLikelihood, iterations, converged }
}

/** What Dawid-Skene says of each task; the confidence is the label's probability. Ties as in majority vote. */
export function dawidSkeneConsensus(table: AnswerTable, { posteriors }: Pick<DawidSkene, 'posteriors'>): Consensus[] {
  const frequency = labelCounts(table)
  const size = table.labels.length
  return table.tasks.map((task, at) => {
    const { label, tied } = heaviest(posteriors, at * size, frequency)
    return { task, label: table.labels[label]!, confidence: Math.min(1, posteriors[at * size + label]!), tied }
  })
}

/** How often each worker is right on a task as they come: Σ prior × probability of the true label. */
export function dawidSkeneAccuracies({ priors, confusion }: Pick<DawidSkene, 'priors' | 'confusion'>): Float64Array {
  const size = priors.length
  const accuracies = new Float64Array(size === 0 ? 0 : confusion.length / size ** 2)
  for (let worker = 0; worker < accuracies.length; worker++)
    for (let truth = 0; truth < size; truth++)
      accuracies[worker]! += priors[truth]! * confusion[(worker * size + truth) * size + truth]!
  return accuracies
}

function voteShares(table: AnswerTable): Float64Array {
  const size = table.labels.length
  return voteCounts(table).map((votes, at) => {
    const task = Math.floor(at / size)
    return votes / (table.starts[task + 1]! - table.starts[task]!)
  })
}

/** Where each answer's numbers begin in what is kept by worker, given label and true label. */
function cellsOf({ labels, workerOf, labelOf }: AnswerTable): Uint32Array {
  const size = labels.length
  return workerOf.map((worker, at) => (worker * size + labelOf[at]!) * size)
}

/** Expected number of answers by worker, given label and true label. */
function countsFrom({ tasks, labels, starts, workers }: AnswerTable, cells: Uint32Array, posteriors: Float64Array) {
  const size = labels.length
  const counts = new Float64Array(workers.length * size * size)
  for (let task = 0; task < tasks.length; task++)
    for (let at = starts[task]!; at < starts[task + 1]!; at++)
      for (let truth = 0; truth < size; truth++) counts[cells[at]! + truth]! += posteriors[task * size + truth]!
  return counts
}

/** M-step: shares of the expected counts, which are emptied for the next step. */
function maximise(
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
function logPrior(priors: Float64Array, matrices: Float64Array, smoothing: number): number {
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
function expect(
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

function byTruth(matrices: Float64Array, size: number): Float64Array {
  const confusion = new Float64Array(matrices.length)
  for (let from = 0; from < matrices.length; from += size * size)
    for (let given = 0; given < size; given++)
      for (let truth = 0; truth < size; truth++)
        confusion[from + truth * size + given] = matrices[from + given * size + truth]!
  return confusion
}
