import { isNumber, type AnswerTable } from '#app/domain/answers/answer-table.ts'

/** Reliability of one worker's value, and of the mean of all of them. */
export interface Reliability {
  single: number
  average: number
}

/** The six intraclass correlations of Shrout and Fleiss; null where the values do not vary at all. */
export interface IntraclassCorrelations {
  /** ICC(1,1) and ICC(1,k): each task has workers of its own. */
  oneWay: Reliability
  /** ICC(2,1) and ICC(2,k): the workers are a sample; who is stricter counts as disagreement. */
  twoWayRandom: Reliability
  /** ICC(3,1) and ICC(3,k): these workers and no others; who is stricter does not matter. */
  twoWayMixed: Reliability
}

/**
 * Intraclass correlations of ratings, tasks × workers, without gaps (at least 2 × 2; throws otherwise).
 * P. E. Shrout, J. L. Fleiss, Psychol. Bull. 86 (1979), 420–428, from the mean squares between tasks, within tasks,
 * between workers, and of what remains. null when there is no variance of any sort.
 */
export function intraclassCorrelations(ratings: readonly (readonly number[])[]): IntraclassCorrelations | null {
  const tasks = ratings.length
  const workers = ratings[0]?.length ?? 0
  if (tasks < 2 || workers < 2 || ratings.some((row) => row.length !== workers))
    throw new Error(
      `intraclass correlations need at least 2 tasks and 2 workers without gaps, not ${tasks} × ${workers}`,
    )
  const { between, within, ofWorkers, rest } = meanSquares(ratings, tasks, workers)
  if (between === 0 && within === 0) return null
  const strictness = (workers * (ofWorkers - rest)) / tasks
  return {
    oneWay: {
      single: share(between - within, between + (workers - 1) * within),
      average: share(between - within, between),
    },
    twoWayRandom: {
      single: share(between - rest, between + (workers - 1) * rest + strictness),
      average: share(between - rest, between + strictness / workers),
    },
    twoWayMixed: {
      single: share(between - rest, between + (workers - 1) * rest),
      average: share(between - rest, between),
    },
  }
}

/** Minus infinity where tasks do not differ at all but workers do: then nothing is reliable. */
const share = (part: number, whole: number) => (part === 0 ? 0 : part / whole)

function meanSquares(ratings: readonly (readonly number[])[], tasks: number, workers: number) {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const grand = mean(ratings.map(mean))
  const ofTask = ratings.map(mean)
  const ofWorker = Array.from({ length: workers }, (_, worker) => mean(ratings.map((row) => row[worker]!)))
  const squares = (values: readonly number[], from: (index: number) => number) =>
    values.reduce((sum, value, index) => sum + (value - from(index)) ** 2, 0)
  const betweenTasks = workers * squares(ofTask, () => grand)
  const withinTasks = ratings.reduce((sum, row, task) => sum + squares(row, () => ofTask[task]!), 0)
  const betweenWorkers = tasks * squares(ofWorker, () => grand)
  const residual = ratings.reduce(
    (sum, row, task) => sum + squares(row, (worker) => ofTask[task]! + ofWorker[worker]! - grand),
    0,
  )
  return {
    between: betweenTasks / (tasks - 1),
    within: withinTasks / (tasks * (workers - 1)),
    ofWorkers: betweenWorkers / (workers - 1),
    rest: residual / ((tasks - 1) * (workers - 1)),
  }
}

/**
 * Ratings of the tasks that every worker answered, tasks × workers, with how many tasks were left out. Labels must be
 * numbers: throws otherwise.
 */
export function completeRatings(table: AnswerTable): { ratings: number[][]; leftOut: number } {
  const { tasks, workers, labels, starts, labelOf } = table
  const values = labels.map((label) => {
    if (!isNumber(label)) throw new Error(`"${label}" is not a number`)
    return Number(label)
  })
  const ratings = tasks.flatMap((_, task) => {
    const said = labelOf.subarray(starts[task]!, starts[task + 1]!)
    return said.length === workers.length ? [Array.from(said, (label) => values[label]!)] : []
  })
  return { ratings, leftOut: tasks.length - ratings.length }
}
