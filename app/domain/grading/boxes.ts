import type { Box, BoxesLabel, GoldBoxesLabel } from '#app/domain/labels/boxes.ts'
import type { Grade } from './finding.ts'
import { matchMetrics } from './match-metrics.ts'
import { match } from './matching.ts'
import { turnedBox } from './regions/turned-box.ts'
import type { BoxesRubric } from './rubric.ts'
import { shapeFindings } from './shape-findings.ts'
import { gradeShapes, shapeMetrics } from './shapes.ts'
import { isIgnored, UprightSides } from './upright.ts'

export { isIgnored } from './upright.ts'

/**
 * Grades boxes by optimal matching. Metrics are those of `matchMetrics`, meanIou the overlap over all objects and
 * matchedIou the overlap of the found ones. Ignored gold is not needed, and answers that lie in it and match nothing else
 * are disregarded. The score does not depend on the order in which boxes are listed. As soon as one box is turned, all
 * are compared as the shapes they are; two upright ones are compared alike either way.
 */
export function gradeBoxes(
  rubric: BoxesRubric,
  { boxes: gold }: GoldBoxesLabel,
  { boxes: answer }: BoxesLabel,
): Omit<Grade, 'graderVersion'> {
  if (anyTurned(gold) || anyTurned(answer))
    return gradeShapes(
      rubric,
      gold.map((box) => ({ class: box.class, shape: turnedBox(box), ignored: isIgnored(box, rubric) })),
      answer.map((box) => ({ class: box.class, shape: turnedBox(box), ignored: false })),
    )
  const sides = new UprightSides(gold, answer, rubric)
  const matching = match(sides, sides.candidates())
  const metrics = shapeMetrics(matching, matchMetrics(matching))
  return { score: metrics[rubric.metric], metrics, findings: shapeFindings(sides, matching, rubric) }
}

function anyTurned(boxes: readonly Box[]): boolean {
  for (let index = 0; index < boxes.length; index++) if (boxes[index]!.rotation) return true
  return false
}
