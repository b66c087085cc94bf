import type { Box, BoxesLabel, GoldBox, GoldBoxesLabel } from '#app/domain/labels/boxes.ts'
import { boxFindings } from './box-findings.ts'
import { matchBoxes } from './box-matching.ts'
import type { Grade } from './finding.ts'
import { packed } from './iou.ts'
import type { BoxesRubric } from './rubric.ts'

/**
 * Grades boxes by optimal matching. Metrics (counts of boxes, shares 0–1), where valid, mismatch, missing and
 * extra count pairs of the same class, pairs of different class, unfound gold and surplus answers:
 * - precision = valid / answers, recall = valid / gold, f1 = 2·valid / (answers + gold)
 * - accuracy = valid / (valid + mismatch + missing + extra)   (CVAT quality_reports.py; an object-level Jaccard index)
 * - meanIou = ΣIoU of valid pairs / (valid + mismatch + missing + extra): what was not found counts as 0
 * - matchedIou = ΣIoU of valid pairs / valid: how tight the found ones are
 *
 * Ignored gold is not needed, and answers that lie in it and match nothing else are disregarded.
 * When neither gold nor answer counts anything, everything is right and all shares are 1.
 * The score does not depend on the order in which boxes are listed.
 */
export function gradeBoxes(
  rubric: BoxesRubric,
  gold: GoldBoxesLabel,
  answer: BoxesLabel,
): Omit<Grade, 'graderVersion'> {
  // Matching in a canonical order makes ties fall the same way however the boxes are listed.
  const goldOrder = canonicalOrder(gold.boxes)
  const answerOrder = canonicalOrder(answer.boxes)
  const goldBoxes = goldOrder.map((index) => gold.boxes[index]!)
  const answerBoxes = answerOrder.map((index) => answer.boxes[index]!)
  const sides = {
    gold: packed(goldBoxes),
    answer: packed(answerBoxes),
    goldClasses: goldBoxes.map((box) => box.class),
    answerClasses: answerBoxes.map((box) => box.class),
  }
  const matching = matchBoxes(
    sides,
    goldBoxes.map((box) => isIgnored(box, rubric)),
    rubric,
  )
  const findings = boxFindings(sides, matching, rubric, { goldOrder, answerOrder })

  const valid = matching.valid.length
  const mismatch = matching.mismatch.length
  const missing = matching.missing.length
  const extra = matching.extra.length
  const goldCount = valid + mismatch + missing
  const answerCount = valid + mismatch + extra
  const objects = valid + mismatch + missing + extra
  const overlap = matching.valid.reduce((sum, pair) => sum + pair.iou, 0)
  const metrics = {
    precision: ratio(valid, answerCount, objects),
    recall: ratio(valid, goldCount, objects),
    f1: ratio(2 * valid, answerCount + goldCount, objects),
    accuracy: ratio(valid, objects, objects),
    meanIou: ratio(overlap, objects, objects),
    matchedIou: ratio(overlap, valid, objects),
    valid,
    mismatch,
    missing,
    extra,
  }
  return { score: metrics[rubric.metric], metrics, findings }
}

/** Whether a gold box is one that nobody needs to find. */
export function isIgnored(box: GoldBox, rubric: Pick<BoxesRubric, 'minVisibility'>): boolean {
  return box.ignore === true || (box.visibility !== undefined && box.visibility < rubric.minVisibility)
}

function canonicalOrder(boxes: readonly Box[]): number[] {
  return boxes
    .map((_, index) => index)
    .sort((i, j) => {
      const a = boxes[i]!
      const b = boxes[j]!
      return a.x - b.x || a.y - b.y || a.width - b.width || a.height - b.height || compare(a.class, b.class)
    })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** part / whole; 1 when there was nothing to do at all, 0 when there was but `whole` is empty. */
function ratio(part: number, whole: number, objects: number): number {
  if (objects === 0) return 1
  return whole === 0 ? 0 : Math.min(part / whole, 1)
}
