import { describe, expect, it } from 'vitest'
import { mostProbable } from '#app/domain/aggregation/consensus.ts'
import { dawidSkene, dawidSkeneAccuracies } from '#app/domain/aggregation/dawid-skene.ts'
import { mace } from '#app/domain/aggregation/mace.ts'
import { majorityVote } from '#app/domain/aggregation/majority.ts'
import { answerTable, labelCounts } from '#app/domain/answers/answer-table.ts'
import { correlation } from '#app/domain/items/moments.ts'
import { accuracy, crowdAnswers, crowdIsThere, crowdJson, goldOf, groupsOf } from './crowd.ts'

interface Stats {
  rows: number
  tasks: number
  workers: number
  duplicate_worker_task_rows: number
  label_counts: Record<string, number>
  answer_accuracy: number
  worker_accuracy_min5answers: {
    workers: number
    min: number
    median: number
    max: number
    ge_0_9: number
    ge_0_8: number
  }
  majority_vote: { right: number; tie: number; wrong: number; accuracy_ties_wrong: number }
}

const CROWDS = [
  ['crowd-snow-rte', 'answers.csv'],
  ['crowd-weather-sentiment', 'answers_amt.csv'],
  ['crowd-weather-sentiment', 'answers_crowdflower.csv'],
  ['crowd-llm-preference', 'answers.csv'],
] as const

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

describe.each(CROWDS)('the crowd of %s, %s', (folder, file) => {
  const present = crowdIsThere(folder)

  it.skipIf(!present)('has the size, the worker accuracies and the majority vote that its statistics state', () => {
    const stats = crowdJson<Record<string, Stats>>(folder, 'stats.json')[file]!
    const { rows, repeats } = crowdAnswers(folder, file)
    const all = [...rows, ...repeats]
    const table = answerTable(rows)
    expect([all.length, table.tasks.length, table.workers.length]).toEqual([stats.rows, stats.tasks, stats.workers])
    expect(repeats.length).toBe(stats.duplicate_worker_task_rows)
    expect(all.filter(({ label, gold }) => label === gold).length / all.length).toBeCloseTo(stats.answer_accuracy, 4)
    if (repeats.length === 0)
      expect(Object.fromEntries(table.labels.map((label, at) => [label, labelCounts(table)[at]]))).toEqual(
        stats.label_counts,
      )

    const accuracies = groupsOf(all, 'worker')
      .filter((answers) => answers.length >= 5)
      .map((answers) => answers.filter(({ label, gold }) => label === gold).length / answers.length)
    const stated = stats.worker_accuracy_min5answers
    expect(accuracies.length).toBe(stated.workers)
    expect(Math.min(...accuracies)).toBeCloseTo(stated.min, 3)
    expect(Math.max(...accuracies)).toBeCloseTo(stated.max, 3)
    expect(Math.abs(median(accuracies) - stated.median)).toBeLessThanOrEqual(0.0006)
    expect(accuracies.filter((share) => share >= 0.9).length).toBe(stated.ge_0_9)
    expect(accuracies.filter((share) => share >= 0.8).length).toBe(stated.ge_0_8)

    const gold = goldOf(rows)
    const votes = majorityVote(table)
    const clear = votes.filter(({ tied }) => !tied)
    expect(votes.length - clear.length).toBe(stats.majority_vote.tie)
    expect(clear.filter(({ task, label }) => gold.get(task) === label).length).toBe(stats.majority_vote.right)
    expect(clear.filter(({ task, label }) => gold.get(task) !== label).length).toBe(stats.majority_vote.wrong)
  })

  it.skipIf(!present)('is aggregated to convergence', () => {
    const { rows } = crowdAnswers(folder, file)
    const table = answerTable(rows)
    const result = dawidSkene(table)
    const figures = {
      majority: accuracy(majorityVote(table), rows),
      dawidSkene: accuracy(mostProbable(table, result.posteriors), rows),
      mace: accuracy(mostProbable(table, mace(table).posteriors), rows),
    }
    console.log(`${folder}/${file}: right by ${JSON.stringify(figures)}`)
    expect(result.converged).toBe(true)
    // Neither may lose more than a task in a hundred to a plain vote.
    expect(figures.dawidSkene).toBeGreaterThan(figures.majority - 0.01)
    expect(figures.mace).toBeGreaterThan(figures.majority - 0.01)
  })
})

const rte = crowdIsThere('crowd-snow-rte')
describe.skipIf(!rte)('the workers of crowd-snow-rte', () => {
  const { rows } = rte ? crowdAnswers('crowd-snow-rte', 'answers.csv') : { rows: [] }

  it('are heard better by Dawid-Skene and MACE (over .92) than by majority vote, even if no tie were lost (.8969)', () => {
    const table = answerTable(rows)
    const published = dawidSkene(table, { smoothing: 0 })
    // Half of 65 ties right by chance: (685 + 32.5) / 800.
    for (const consensus of [
      mostProbable(table, dawidSkene(table).posteriors),
      mostProbable(table, published.posteriors),
      mostProbable(table, mace(table).posteriors),
    ])
      expect(accuracy(consensus, rows)).toBeGreaterThan(0.92)
    expect(accuracy(majorityVote(table), rows)).toBeLessThan(0.8969)
  })

  it('are told apart without gold nearly as with it', () => {
    const table = answerTable(rows)
    const byGold = table.workers.map((worker) => {
      const own = rows.filter((row) => row.worker === worker)
      return own.filter(({ label, gold }) => label === gold).length / own.length
    })
    expect(correlation(byGold, dawidSkeneAccuracies(dawidSkene(table)))!).toBeGreaterThan(0.85)
    expect(correlation(byGold, mace(table).competence)!).toBeGreaterThan(0.85)
  })
})
