import { labelCounts, type AnswerTable } from '#app/domain/answers/answer-table.ts'
import { randomFrom, type Random } from '#app/domain/scenes/random.ts'
import { heaviest, type Consensus } from './consensus.ts'
import { expDigamma } from './digamma.ts'

export interface MaceOptions {
  /** Independent starts, of which the one with the greatest evidence is kept. */
  restarts?: number
  /** Steps of each start. */
  iterations?: number
  /** Where the random starts come from; the same seed gives the same result. */
  seed?: string
  onRestart?: (restart: number, evidence: number) => void
}

export interface Mace {
  /** Probability of each label of each task: tasks × labels, row by row. */
  posteriors: Float64Array
  /** Probability that a worker knows the label and does not guess, by worker. */
  competence: Float64Array
  /** What a worker says when guessing: workers × labels, row by row. */
  guesses: Float64Array
  /** Log evidence of the answers under the kept start (with variational weights, so a score and not a probability). */
  evidence: number
}

/** Priors of the paper, section 3: Beta(½, ½) for knowing against guessing, Dirichlet(10) for what is guessed. */
const KNOWING = 0.5
const GUESSING = 10
/** How far a random start lies from indifference. */
const NOISE = 0.5

/** What EM knows of the workers between two steps. */
interface Weights {
  know: Float64Array
  guess: Float64Array
  /** Workers × labels. */
  said: Float64Array
}

/**
 * MACE (multi-annotator competence estimation): on each task a worker either knows the label or guesses by a habit of
 * their own. D. Hovy, T. Berg-Kirkpatrick, A. Vaswani, E. Hovy, Learning Whom to Trust with MACE, NAACL-HLT 2013,
 * with variational Bayes and the paper's priors, uniform labels, 10 restarts of 50 steps. It has two parameters a
 * worker and label where Dawid-Skene has a square, so it holds where workers gave few answers.
 * A step is O(answers + (tasks + workers) × labels). Deterministic for a seed.
 */
export function mace(table: AnswerTable, options: MaceOptions = {}): Mace {
  const { restarts = 10, iterations = 50, seed = 'mace', onRestart } = options
  if (restarts < 1 || iterations < 1) throw new Error('MACE needs at least one start of one step')
  const random = randomFrom(seed)
  let best: Mace | null = null
  for (let restart = 1; restart <= restarts; restart++) {
    const reached = fromStart(table, randomWeights(table, random), iterations)
    onRestart?.(restart, reached.evidence)
    if (!best || reached.evidence > best.evidence) best = reached
  }
  return best!
}

/** What MACE says of each task; the confidence is the label's probability. Ties as in majority vote. */
export function maceConsensus(table: AnswerTable, { posteriors }: Pick<Mace, 'posteriors'>): Consensus[] {
  const frequency = labelCounts(table)
  const size = table.labels.length
  return table.tasks.map((task, at) => {
    const { label, tied } = heaviest(posteriors, at * size, frequency)
    return { task, label: table.labels[label]!, confidence: Math.min(1, posteriors[at * size + label]!), tied }
  })
}

function randomWeights({ workers, labels }: AnswerTable, random: Random): Weights {
  const some = (length: number) => Float64Array.from({ length }, () => 1 + NOISE * random.next())
  const [know, guess] = [some(workers.length), some(workers.length)]
  for (let worker = 0; worker < workers.length; worker++) {
    const total = know[worker]! + guess[worker]!
    know[worker]! /= total
    guess[worker]! /= total
  }
  const said = some(workers.length * labels.length)
  for (let from = 0; from < said.length; from += labels.length) {
    const row = said.subarray(from, from + labels.length)
    const total = row.reduce((sum, value) => sum + value, 0)
    row.forEach((value, label) => (row[label] = value / total))
  }
  return { know, guess, said }
}

function fromStart(table: AnswerTable, weights: Weights, iterations: number): Mace {
  const posteriors = new Float64Array(table.tasks.length * table.labels.length)
  const counts = emptyCounts(table)
  let evidence = estimate(table, weights, posteriors, counts)
  for (let step = 1; step < iterations; step++) {
    reweigh(counts, weights, table.labels.length)
    evidence = estimate(table, weights, posteriors, counts)
  }
  const competence = counts.know.map((know, worker) => (know + KNOWING) / (know + counts.guess[worker]! + 2 * KNOWING))
  const size = table.labels.length
  const guesses = counts.said.map(
    (said, at) => (said + GUESSING) / (counts.guess[Math.floor(at / size)]! + size * GUESSING),
  )
  return { posteriors, competence, guesses, evidence }
}

function emptyCounts({ workers, labels }: AnswerTable): Weights {
  return {
    know: new Float64Array(workers.length),
    guess: new Float64Array(workers.length),
    said: new Float64Array(workers.length * labels.length),
  }
}

/** M-step, variational: weights exp(E[log share]) under the Beta and Dirichlet posteriors of the expected counts. */
function reweigh(counts: Weights, weights: Weights, size: number): void {
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
 * E-step: posteriors of all tasks, and how often each worker knew and guessed what. An answer says `know + guess` for
 * its own label and `guess` for every other, so a task needs one number per answer and not one per answer and label.
 */
function estimate(table: AnswerTable, weights: Weights, posteriors: Float64Array, counts: Weights): number {
  const { tasks, labels, starts, workerOf, labelOf } = table
  const size = labels.length
  const { logGuess, gain, known } = perAnswer(weights, size)
  counts.know.fill(0)
  counts.guess.fill(0)
  counts.said.fill(0)
  let evidence = -tasks.length * Math.log(size)
  const support = new Float64Array(size)
  for (let task = 0; task < tasks.length; task++) {
    support.fill(0)
    let most = 0
    for (let at = starts[task]!; at < starts[task + 1]!; at++) {
      const cell = workerOf[at]! * size + labelOf[at]!
      evidence += logGuess[cell]!
      most = Math.max(most, (support[labelOf[at]!]! += gain[cell]!))
    }
    let total = 0
    for (let label = 0; label < size; label++) total += support[label] = Math.exp(support[label]! - most)
    evidence += most + Math.log(total)
    for (let label = 0; label < size; label++) posteriors[task * size + label] = support[label]! /= total
    for (let at = starts[task]!; at < starts[task + 1]!; at++) {
      const cell = workerOf[at]! * size + labelOf[at]!
      const knew = support[labelOf[at]!]! * known[cell]!
      counts.know[workerOf[at]!]! += knew
      counts.guess[workerOf[at]!]! += 1 - knew
      counts.said[cell]! += 1 - knew
    }
  }
  return evidence
}

/** By worker and given label: log weight of guessing it, log of what it gains where true, share of knowing there. */
function perAnswer({ know, guess, said }: Weights, size: number) {
  const logGuess = new Float64Array(said.length)
  const gain = new Float64Array(said.length)
  const known = new Float64Array(said.length)
  for (let cell = 0; cell < said.length; cell++) {
    const worker = Math.floor(cell / size)
    const guessed = guess[worker]! * said[cell]!
    const either = know[worker]! + guessed
    logGuess[cell] = Math.log(guessed)
    gain[cell] = Math.log(either / guessed)
    known[cell] = know[worker]! / either
  }
  return { logGuess, gain, known }
}
