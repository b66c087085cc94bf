import type { Finding } from '#app/domain/grading/finding.ts'
import type { KeypointsRubric } from '#app/domain/grading/rubric.ts'
import { pointSimilarity } from './oks.ts'
import type { Falloff } from './sigmas.ts'
import type { GoldSkeleton, Skeleton } from './skeleton.ts'

/** The findings of skeletons, each found one followed by those of its points. */
export function pointFindings(
  perSkeleton: readonly Finding[],
  gold: readonly GoldSkeleton[],
  answer: readonly Skeleton[],
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
  gold: GoldSkeleton,
  answer: Skeleton,
  { pointThreshold, visibility }: KeypointsRubric,
  falloff: Falloff,
  findings: Finding[],
): void {
  const count = gold.points.length / 3
  const perPoint = falloff(count)
  for (let point = 0, at = 0; point < count; point++, at += 3) {
    const goldValue = gold.points[at + 2]!
    const value = answer.points[at + 2] ?? 0
    if (goldValue > 0 && value > 0) {
      const dx = answer.points[at]! - gold.points[at]!
      const dy = answer.points[at + 1]! - gold.points[at + 1]!
      const squared = dx * dx + dy * dy
      if (squared > 0 && pointSimilarity(squared, perPoint[point]!, gold.area) < pointThreshold)
        findings.push({
          type: 'misplaced',
          class: name,
          answerIndex: answerIndex!,
          goldIndex: goldIndex!,
          point,
          distance: Math.sqrt(squared),
        })
    }
    if (value !== goldValue && (visibility || (goldValue > 0 && value === 0)))
      findings.push({
        type: 'wrong-visibility',
        class: name,
        answerIndex: answerIndex!,
        goldIndex: goldIndex!,
        point,
        value,
        goldValue,
      })
  }
}
