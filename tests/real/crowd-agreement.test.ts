import { describe, expect, it } from 'vitest'
import { agreementShare, cohenKappa } from '#app/domain/agreement/cohen.ts'
import { fleissKappa } from '#app/domain/agreement/fleiss.ts'
import { completeRatings, intraclassCorrelations } from '#app/domain/agreement/intraclass.ts'
import { krippendorffAlpha, type Level } from '#app/domain/agreement/krippendorff.ts'
import { pairCounts } from '#app/domain/agreement/worker-pair.ts'
import { answerTable } from '#app/domain/answers/answer-table.ts'
import type { AnswerRow } from '#app/domain/answers/answers-csv.ts'
import { correlation, mean } from '#app/domain/items/moments.ts'
import { crowdAnswers, crowdIsThere, crowdJson, groupsOf } from './crowd.ts'

/**
 * Krippendorff's alpha a second time, as the definition reads: the table of coincidences, a difference function, and
 * every pair of values.
 */
function naiveAlpha(rows: readonly AnswerRow[], level: Level): number {
  const units = groupsOf(rows, 'task')
    .map((unit) => unit.map(({ label }) => Number(label)))
    .filter((unit) => unit.length > 1)
  const values = [...new Set(units.flat())].sort((a, b) => a - b)
  const coincidences = new Map<string, number>()
  const count = new Map<number, number>()
  for (const unit of units)
    for (let i = 0; i < unit.length; i++)
      for (let j = 0; j < unit.length; j++)
        if (i !== j) {
          const key = `${unit[i]} ${unit[j]}`
          coincidences.set(key, (coincidences.get(key) ?? 0) + 1 / (unit.length - 1))
        }
  for (const value of units.flat()) count.set(value, (count.get(value) ?? 0) + 1)
  const n = units.flat().length
  const difference = (c: number, k: number): number => {
    if (level === 'nominal') return c === k ? 0 : 1
    if (level === 'interval') return (c - k) ** 2
    if (level === 'ratio') return c === k ? 0 : ((c - k) / (c + k)) ** 2
    const between = values.filter((g) => g >= Math.min(c, k) && g <= Math.max(c, k))
    return (between.reduce((sum, g) => sum + count.get(g)!, 0) - (count.get(c)! + count.get(k)!) / 2) ** 2
  }
  let [observed, expected] = [0, 0]
  for (const c of values)
    for (const k of values) {
      observed += (coincidences.get(`${c} ${k}`) ?? 0) * difference(c, k)
      expected += (c === k ? count.get(c)! * (count.get(c)! - 1) : count.get(c)! * count.get(k)!) * difference(c, k)
    }
  return 1 - ((n - 1) * observed) / expected
}

interface NumericStats {
  rows: number
  tasks: number
  workers: number
  answer_MAE: number
  answer_pearson: number
  worker_min10answers: { mae_median: number; mae_min: number; mae_max: number; r_median: number; r_min: number }
  mean_of_workers_vs_gold: { MAE: number; pearson: number }
}

const numbers = (rows: readonly AnswerRow[]) => ({
  answers: rows.map(({ label }) => Number(label)),
  gold: rows.map(({ gold }) => Number(gold)),
})
const error = (rows: readonly AnswerRow[]) =>
  mean(rows.map(({ label, gold }) => Math.abs(Number(label) - Number(gold))))
const fit = (rows: readonly AnswerRow[]) => correlation(numbers(rows).answers, numbers(rows).gold)!

describe.each(['crowd-snow-wordsim', 'crowd-ko-sts'])('the numbers of %s', (folder) => {
  const present = crowdIsThere(folder)

  it.skipIf(!present)('correlate with gold as their statistics state', () => {
    const stats = crowdJson<Record<string, NumericStats>>(folder, 'stats.json')['answers.csv']!
    const { rows } = crowdAnswers(folder, 'answers.csv', { numeric: true })
    expect(rows.length).toBe(stats.rows)
    expect(error(rows)).toBeCloseTo(stats.answer_MAE, 4)
    expect(fit(rows)).toBeCloseTo(stats.answer_pearson, 4)
    const workers = groupsOf(rows, 'worker')
    expect(workers.length).toBe(stats.workers)
    expect(Math.min(...workers.map(error))).toBeCloseTo(stats.worker_min10answers.mae_min, 3)
    expect(Math.max(...workers.map(error))).toBeCloseTo(stats.worker_min10answers.mae_max, 3)
    expect(Math.min(...workers.map(fit))).toBeCloseTo(stats.worker_min10answers.r_min, 3)
    const tasks = groupsOf(rows, 'task')
    const means = tasks.map((task) => mean(numbers(task).answers))
    const gold = tasks.map(([first]) => Number(first!.gold))
    expect(correlation(means, gold)!).toBeCloseTo(stats.mean_of_workers_vs_gold.pearson, 4)
    expect(mean(means.map((value, at) => Math.abs(value - gold[at]!)))).toBeCloseTo(
      stats.mean_of_workers_vs_gold.MAE,
      4,
    )
  })

  it.skipIf(!present)('have the alpha of a second, naive implementation at every level', () => {
    const { rows } = crowdAnswers(folder, 'answers.csv', { numeric: true })
    const table = answerTable(rows)
    const alphas = (['nominal', 'ordinal', 'interval', 'ratio'] as const).map((level) => {
      const { value } = krippendorffAlpha(table, level)
      expect(Math.abs(value! - naiveAlpha(rows, level)), level).toBeLessThan(1e-9)
      return `${level} ${value!.toFixed(4)}`
    })
    console.log(`${folder}: alpha ${alphas.join(', ')}`)
  })
})

const wordsim = crowdIsThere('crowd-snow-wordsim')
describe.skipIf(!wordsim)('ten workers on thirty word pairs', () => {
  it('are consistent: the mean of all is far more reliable than one of them', () => {
    const { rows } = wordsim ? crowdAnswers('crowd-snow-wordsim', 'answers.csv', { numeric: true }) : { rows: [] }
    const { ratings, leftOut } = completeRatings(answerTable(rows))
    expect([ratings.length, leftOut]).toEqual([30, 0])
    const { twoWayRandom, twoWayMixed } = intraclassCorrelations(ratings)!
    expect(twoWayRandom.average).toBeGreaterThan(0.95)
    expect(twoWayRandom.single).toBeLessThan(twoWayMixed.single)
  })
})

const preference = crowdIsThere('crowd-llm-preference')
describe.skipIf(!preference)('three judges of answer pairs', () => {
  const { rows } = preference ? crowdAnswers('crowd-llm-preference', 'answers.csv') : { rows: [] }
  const expected = preference
    ? crowdJson<{
        all_three_agree: number
        cohen_kappa_sklearn: Record<string, number>
        percent_agreement: Record<string, number>
      }>('crowd-llm-preference', 'expected_agreement.json')
    : null

  it("agree in pairs as scikit-learn says: Cohen's kappa and percent agreement", () => {
    const table = answerTable(rows)
    for (const pair of ['1-2', '1-3', '2-3']) {
      const [first, second] = pair.split('-').map((name) => table.workers.indexOf(`annotator${name}`))
      const { counts, tasks } = pairCounts(table, first!, second!)
      expect(tasks).toBe(999)
      expect(cohenKappa(counts, 3)!).toBeCloseTo(expected!.cohen_kappa_sklearn[pair]!, 4)
      expect(agreementShare(counts, 3)!).toBeCloseTo(expected!.percent_agreement[pair]!, 4)
    }
  })

  it('agree all three as often as stated, so that alpha and Fleiss’ kappa lie between the pairs’ kappas', () => {
    const table = answerTable(rows)
    const agree = table.tasks.filter((_, task) => new Set(table.labelOf.subarray(3 * task, 3 * task + 3)).size === 1)
    expect(agree.length).toBe(expected!.all_three_agree)
    for (const { value } of [fleissKappa(table), krippendorffAlpha(table, 'nominal')]) {
      expect(value).toBeGreaterThan(0.852)
      expect(value).toBeLessThan(0.8789)
    }
  })
})
