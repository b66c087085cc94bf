import type { Box, BoxesLabel, GoldBox, GoldBoxesLabel } from '#app/domain/labels/boxes.ts'
import type { Grade } from './finding.ts'
import { sizeHint } from './hints.ts'
import { area, intersection, ioa, iou, packed, type Rectangles } from './iou.ts'
import { matchMetrics } from './match-metrics.ts'
import { match, reaches, type Candidates } from './matching.ts'
import { canonical } from './order.ts'
import type { BoxesRubric } from './rubric.ts'
import { turnedBox } from './regions/turned-box.ts'
import { shapeFindings, type Explained } from './shape-findings.ts'
import { gradeShapes } from './shapes.ts'

/**
 * Grades boxes by optimal matching. Metrics are those of `matchMetrics`, meanIou the overlap over all objects and
 * matchedIou the overlap of the found ones. Ignored gold is not needed, and answers that lie in it and match nothing else
 * are disregarded. The score does not depend on the order in which boxes are listed. As soon as one box is turned, all
 * are compared as the shapes they are; two upright ones are compared alike either way.
 */
export function gradeBoxes(
  rubric: BoxesRubric,
  gold: GoldBoxesLabel,
  answer: BoxesLabel,
): Omit<Grade, 'graderVersion'> {
  if (gold.boxes.some(isTurned) || answer.boxes.some(isTurned))
    return gradeShapes(
      rubric,
      gold.boxes.map((box) => ({ class: box.class, shape: turnedBox(box), ignored: isIgnored(box, rubric) })),
      answer.boxes.map((box) => ({ class: box.class, shape: turnedBox(box), ignored: false })),
    )
  const sides = uprightSides(gold.boxes, answer.boxes, rubric)
  const matching = match(sides, overlapping(sides, rubric.iouThreshold))
  const { overAll, overFound, precision, recall, f1, accuracy } = matchMetrics(matching)
  const { valid, mismatch, missing, extra } = matching
  return {
    score: rubric.metric === 'f1' ? f1 : rubric.metric === 'accuracy' ? accuracy : overAll,
    metrics: {
      precision,
      recall,
      f1,
      accuracy,
      meanIou: overAll,
      matchedIou: overFound,
      valid,
      mismatch,
      missing,
      extra: extra.length,
    },
    findings: shapeFindings(sides, matching, rubric),
  }
}

/** Whether a gold box is one that nobody needs to find. */
export function isIgnored(box: GoldBox, rubric: Pick<BoxesRubric, 'minVisibility'>): boolean {
  return box.ignore === true || (box.visibility !== undefined && box.visibility < rubric.minVisibility)
}

function isTurned({ rotation }: Box): boolean {
  return rotation !== undefined && rotation !== 0
}

type Upright = Explained & { gold: Rectangles; answer: Rectangles }

function uprightSides(gold: readonly GoldBox[], answer: readonly Box[], rubric: BoxesRubric): Upright {
  const goldOrder = canonical(gold.length, (i, j) => compareBoxes(gold[i]!, gold[j]!))
  const answerOrder = canonical(answer.length, (i, j) => compareBoxes(answer[i]!, answer[j]!))
  const goldBoxes = goldOrder.map((index) => gold[index]!)
  const answerBoxes = answerOrder.map((index) => answer[index]!)
  const [g, a] = [packed(goldBoxes), packed(answerBoxes)]
  return {
    gold: g,
    answer: a,
    goldOrder,
    answerOrder,
    goldClasses: goldBoxes.map((box) => box.class),
    answerClasses: answerBoxes.map((box) => box.class),
    ignored: goldBoxes.map((box) => isIgnored(box, rubric)),
    excused: (i, j) => liesIn(a, i, g, j, rubric.ignoreOverlap),
    overlap: (i, j) => iou(a, i, g, j),
    hint: (i, j) => sizeHint(intersection(a, i, g, j), area(a, i), area(g, j)),
  }
}

/** Whether enough of an answer's own area lies in an ignored region. */
export function liesIn(answer: Rectangles, i: number, gold: Rectangles, j: number, ignoreOverlap: number): boolean {
  return reaches(ioa(answer, i, gold, j), ignoreOverlap) && intersection(answer, i, gold, j) > 0
}

/** Boxes from left to right, then by all else that tells them apart. */
function compareBoxes(a: Box, b: Box): number {
  return a.x - b.x || a.y - b.y || a.width - b.width || a.height - b.height || compare(a.class, b.class)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The pairs that overlap enough. Both sides are ordered by their left edge. */
function overlapping({ gold, answer, ignored }: Upright, threshold: number): Candidates {
  const pairs: Candidates = { golds: [], answers: [], overlaps: [] }
  for (let g = 0; g < ignored.length; g++) {
    if (ignored[g]) continue
    const left = gold[4 * g]!
    const right = gold[4 * g + 2]!
    for (let a = 0; 4 * a < answer.length; a++) {
      if (answer[4 * a]! >= right) break
      if (answer[4 * a + 2]! <= left) continue
      const similarity = iou(answer, a, gold, g)
      if (similarity === 0 || !reaches(similarity, threshold)) continue
      pairs.golds.push(g)
      pairs.answers.push(a)
      pairs.overlaps.push(similarity)
    }
  }
  return pairs
}
