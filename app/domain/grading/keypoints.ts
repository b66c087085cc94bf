import type { GoldKeypointsLabel, KeypointsLabel } from '#app/domain/labels/keypoints.ts'
import type { Grade } from './finding.ts'
import { pointFindings } from './keypoints/findings.ts'
import { oks, oksNearBox } from './keypoints/oks.ts'
import { falloffs, type Falloff } from './keypoints/sigmas.ts'
import { goldSkeletonOf, skeletonOf, type GoldSkeleton, type Skeleton } from './keypoints/skeleton.ts'
import { matchMetrics } from './match-metrics.ts'
import { match, reaches, type Candidates } from './matching.ts'
import { canonical } from './order.ts'
import type { KeypointsRubric } from './rubric.ts'
import { shapeFindings, type Explained } from './shape-findings.ts'

/**
 * Grades skeletons by object keypoint similarity (`oks.ts`): optimal matching at OKS ≥ rubric.oksThreshold, same class
 * first. Metrics are those of `matchMetrics`; `oks` is ΣOKS of found skeletons over all there were or were claimed,
 * matchedOks over the found ones. Findings: one per skeleton (iou is its OKS), and after a found one its points that are
 * misplaced or wrongly called visible. Gold without a labeled point, and gold marked so, need not be found, and excuses
 * answers that resemble it or, where it has a box, lie around it. A gold without area takes its box's, else that of the
 * box around its points (decision record 012). Never throws on a valid label.
 */
export function gradeKeypoints(
  rubric: KeypointsRubric,
  { instances: goldListed }: GoldKeypointsLabel,
  { instances: answerListed }: KeypointsLabel,
): Omit<Grade, 'graderVersion'> {
  const goldSkeletons = goldListed.map(goldSkeletonOf)
  const answerSkeletons = answerListed.map(skeletonOf)
  const goldOrder = canonicalOrder(goldSkeletons)
  const answerOrder = canonicalOrder(answerSkeletons)
  const gold = goldOrder.map((index) => goldSkeletons[index]!)
  const answer = answerOrder.map((index) => answerSkeletons[index]!)
  const falloff = falloffsOf(rubric)
  const similarity = (a: number, g: number) => similarityOf(gold[g]!, answer[a]!, falloff)
  const sides: Explained = {
    goldOrder,
    answerOrder,
    goldClasses: gold.map((skeleton) => skeleton.class),
    answerClasses: answer.map((skeleton) => skeleton.class),
    ignored: gold.map((skeleton) => skeleton.ignored),
    excused: (a, g) => reaches(similarity(a, g), rubric.oksThreshold),
    overlap: similarity,
    hint: () => undefined,
  }
  const matching = match(sides, alike(gold, answer, rubric, falloff))
  const { overAll, overFound, precision, recall, f1, accuracy } = matchMetrics(matching)
  const { valid, mismatch, missing, extra } = matching
  const perSkeleton = shapeFindings(sides, matching, { iouThreshold: rubric.oksThreshold, looseThreshold: 0 })
  return {
    score: rubric.metric === 'f1' ? f1 : overAll,
    metrics: {
      precision,
      recall,
      f1,
      accuracy,
      oks: overAll,
      matchedOks: overFound,
      valid,
      mismatch,
      missing,
      extra: extra.length,
    },
    findings: pointFindings(perSkeleton, goldSkeletons, answerSkeletons, rubric, falloff),
  }
}

/** Skeletons of one size share their fall-offs. */
function falloffsOf({ sigmas }: KeypointsRubric): Falloff {
  const known = new Map<number, Float64Array>()
  return (points) => {
    const falloff = known.get(points) ?? falloffs(sigmas, points)
    known.set(points, falloff)
    return falloff
  }
}

function similarityOf(gold: GoldSkeleton, answer: Skeleton, falloff: Falloff): number {
  if (gold.labeled > 0) return oks(gold.points, answer.points, falloff(gold.points.length / 3), gold.area)
  return gold.box ? oksNearBox(gold.box, answer.points, falloff(answer.points.length / 3), gold.area) : 0
}

function canonicalOrder(skeletons: readonly Skeleton[]): number[] {
  return canonical(skeletons.length, (i, j) => {
    const [a, b] = [skeletons[i]!, skeletons[j]!]
    for (let at = 0; at < a.points.length && at < b.points.length; at++)
      if (a.points[at] !== b.points[at]) return a.points[at]! - b.points[at]!
    return a.points.length - b.points.length || (a.class < b.class ? -1 : a.class > b.class ? 1 : 0)
  })
}

/** The pairs that are similar enough. */
function alike(
  gold: readonly GoldSkeleton[],
  answer: readonly Skeleton[],
  { oksThreshold }: KeypointsRubric,
  falloff: Falloff,
): Candidates {
  const pairs: Candidates = { golds: [], answers: [], overlaps: [] }
  gold.forEach((skeleton, g) => {
    if (skeleton.ignored) return
    const distance = reachOf(skeleton, oksThreshold, falloff)
    for (let a = 0; a < answer.length; a++) {
      if (answer[a]!.labeled === 0 || apart(skeleton.extent, answer[a]!.extent) > distance) continue
      const similarity = similarityOf(skeleton, answer[a]!, falloff)
      if (!reaches(similarity, oksThreshold)) continue
      pairs.golds.push(g)
      pairs.answers.push(a)
      pairs.overlaps.push(similarity)
    }
  })
  return pairs
}

/** How far, in pixels, all points may be off before the similarity must be below the threshold. */
function reachOf({ area, points }: GoldSkeleton, threshold: number, falloff: Falloff): number {
  let widest = Infinity
  for (const one of falloff(points.length / 3)) if (one < widest) widest = one
  return Math.sqrt((-Math.log(threshold / 2) * (area + 1)) / widest)
}

/** The distance between two extents along x or y, whichever is greater; 0 when they overlap. */
function apart(a: Skeleton['extent'], b: Skeleton['extent']): number {
  return Math.max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3], 0)
}
