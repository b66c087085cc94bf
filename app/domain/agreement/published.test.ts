import { describe, expect, it } from 'vitest'
import { answerTable, type Answer } from '#app/domain/answers/answer-table.ts'
import { cohenKappa, KAPPA_WEIGHTS } from './cohen.ts'
import { fleissKappa } from './fleiss.ts'
import { intraclassCorrelations } from './intraclass.ts'
import { krippendorffAlpha } from './krippendorff.ts'

/** Rows are tasks, columns how many raters gave each label. */
function fromCounts(counts: readonly (readonly number[])[]) {
  const answers = counts.flatMap((row, task) =>
    row.flatMap((count, label) =>
      Array.from({ length: count }, (_, at) => ({ task: `${task}`, worker: `${label}.${at}`, label: `${label}` })),
    ),
  )
  return answerTable(answers)
}

/** One line per observer, one word per unit, `*` where there is none. */
function fromObservers(lines: readonly string[]) {
  const answers = lines.flatMap((line, worker) =>
    line
      .split(' ')
      .flatMap((label, task): Answer[] => (label === '*' ? [] : [{ task: `${task}`, worker: `${worker}`, label }])),
  )
  return answerTable(answers)
}

/** Krippendorff 2011, example C: 4 observers, 12 units, missing values. Also `cac.raw4raters` of Gwet's irrCAC. */
const FOUR_OBSERVERS = fromObservers([
  '1 2 3 3 2 1 4 1 2 * * *',
  '1 2 3 3 2 2 4 1 2 5 * 3',
  '* 3 3 3 2 3 4 2 2 5 1 *',
  '1 2 3 3 2 4 4 1 2 5 1 *',
])

/** Fleiss 1971, table 1: 30 patients, 6 psychiatrists, 5 diagnoses. */
const DIAGNOSES = [
  '00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031',
  '00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006',
]
  .join(' ')
  .split(' ')
  .map((row) => [...row].map(Number))

/** The worked example of Wikipedia's article "Fleiss' kappa": 10 subjects, 14 raters, 5 categories. */
const FOURTEEN_RATERS = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
]

describe("Krippendorff's alpha", () => {
  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as const)('is at %s level what Krippendorff (2011) prints: %d', (level, printed) => {
    const { value, answers, tasks } = krippendorffAlpha(FOUR_OBSERVERS, level)
    expect(value).toBeCloseTo(printed, 3)
    // One unit has a single value, which nothing can be compared with.
    expect([answers, tasks]).toEqual([40, 11])
  })

  it("has irrCAC's digits for the same data", () => {
    expect(krippendorffAlpha(FOUR_OBSERVERS, 'nominal').value).toBeCloseTo(0.74342, 5)
  })
})

describe("Fleiss' kappa", () => {
  it('is .430 for the psychiatric diagnoses of Fleiss (1971), with .556 observed and .220 expected', () => {
    const { value, observed, expected } = fleissKappa(fromCounts(DIAGNOSES))
    expect(value).toBeCloseTo(0.43, 3)
    expect(observed).toBeCloseTo(0.556, 3)
    expect(expected).toBeCloseTo(0.22, 3)
  })

  it('is .210 for fourteen raters', () => expect(fleissKappa(fromCounts(FOURTEEN_RATERS)).value).toBeCloseTo(0.21, 3))

  it("is irrCAC's with unequal numbers of answers: .76117, pa .8181818, pe .2387153", () => {
    const { value, observed, expected, tasks } = fleissKappa(FOUR_OBSERVERS)
    expect(value).toBeCloseTo(0.76117, 5)
    expect(observed).toBeCloseTo(0.8181818, 7)
    expect(expected).toBeCloseTo(0.2387153, 7)
    expect(tasks).toBe(11)
  })
})

describe("Cohen's kappa", () => {
  /** Cohen 1960 and 1968: shares of 200 patients in three diagnoses by two psychiatrists. */
  const shares = [0.44, 0.05, 0.01, 0.07, 0.2, 0.03, 0.09, 0.05, 0.06]

  it('is .492 for the psychiatrists of Cohen (1960)', () => expect(cohenKappa(shares, 3)).toBeCloseTo(0.492, 3))

  it("is .348 with the weights of Cohen (1968)'s own table", () => {
    const weights = [0, 1, 3, 1, 0, 6, 3, 6, 0]
    expect(cohenKappa(shares, 3, (i, j) => weights[i * 3 + j]!)).toBeCloseTo(0.348, 3)
  })

  it('is .796 for the two abstractors of irrCAC', () =>
    expect(cohenKappa([13, 0, 0, 0, 20, 7, 0, 4, 56], 3)).toBeCloseTo(0.7964094, 7))

  /** Husbands and wives of Hout et al. (1987), as in Agresti and in R's vcd (`Kappa(SexualFun)`). */
  const couples = [7, 7, 2, 3, 2, 8, 3, 7, 1, 5, 4, 9, 2, 8, 9, 14]
  it.each([
    ['none', 0.1293],
    ['linear', 0.2374],
    ['quadratic', 0.332],
  ] as const)('weighs %s as R does: %d', (weights, printed) =>
    expect(cohenKappa(couples, 4, KAPPA_WEIGHTS[weights])).toBeCloseTo(printed, 4),
  )
})

describe('intraclass correlations', () => {
  it('are those of table 4 of Shrout and Fleiss (1979)', () => {
    const icc = intraclassCorrelations([
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ])!
    expect(icc.oneWay.single).toBeCloseTo(0.17, 2)
    expect(icc.twoWayRandom.single).toBeCloseTo(0.29, 2)
    expect(icc.twoWayMixed.single).toBeCloseTo(0.71, 2)
    expect(icc.oneWay.average).toBeCloseTo(0.44, 2)
    expect(icc.twoWayRandom.average).toBeCloseTo(0.62, 2)
    expect(icc.twoWayMixed.average).toBeCloseTo(0.91, 2)
  })
})
