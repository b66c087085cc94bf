/** Points in one flat array, three numbers each: x, y in pixels, and COCO's visibility (0: not labeled). */
export type Points = Float64Array

/** The spacing of doubles at 1, which COCO adds to areas so that nothing is divided by zero (numpy.spacing(1)). */
const SPACING = 2 ** -52

/**
 * Object keypoint similarity, 0–1: the mean of exp(−d² / 2·area·κ²) over gold's labeled points (COCO, keypoint
 * evaluation; cocoeval.py, computeOks). `d` is the distance in pixels, `area` gold's in square pixels, `falloff` holds
 * 1 / 2κ² per point. A point that the answer lacks counts 0; one that gold lacks does not count. 0 without labeled gold.
 */
export function oks(gold: Points, answer: Points, falloff: Float64Array, area: number): number {
  const perArea = 1 / (area + SPACING)
  let labeled = 0
  let sum = 0
  for (let point = 0, at = 0; at < gold.length; point++, at += 3) {
    if (!(gold[at + 2]! > 0)) continue
    labeled++
    if (!(answer[at + 2]! > 0)) continue
    const dx = answer[at]! - gold[at]!
    const dy = answer[at + 1]! - gold[at + 1]!
    sum += Math.exp(-(dx * dx + dy * dy) * falloff[point]! * perArea)
  }
  return labeled === 0 ? 0 : sum / labeled
}

/** The similarity of one point at a distance of √`squared` pixels. */
export function pointSimilarity(squared: number, falloff: number, area: number): number {
  return Math.exp((-squared * falloff) / (area + SPACING))
}

/**
 * COCO's similarity with an object of which no point is labeled, as in a crowd: each point's distance is that by which it
 * lies outside the object's box grown by its own size on every side. `box` is x, y, width, height; every point of the
 * answer counts, labeled or not, as in computeOks.
 */
export function oksNearBox(
  box: readonly [number, number, number, number],
  answer: Points,
  falloff: Float64Array,
  area: number,
): number {
  const [x, y, width, height] = box
  const perArea = 1 / (area + SPACING)
  let sum = 0
  for (let point = 0, at = 0; at < answer.length; point++, at += 3) {
    const dx = Math.max(0, x - width - answer[at]!) + Math.max(0, answer[at]! - (x + 2 * width))
    const dy = Math.max(0, y - height - answer[at + 1]!) + Math.max(0, answer[at + 1]! - (y + 2 * height))
    sum += Math.exp(-(dx * dx + dy * dy) * falloff[point]! * perArea)
  }
  return answer.length === 0 ? 0 : (3 * sum) / answer.length
}
