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
  const [tasks, workers, said] = [
    new Register(answers.length),
    new Register(answers.length),
    new Register(answers.length),
  ]
  for (let at = 0; at < answers.length; at++) {
    const { task, worker, label } = answers[at]!
    tasks.enter(at, task)
    workers.enter(at, worker)
    said.enter(at, label)
  }
  const taskNames = tasks.sorted()
  const workerNames = workers.sorted()
  const labelNames = said.sorted(labels)
  const byWorker = countingOrder(workers.index, workerNames.length, null)
  const { order, starts } = countingOrder(tasks.index, taskNames.length, byWorker.order)
  return {
    tasks: taskNames,
    workers: workerNames,
    labels: labelNames,
    starts,
    workerOf: order.map((at) => workers.index[at]!),
    labelOf: order.map((at) => said.index[at]!),
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

/** The names in one column and, of each answer, which it has. */
class Register {
  readonly index: Uint32Array
  private readonly places = new Map<string, number>()
  private readonly met: string[] = []
  private last = -1

  constructor(answers: number) {
    this.index = new Uint32Array(answers)
  }

  /** A name that stands in a run is looked up once. */
  enter(at: number, name: string): void {
    if (this.last < 0 || name !== this.met[this.last]) {
      let place = this.places.get(name)
      if (place === undefined) {
        place = this.met.push(name) - 1
        this.places.set(name, place)
      }
      this.last = place
    }
    this.index[at] = this.last
  }

  /** Brings the names into order, ascending or as given, and the index with them. */
  sorted(given?: readonly string[]): readonly string[] {
    const names = given ?? sortedNames(this.met)
    const moved = new Uint32Array(this.met.length).fill(names.length)
    names.forEach((name, place) => {
      const before = this.places.get(name)
      if (before !== undefined) moved[before] = place
    })
    const odd = moved.indexOf(names.length)
    if (odd >= 0) throw new Error(`label "${this.met[odd]}" is not one of ${names.join(', ')}`)
    for (let at = 0; at < this.index.length; at++) this.index[at] = moved[this.index[at]!]!
    return names
  }
}

/** A stable order by key, from another order or the plain one, and where each key begins in it. */
function countingOrder(
  keys: Uint32Array,
  size: number,
  before: Uint32Array | null,
): { order: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(size + 1)
  for (let at = 0; at < keys.length; at++) starts[keys[at]! + 1]!++
  for (let key = 0; key < size; key++) starts[key + 1]! += starts[key]!
  const next = starts.slice()
  const order = new Uint32Array(keys.length)
  for (let place = 0; place < keys.length; place++) {
    const at = before ? before[place]! : place
    order[next[keys[at]!]!++] = at
  }
  return { order, starts }
}
