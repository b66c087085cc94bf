/** What one worker said of one task. */
export interface Answer {
  task: string
  worker: string
  label: string
}

/**
 * Answers as flat arrays: those of task `t` stand from `starts[t]` to `starts[t + 1]`, and each is a pair of indices into
 * `workers` and `labels`. Missing answers are simply not there. Names are in ascending order and so are the workers of
 * each task, so that the same answers give the same table, bit for bit, in whatever order they came.
 */
export interface AnswerTable {
  readonly tasks: readonly string[]
  readonly workers: readonly string[]
  readonly labels: readonly string[]
  readonly starts: Uint32Array
  readonly workerOf: Uint32Array
  readonly labelOf: Uint32Array
}

/**
 * Packs answers. `labels` fixes the labels and their order (throws on an answer outside of them); otherwise they are
 * those that occur, numbers by size when all of them are numbers, else by code unit. O(answers) besides sorting names.
 */
export function answerTable(answers: readonly Answer[], labels?: readonly string[]): AnswerTable {
  const tasks = indexed(answers.map(({ task }) => task))
  const workers = indexed(answers.map(({ worker }) => worker))
  const said = indexed(
    answers.map(({ label }) => label),
    labels,
  )
  const byWorker = countingOrder(workers.index, workers.names.length)
  const byTask = countingOrder(tasks.index, tasks.names.length, byWorker.order)
  return {
    tasks: tasks.names,
    workers: workers.names,
    labels: said.names,
    starts: byTask.starts,
    workerOf: byTask.order.map((at) => workers.index[at]!),
    labelOf: byTask.order.map((at) => said.index[at]!),
  }
}

/** How often each label was given. */
export function labelCounts({ labels, labelOf }: AnswerTable): Float64Array {
  const counts = new Float64Array(labels.length)
  for (const label of labelOf) counts[label]!++
  return counts
}

/** Whether a text is a finite decimal number, and nothing else. */
export function isNumber(text: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text))
}

/** Names ascending: by size when all are numbers, else by code unit. */
export function sortedNames(names: readonly string[]): string[] {
  return names.every(isNumber)
    ? [...names].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1))
    : [...names].sort()
}

function indexed(
  values: readonly string[],
  given?: readonly string[],
): { names: readonly string[]; index: Uint32Array } {
  const names = given ?? sortedNames([...new Set(values)])
  const places = new Map(names.map((name, place) => [name, place]))
  const index = Uint32Array.from(values, (value) => {
    const place = places.get(value)
    if (place === undefined) throw new Error(`label "${value}" is not one of ${names.join(', ')}`)
    return place
  })
  return { names, index }
}

/** A stable order by key, and where each key begins in it. */
function countingOrder(
  keys: Uint32Array,
  size: number,
  before: Uint32Array = Uint32Array.from(keys, (_, at) => at),
): { order: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(size + 1)
  for (const key of keys) starts[key + 1]!++
  for (let key = 0; key < size; key++) starts[key + 1]! += starts[key]!
  const next = starts.slice()
  const order = new Uint32Array(keys.length)
  for (const at of before) order[next[keys[at]!]!++] = at
  return { order, starts }
}
