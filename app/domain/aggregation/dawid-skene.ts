import type { AnswerTable } from '#app/domain/answers/answer-table.ts'
import { cellsOf, countsFrom, expectation, logPrior, maximisation } from './dawid-skene-steps.ts'
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
    maximisation(counts, posteriors, priors, matrices, smoothing)
    logLikelihood = expectation(table.starts, cells, { priors, matrices }, posteriors, counts)
    const reached = logLikelihood + logPrior(priors, matrices, smoothing)
    iterations++
    onIteration?.(iterations, reached)
    converged = reached - objective < tolerance * table.labelOf.length
    objective = reached
  }
  return { posteriors, priors, confusion: byTruth(matrices, size), logLikelihood, iterations, converged }
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

function byTruth(matrices: Float64Array, size: number): Float64Array {
  const confusion = new Float64Array(matrices.length)
  for (let from = 0; from < matrices.length; from += size * size)
    for (let given = 0; given < size; given++)
      for (let truth = 0; truth < size; truth++)
        confusion[from + truth * size + given] = matrices[from + given * size + truth]!
  return confusion
}
