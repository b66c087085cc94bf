import { isNumber, type AnswerTable } from '#app/domain/answers/answer-table.ts'

/** What may be done with labels: told apart, put in order, subtracted, divided. */
export const LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const
export type Level = (typeof LEVELS)[number]

export interface KrippendorffAlpha {
  /** 1 − observed ÷ expected; null where no disagreement is possible: one value only, or no task with two answers. */
  value: number | null
  /** Mean δ² of two answers to the same task, each answer weighing the same. */
  observed: number
  /** Mean δ² of any two answers. */
  expected: number
  /** Answers that can be compared: those of tasks with at least two. */
  answers: number
  tasks: number
}

/**
 * Krippendorff's alpha for any number of workers and with missing answers. K. Krippendorff, Computing Krippendorff's
 * Alpha-Reliability (2011), section C. With n comparable answers, m of them on a task, the observed disagreement is
 * 1/n · Σ tasks Σ ordered pairs δ² ÷ (m − 1), the expected one Σ ordered pairs of all answers δ² ÷ n(n − 1), where δ² is
 * - nominal: 0 or 1
 * - ordinal: (answers between the two labels, each of both counted half)², that is, the squared difference of mid-ranks
 * - interval: (a − b)²
 * - ratio: ((a − b) ÷ (a + b))²
 *
 * Labels are in order as in `table.labels` (ordinal), or numbers (interval; not negative for ratio): throws otherwise.
 * A squared difference needs only Σx and Σx² per task, so all levels but ratio are O(answers + labels); ratio compares
 * the distinct labels, O(labels²) at worst.
 */
export function krippendorffAlpha(table: AnswerTable, level: Level): KrippendorffAlpha {
  const counts = comparable(table)
  const answers = counts.reduce((sum, count) => sum + count, 0)
  const { sumOfPairs, tasks } = disagreements(table, counts, level)
  const observed = answers === 0 ? 0 : sumOfPairs / answers
  const expected =
    answers === 0 ? 0 : allPairs(counts, valuesOf(table, counts, level), level) / (answers * (answers - 1))
  return { value: expected > 0 ? 1 - observed / expected : null, observed, expected, answers, tasks }
}

/** How often each label stands in a task with at least two answers. */
function comparable({ tasks, labels, starts, labelOf }: AnswerTable): Float64Array {
  const counts = new Float64Array(labels.length)
  for (let task = 0; task < tasks.length; task++)
    if (starts[task + 1]! - starts[task]! > 1)
      for (let at = starts[task]!; at < starts[task + 1]!; at++) counts[labelOf[at]!]!++
  return counts
}

/** The place of each label on its scale, moved so that the mean answer is 0 where differences are taken. */
function valuesOf({ labels }: AnswerTable, counts: Float64Array, level: Level): Float64Array {
  if (level === 'nominal') return new Float64Array(labels.length)
  if (level === 'ordinal') return centred(midRanks(counts), counts)
  const values = Float64Array.from(labels, (label) => {
    if (!isNumber(label) || (level === 'ratio' && Number(label) < 0))
      throw new Error(`"${label}" is no value at ${level} level`)
    return Number(label)
  })
  return level === 'interval' ? centred(values, counts) : values
}

/** Sum of within-task disagreement: per task, Σ ordered pairs δ² ÷ (answers − 1). */
function disagreements(table: AnswerTable, counts: Float64Array, level: Level): { sumOfPairs: number; tasks: number } {
  const values = valuesOf(table, counts, level)
  const inTask = new Float64Array(table.labels.length)
  let sumOfPairs = 0
  let tasks = 0
  for (let task = 0; task < table.tasks.length; task++) {
    const said = table.labelOf.subarray(table.starts[task]!, table.starts[task + 1]!)
    if (said.length < 2) continue
    tasks++
    sumOfPairs += pairsWithin(said, values, inTask, level) / (said.length - 1)
  }
  return { sumOfPairs, tasks }
}

function pairsWithin(said: Uint32Array, values: Float64Array, inTask: Float64Array, level: Level): number {
  if (level === 'ordinal' || level === 'interval') {
    let [sum, squares] = [0, 0]
    for (const label of said) {
      sum += values[label]!
      squares += values[label]! ** 2
    }
    // Rounding must not turn perfect agreement into less than none.
    return Math.max(0, 2 * (said.length * squares - sum * sum))
  }
  let pairs = 0
  if (level === 'nominal') {
    for (let at = 0; at < said.length; at++) pairs += 2 * (at - inTask[said[at]!]!++)
  } else {
    const distinct: number[] = []
    for (const label of said) if (inTask[label]!++ === 0) distinct.push(label)
    pairs = ratioPairs(distinct, inTask, values)
  }
  for (const label of said) inTask[label] = 0
  return pairs
}

/** Σ δ² over all ordered pairs of comparable answers. */
function allPairs(counts: Float64Array, values: Float64Array, level: Level): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (level === 'nominal') return counts.reduce((sum, count) => sum + count * (total - count), 0)
  if (level === 'ratio') return ratioPairs([...counts.keys()], counts, values)
  let [sum, squares] = [0, 0]
  counts.forEach((count, label) => {
    sum += count * values[label]!
    squares += count * values[label]! ** 2
  })
  return Math.max(0, 2 * (total * squares - sum * sum))
}

function ratioPairs(labels: readonly number[], counts: Float64Array, values: Float64Array): number {
  let pairs = 0
  for (let i = 0; i < labels.length; i++)
    for (let j = 0; j < i; j++) {
      const [a, b] = [values[labels[i]!]!, values[labels[j]!]!]
      if (a !== b) pairs += 2 * counts[labels[i]!]! * counts[labels[j]!]! * ((a - b) / (a + b)) ** 2
    }
  return pairs
}

function midRanks(counts: Float64Array): Float64Array {
  let before = 0
  return counts.map((count) => {
    const rank = before + count / 2
    before += count
    return rank
  })
}

function centred(values: Float64Array, counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return values
  const mean = values.reduce((sum, value, label) => sum + value * counts[label]!, 0) / total
  return values.map((value) => value - mean)
}
