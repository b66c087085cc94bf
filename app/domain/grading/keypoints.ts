import type { GoldKeypointsLabel, KeypointsLabel } from '#app/domain/labels/keypoints.ts'
import type { Grade } from './finding.ts'
import { pointFindings } from './keypoints/findings.ts'
import { SkeletonSides } from './keypoints/sides.ts'
import { Falloff } from './keypoints/sigmas.ts'
import { matchMetrics } from './match-metrics.ts'
import { match } from './matching.ts'
import type { KeypointsRubric } from './rubric.ts'
import { shapeFindings } from './shape-findings.ts'

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
  { instances: gold }: GoldKeypointsLabel,
  { instances: answer }: KeypointsLabel,
): Omit<Grade, 'graderVersion'> {
  const falloff = new Falloff(rubric.sigmas)
  const sides = new SkeletonSides(gold, answer, rubric, falloff)
  const matching = match(sides, sides.candidates())
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
    findings: pointFindings(perSkeleton, gold, answer, rubric, falloff),
  }
}
