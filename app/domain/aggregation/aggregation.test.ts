import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerTable, type Answer, type AnswerTable } from '#app/domain/answers/answer-table.ts'
import { randomFrom } from '#app/domain/scenes/random.ts'
import { mostProbable, type Consensus } from './consensus.ts'
import { dawidSkene } from './dawid-skene.ts'
import { expDigamma } from './digamma.ts'
import { mace } from './mace.ts'
import { majorityVote } from './majority.ts'

const METHODS: Record<string, (table: AnswerTable) => Consensus[]> = {
  majority: majorityVote,
  'dawid-skene': (table) => mostProbable(table, dawidSkene(table).posteriors),
  mace: (table) => mostProbable(table, mace(table, { restarts: 3 }).posteriors),
}
const methods = Object.entries(METHODS)

/** Workers of a given accuracy, each answering `perTask` of the tasks; wrong answers are spread evenly. */
function crowd(seed: string, { tasks, perTask, accuracies }: { tasks: number; perTask: number; accuracies: number[] }) {
  const random = randomFrom(seed)
  const labels = ['red', 'green', 'blue']
  const truth = new Map<string, string>()
  const answers: Answer[] = []
  for (let task = 0; task < tasks; task++) {
    const right = random.pick(labels)
    truth.set(`t${task}`, right)
    for (const worker of random.shuffle(accuracies.map((_, index) => index)).slice(0, perTask)) {
      const wrong = random.pick(labels.filter((label) => label !== right))
      answers.push({
        task: `t${task}`,
        worker: `w${worker}`,
        label: random.chance(accuracies[worker]!) ? right : wrong,
      })
    }
  }
  return { answers, truth }
}
const rightShare = (consensus: Consensus[], truth: Map<string, string>) =>
  consensus.filter(({ task, label }) => truth.get(task) === label).length / consensus.length
const byTask = (consensus: Consensus[]) => new Map(consensus.map((one) => [one.task, one]))

const few = fc.uniqueArray(
  fc.record({
    task: fc.constantFrom('t1', 't2', 't3', 't4', 't5'),
    worker: fc.constantFrom('w1', 'w2', 'w3', 'w4'),
    label: fc.constantFrom('a', 'b', 'c'),
  }),
  { selector: ({ task, worker }) => `${task}/${worker}`, minLength: 1 },
)

describe('majority vote', () => {
  const vote = (...labels: string[]) => labels.map((label, at) => ({ task: 't', worker: `w${at}`, label }))

  it('takes what most said, and its share of the votes', () => {
    expect(majorityVote(answerTable(vote('a', 'b', 'b')))).toEqual([
      { task: 't', label: 'b', confidence: 2 / 3, tied: false },
    ])
  })

  it('breaks a tie for the label that is more frequent in all answers, and says so', () => {
    const elsewhere = [{ task: 'u', worker: 'w0', label: 'b' }]
    expect(majorityVote(answerTable([...vote('a', 'b'), ...elsewhere]))[0]).toEqual({
      task: 't',
      label: 'b',
      confidence: 0.5,
      tied: true,
    })
  })

  it('breaks a tie of equally frequent labels for the first in order', () => {
    expect(majorityVote(answerTable(vote('10', '9')))[0]).toMatchObject({ label: '9', tied: true })
  })
})

describe.each(methods)('%s', (_, aggregate) => {
  it('agrees with a unanimous crowd, and is sure', () => {
    const answers = ['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b'].flatMap((label, task) =>
      ['w1', 'w2', 'w3', 'w4'].map((worker) => ({ task: `t${task}`, worker, label })),
    )
    for (const { task, label, confidence, tied } of aggregate(answerTable(answers))) {
      expect(label).toBe('abcabcab'[Number(task.slice(1))])
      expect(confidence).toBeGreaterThan(0.9)
      expect(tied).toBe(false)
    }
  })

  it('does not depend on the order of answers', () => {
    fc.assert(
      fc.property(few, (answers) => {
        expect(aggregate(answerTable([...answers].reverse()))).toEqual(aggregate(answerTable(answers)))
      }),
      { numRuns: 50 },
    )
  })

  it('gives each answered task one of its labels or another known one, with a confidence of 0 to 1', () => {
    fc.assert(
      fc.property(few, (answers) => {
        const consensus = aggregate(answerTable(answers))
        expect(consensus.map(({ task }) => task)).toEqual([...new Set(answers.map(({ task }) => task))].sort())
        for (const { label, confidence } of consensus) {
          expect(['a', 'b', 'c']).toContain(label)
          expect(confidence).toBeGreaterThan(0)
          expect(confidence).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('survives thousands of answers to one task', () => {
    const answers = Array.from({ length: 3000 }, (_, at) => ({
      task: 't',
      worker: `w${at}`,
      label: at % 3 === 0 ? 'a' : 'b',
    }))
    expect(aggregate(answerTable(answers))[0]).toMatchObject({ label: 'b' })
  })
})

describe('Dawid-Skene and MACE', () => {
  const spammed = crowd('spammers', {
    tasks: 400,
    perTask: 5,
    accuracies: [0.95, 0.95, 0.9, 0.9, 0.35, 0.35, 0.35, 0.35],
  })
  const table = answerTable(spammed.answers)

  it('do better than majority vote where half of the crowd guesses', () => {
    const majority = rightShare(majorityVote(table), spammed.truth)
    expect(rightShare(METHODS['dawid-skene']!(table), spammed.truth)).toBeGreaterThan(majority + 0.05)
    expect(rightShare(METHODS.mace!(table), spammed.truth)).toBeGreaterThan(majority + 0.05)
  })

  it('know the careful workers from the guessing ones', () => {
    const { competence } = mace(table)
    expect(Math.min(...competence.slice(0, 4))).toBeGreaterThan(0.8)
    expect(Math.max(...competence.slice(4))).toBeLessThan(0.2)
  })

  it('do not care what labels and workers are called', () => {
    const names: Record<string, string> = { red: 'z', green: 'y', blue: 'x' }
    const renamed = answerTable(
      spammed.answers.map(({ task, worker, label }) => ({
        task,
        worker: `${9 - Number(worker.slice(1))}`,
        label: names[label]!,
      })),
    )
    for (const method of ['dawid-skene', 'mace']) {
      const after = byTask(METHODS[method]!(renamed))
      for (const { task, label, confidence } of METHODS[method]!(table)) {
        if (confidence < 0.6) continue
        expect(after.get(task)!.label).toBe(names[label])
        expect(after.get(task)!.confidence).toBeCloseTo(confidence, 2)
      }
    }
  })

  it('give the same again for the same seed', () => {
    expect(mace(table, { seed: 'x' })).toEqual(mace(table, { seed: 'x' }))
  })

  it('give Dawid-Skene a matrix for a worker with a habit, which majority vote cannot see', () => {
    // w3 calls every b an a; with w1 and w2 careful, its a says little and its b much.
    const answers = Array.from({ length: 40 }, (_, task) => (task % 2 ? 'b' : 'a')).flatMap((right, task) => [
      { task: `${task}`, worker: 'w1', label: right },
      { task: `${task}`, worker: 'w2', label: right },
      { task: `${task}`, worker: 'w3', label: 'a' },
    ])
    const { confusion } = dawidSkene(answerTable(answers))
    const habit = confusion.slice(2 * 4)
    expect(habit[0]).toBeGreaterThan(0.95)
    expect(habit[2]).toBeGreaterThan(0.95)
  })
})

describe('expDigamma', () => {
  // scipy 1.17: exp(digamma(x)).
  it.each([
    [0.1, 2.9718080081768405e-5],
    [0.5, 0.14036487089172128],
    [1, 0.5614594835668851],
    [2, 1.526205111595864],
    [7.999, 7.504541210895665],
    [8, 7.505540476051117],
    [100, 99.50041875394851],
  ])('of %d is %d', (x, expected) => expect(expDigamma(x) / expected).toBeCloseTo(1, 10))
})
