import { IGNORED, MATCHED, type Outcome } from './greedy.ts'

/** Recall levels at which precision is read: 0, 0.01, … 1. */
const LEVELS = Array.from({ length: 101 }, (_, level) => (level === 100 ? 1 : level * 0.01))

/** As COCO adds it to avoid dividing by zero (numpy.spacing(1)). */
const SPACING = 2 ** -52

/** Mean precision over the recall levels, and the recall reached, of one category at one threshold. */
export type Curve = { precision: number; recall: number }

/**
 * The curve of each threshold over all images (cocoeval.py, accumulate): the first `most` detections of every image by
 * descending score; precision at a recall level is the greatest at that recall or more, and 0 beyond what was reached.
 * Null where no gold counts. `outcomes` are in the order of images, which decides between equal scores.
 */
export function curvesOf(outcomes: readonly Outcome[], thresholds: number, most: number): Curve[] | null {
  const positives = outcomes.reduce((sum, outcome) => sum + outcome.positives, 0)
  if (positives === 0) return null
  const entries = outcomes.flatMap(({ scores, marks }) =>
    Array.from(scores.subarray(0, most), (score, d) => ({ score, marks, d, all: scores.length })),
  )
  entries.sort((a, b) => b.score - a.score)
  return Array.from({ length: thresholds }, (_, t) => {
    const recalls: number[] = []
    const precisions: number[] = []
    let right = 0
    let wrong = 0
    for (const { marks, d, all } of entries) {
      const mark = marks[t * all + d]!
      if (mark === MATCHED) right++
      else if (!(mark & IGNORED)) wrong++
      recalls.push(right / positives)
      precisions.push(right / (wrong + right + SPACING))
    }
    return { precision: meanPrecision(recalls, precisions), recall: recalls.at(-1) ?? 0 }
  })
}

function meanPrecision(recalls: readonly number[], precisions: number[]): number {
  for (let at = precisions.length - 1; at > 0; at--)
    if (precisions[at]! > precisions[at - 1]!) precisions[at - 1] = precisions[at]!
  let sum = 0
  let at = 0
  for (const level of LEVELS) {
    while (at < recalls.length && recalls[at]! < level) at++
    sum += precisions[at] ?? 0
  }
  return sum / LEVELS.length
}
