import type { Keypoint } from '#app/domain/labels/keypoints.ts'
import { decay } from './exponential.ts'

/** The spacing of doubles at 1, which COCO adds to areas so that nothing is divided by zero (numpy.spacing(1)). */
const SPACING = 2 ** -52

/**
 * Object keypoint similarity, 0–1: the mean of exp(−d² / 2·area·κ²) over gold's labeled points (COCO, keypoint
 * evaluation; cocoeval.py, computeOks). `d` is the distance in pixels, `area` gold's in square pixels, `falloff` holds
 * 1 / 2κ² per point. A point that the answer lacks counts 0; one that gold lacks does not count. 0 without labeled gold.
 */
export function oks(
  gold: readonly Keypoint[],
  answer: readonly Keypoint[],
  falloff: Float64Array,
  area: number,
): number {
  const perArea = 1 / (area + SPACING)
  let labeled = 0
  let sum = 0
  for (let point = 0; point < gold.length; point++) {
    const truth = gold[point]!
    if (truth.v === 0) continue
    labeled++
    if (point >= answer.length) continue
    const placed = answer[point]!
    if (placed.v === 0) continue
    const dx = placed.x - truth.x
    const dy = placed.y - truth.y
    sum += decay((dx * dx + dy * dy) * falloff[point]! * perArea)
  }
  return labeled === 0 ? 0 : sum / labeled
}

/**
 * The same for many pairs in flat arrays: skeleton i has its points, as many as there are fall-offs, one after another as
 * x, y, visibility in `gold` and in `answer`, and the area areas[i]. Returns the similarity of each pair.
 */
export function oksFlat(
  gold: Float64Array,
  answer: Float64Array,
  areas: Float64Array,
  falloff: Float64Array,
): Float64Array {
  const similarities = new Float64Array(areas.length)
  let at = 0
  for (let pair = 0; pair < areas.length; pair++) {
    const perArea = 1 / (areas[pair]! + SPACING)
    let labeled = 0
    let sum = 0
    for (let point = 0; point < falloff.length; point++, at += 3) {
      if (gold[at + 2]! === 0) continue
      labeled++
      if (answer[at + 2]! === 0) continue
      const dx = answer[at]! - gold[at]!
      const dy = answer[at + 1]! - gold[at + 1]!
      sum += decay((dx * dx + dy * dy) * falloff[point]! * perArea)
    }
    similarities[pair] = labeled === 0 ? 0 : sum / labeled
  }
  return similarities
}

/** The greatest d² · falloff at which a point's own similarity still reaches `threshold`. */
export function farthest(threshold: number, area: number): number {
  return -Math.log(threshold) * (area + SPACING)
}

/**
 * COCO's similarity with an object of which no point is labeled, as in a crowd: each point's distance is that by which it
 * lies outside the object's box grown by its own size on every side. `box` is x, y, width, height; every point of the
 * answer counts, labeled or not, as in computeOks.
 */
export function oksNearBox(
  box: readonly [number, number, number, number],
  answer: readonly { x: number; y: number }[],
  falloff: Float64Array,
  area: number,
): number {
  const [left, top, width, height] = box
  const perArea = 1 / (area + SPACING)
  let sum = 0
  answer.forEach(({ x, y }, point) => {
    const dx = Math.max(0, left - width - x) + Math.max(0, x - (left + 2 * width))
    const dy = Math.max(0, top - height - y) + Math.max(0, y - (top + 2 * height))
    sum += decay((dx * dx + dy * dy) * falloff[point]! * perArea)
  })
  return answer.length === 0 ? 0 : sum / answer.length
}
