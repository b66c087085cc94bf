import type { Detection, Truth } from './types.ts'

/** Area from and to, in square pixels, both included. */
export type AreaRange = readonly [number, number]

/** What became of the detections of one image and category: two bits per threshold and detection, threshold by threshold. */
export type Outcome = { scores: Float64Array; marks: Uint8Array; positives: number }
export const MATCHED = 1
export const IGNORED = 2

/**
 * COCO's greedy matching (cocoeval.py, evaluateImg): detections by descending score take the free gold object they overlap
 * most, gold that counts before gold that is ignored. A crowd can be taken any number of times. What matched ignored
 * gold, or matched nothing and lies outside the range of areas, counts neither for nor against.
 * `detections` are sorted; `overlaps` are row by row of a detection with every object.
 */
export function matchGreedily(
  detections: readonly Detection[],
  truths: readonly Truth[],
  overlaps: Float64Array,
  thresholds: readonly number[],
  [least, most]: AreaRange,
): Outcome {
  const outside = (area: number) => area < least || area > most
  const skip = truths.map(({ ignored, area }) => ignored || outside(area))
  const order = [...skip.keys()].sort((a, b) => Number(skip[a]) - Number(skip[b]))
  const marks = new Uint8Array(thresholds.length * detections.length)
  const taken = new Uint8Array(truths.length)
  thresholds.forEach((threshold, t) => {
    taken.fill(0)
    detections.forEach((detection, d) => {
      const truth = bestFree(d, Math.min(threshold, 1 - 1e-10))
      const at = t * detections.length + d
      if (truth >= 0) {
        taken[truth] = 1
        marks[at] = MATCHED + (skip[truth] ? IGNORED : 0)
      } else if (outside(detection.area)) marks[at] = IGNORED
    })
  })
  return {
    scores: Float64Array.from(detections, ({ score }) => score),
    marks,
    positives: skip.filter((one) => !one).length,
  }

  function bestFree(d: number, threshold: number): number {
    let best = -1
    let reached = threshold
    for (const truth of order) {
      if (taken[truth] && !truths[truth]!.crowd) continue
      if (best >= 0 && !skip[best] && skip[truth]) break
      const overlap = overlaps[d * truths.length + truth]!
      if (overlap < reached) continue
      reached = overlap
      best = truth
    }
    return best
  }
}
