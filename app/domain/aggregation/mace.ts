import type { AnswerTable } from '#app/domain/answers/answer-table.ts'
import { randomFrom, type Random } from '#app/domain/scenes/random.ts'
import { emptyCounts, estimate, givenOf, GUESSING, KNOWING, reweigh, type Given, type Weights } from './mace-steps.ts'

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

/** How far a random start lies from indifference. */
const NOISE = 0.5

/** A step that changes the evidence by less than this per answer is the last. */
const TOLERANCE = 1e-7

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
