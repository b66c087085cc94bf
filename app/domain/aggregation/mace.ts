import { labelCounts, type AnswerTable } from '#app/domain/answers/answer-table.ts'
import { randomFrom, type Random } from '#app/domain/scenes/random.ts'
import { heaviest, type Consensus } from './consensus.ts'
import { expDigamma } from './digamma.ts'

export interface MaceOptions {
  /** Independent starts, of which the one with the greatest evidence is kept. */
  restarts?: number
  /** Steps of each start, at most: it ends sooner when a step changes the evidence by less than 1e-7 per answer. */
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

/** A step that changes the evidence by less than this per answer is the last. */
const TOLERANCE = 1e-7

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
  const given = givenOf(table)
  let best: Mace | null = null
  for (let restart = 1; restart <= restarts; restart++) {
    const reached = fromStart(table, given, randomWeights(table, random), iterations)
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

/** What does not change between steps: of each answer its cell (worker × label), and how often each cell was given. */
interface Given {
  cells: Uint32Array
  inCell: Float64Array
}

function givenOf({ workers, labels, workerOf, labelOf }: AnswerTable): Given {
  const cells = workerOf.map((worker, at) => worker * labels.length + labelOf[at]!)
  const inCell = new Float64Array(workers.length * labels.length)
  for (let at = 0; at < cells.length; at++) inCell[cells[at]!]!++
  return { cells, inCell }
}

function fromStart(table: AnswerTable, given: Given, weights: Weights, iterations: number): Mace {
  const size = table.labels.length
  const posteriors = new Float64Array(table.tasks.length * size)
  let counts = emptyCounts(table)
  let evidence = -Infinity
  for (let step = 0; step < iterations; step++) {
    if (step > 0) reweigh(counts, weights, size)
    const reached = estimate(table, given, weights, posteriors)
    counts = reached.counts
    const change = Math.abs(reached.evidence - evidence)
    evidence = reached.evidence
    if (change < TOLERANCE * table.labelOf.length) break
  }
  const competence = counts.know.map((know, worker) => (know + KNOWING) / (know + counts.guess[worker]! + 2 * KNOWING))
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
 * E-step: posteriors of all tasks, and how often each worker knew and guessed what. An answer weighs `know + guess` for
 * its own label and `guess` for every other, so relative to guessing it only multiplies its own label; what all labels
 * have in common, and what a cell's answers have in common, is reckoned once per cell.
 */
function estimate(
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
