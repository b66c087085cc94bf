import type { Finding } from '#app/domain/grading/finding.ts'
import type { KeypointsRubric } from '#app/domain/grading/rubric.ts'
import type { GoldInstance, Instance } from '#app/domain/labels/keypoints.ts'
import { farthest } from './oks.ts'
import type { Falloff } from './sigmas.ts'
import { areaOf } from './skeleton.ts'

/** The findings of skeletons, each found one followed by those of its points. */
export function pointFindings(
  perSkeleton: readonly Finding[],
  gold: readonly GoldInstance[],
  answer: readonly Instance[],
  rubric: KeypointsRubric,
  falloff: Falloff,
): Finding[] {
  const findings: Finding[] = []
  for (const finding of perSkeleton) {
    findings.push(finding)
    if (finding.type === 'match')
      tellPoints(finding, gold[finding.goldIndex!]!, answer[finding.answerIndex!]!, rubric, falloff, findings)
  }
  return findings
}

/**
 * A labeled point whose own similarity is below the rubric's is misplaced. A point that only one side labeled, or that one
 * calls visible and the other hidden, is a wrong visibility (`value` the answer's, `goldValue` gold's). That a point is
 * lacking is always told, since it costs; the rest when the rubric asks for it.
 */
function tellPoints(
  { class: name, answerIndex, goldIndex }: Finding,
  gold: GoldInstance,
  answer: Instance,
  { pointThreshold, visibility }: KeypointsRubric,
  falloff: Falloff,
  findings: Finding[],
): void {
  const perPoint = falloff.of(gold.points.length)
  const most = farthest(pointThreshold, areaOf(gold))
  for (let point = 0; point < gold.points.length; point++) {
    const truth = gold.points[point]!
    const placed = point < answer.points.length ? answer.points[point]! : null
    const value = placed === null ? 0 : placed.v
    if (truth.v > 0 && value > 0) {
      const dx = placed!.x - truth.x
      const dy = placed!.y - truth.y
      const squared = dx * dx + dy * dy
      if (squared > 0 && squared * perPoint[point]! > most)
        findings.push({
          type: 'misplaced',
          class: name,
          answerIndex: answerIndex!,
          goldIndex: goldIndex!,
          point,
          distance: Math.sqrt(squared),
        })
    }
    if (value !== truth.v && (visibility || (truth.v > 0 && value === 0)))
      findings.push({
        type: 'wrong-visibility',
        class: name,
        answerIndex: answerIndex!,
        goldIndex: goldIndex!,
        point,
        value,
        goldValue: truth.v,
      })
  }
}
