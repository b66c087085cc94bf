import { describe, expect, it } from 'vitest'
import { answerTable } from '#app/domain/answers/answer-table.ts'
import { mostProbable } from './consensus.ts'
import { dawidSkene, dawidSkeneAccuracies } from './dawid-skene.ts'

/**
 * Dawid & Skene 1979, table 1: fitness for anaesthesia (1 best … 4 worst) of 45 patients by five anaesthetists, of whom
 * the first judged each patient three times. Seven digits a patient, the first three by observer 1.
 */
const JUDGEMENTS = `
1111111 3334334 1122122 2223121 2223222 2223322 1222111 3333433 2222223 2322223 4444444 2223343 1111111 2223212 1211111
1112111 1111111 1111111 2222221 2221322 2222222 2222221 2223222 2212222 1111111 1111111 2322222 1111111 1111111 1121121
1111111 3333233 1111111 2222222 2223232 4334343 2212232 2323233 3333432 1111111 1111111 1212111 2322222 1211111 2222222`

const anaesthetists = answerTable(
  JUDGEMENTS.trim()
    .split(/\s+/)
    .flatMap((row, patient) =>
      [...row].map((label, at) => ({
        task: String(patient + 1).padStart(2, '0'),
        worker: `observer ${Math.max(1, at - 1)}`,
        label,
      })),
    ),
)

describe('Dawid-Skene, on the anaesthetists of the paper', () => {
  const result = dawidSkene(anaesthetists, { smoothing: 0, tolerance: 1e-9 })

  it('finds the class shares that the paper prints: .40 .42 .11 .07', () => {
    expect([...result.priors].map((prior) => prior.toFixed(2))).toEqual(['0.40', '0.42', '0.11', '0.07'])
    expect(result.converged).toBe(true)
  })

  it("finds the first observer's error rates as the paper prints them", () => {
    const rows = [0, 1, 2].map((truth) =>
      [...result.confusion.slice(truth * 4, truth * 4 + 3)].map((p) => p.toFixed(2)),
    )
    expect(rows).toEqual([
      ['0.89', '0.11', '0.00'],
      ['0.07', '0.88', '0.05'],
      ['0.00', '0.34', '0.66'],
    ])
  })

  it('is sure of nearly every patient, and follows the reliable observers where votes are split', () => {
    const consensus = mostProbable(anaesthetists, result.posteriors)
    expect(consensus.filter(({ confidence }) => confidence < 0.99).map(({ task }) => task)).toEqual(['07', '35', '38'])
    // Patient 3: 1 1 2 · 2 · 1 · 2 · 2.
    expect(consensus[2]).toMatchObject({ label: '2' })
  })

  it('never steps down, with and without smoothing', () => {
    for (const smoothing of [0, 0.1, 1]) {
      const objectives: number[] = []
      dawidSkene(anaesthetists, {
        smoothing,
        tolerance: 0,
        maxIterations: 60,
        onIteration: (_, at) => objectives.push(at),
      })
      for (let step = 1; step < objectives.length; step++)
        expect(objectives[step]! - objectives[step - 1]!).toBeGreaterThan(-1e-9)
    }
  })

  it('gives rows that sum to 1', () => {
    for (let at = 0; at < result.confusion.length; at += 4)
      expect(result.confusion.slice(at, at + 4).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    for (const accuracy of dawidSkeneAccuracies(result)) {
      expect(accuracy).toBeGreaterThan(0.5)
      expect(accuracy).toBeLessThanOrEqual(1)
    }
  })

  it('stops where it is told to, and says that it has not converged', () => {
    expect(dawidSkene(anaesthetists, { maxIterations: 2 })).toMatchObject({ iterations: 2, converged: false })
  })
})
