import type { Grade } from './finding.ts'
import { sizeHint } from './hints.ts'
import { matchMetrics } from './match-metrics.ts'
import { match, reaches, type Candidates } from './matching.ts'
import { canonical } from './order.ts'
import { boundsShared, shapeIoa, shapeIou, shapesShared, type Shape } from './regions/shape.ts'
import { compareShapes } from './regions/order.ts'
import { shapeFindings, type Explained } from './shape-findings.ts'

/** One shape of a label, ready to be compared. */
export type Part = { class: string; shape: Shape; ignored: boolean }

/** What rubrics of boxes and of regions have in common. */
export type ShapesRubric = {
  metric: 'f1' | 'accuracy' | 'meanIou'
  iouThreshold: number
  looseThreshold: number
  ignoreOverlap: number
}

/** Grades shapes of any form by the overlap of their areas: matching, metrics and findings are those of boxes. */
export function gradeShapes(
  rubric: ShapesRubric,
  goldListed: readonly Part[],
  answerListed: readonly Part[],
): Omit<Grade, 'graderVersion'> {
  const goldOrder = canonicalOrder(goldListed)
  const answerOrder = canonicalOrder(answerListed)
  const gold = goldOrder.map((index) => goldListed[index]!)
  const answer = answerOrder.map((index) => answerListed[index]!)
  const sides: Explained = {
    goldOrder,
    answerOrder,
    goldClasses: gold.map((part) => part.class),
    answerClasses: answer.map((part) => part.class),
    ignored: gold.map((part) => part.ignored),
    excused: (a, g) => {
      const share = shapeIoa(answer[a]!.shape, gold[g]!.shape)
      return share > 0 && reaches(share, rubric.ignoreOverlap)
    },
    overlap: (a, g) => shapeIou(answer[a]!.shape, gold[g]!.shape),
    hint: (a, g) => {
      const [of, against] = [answer[a]!.shape, gold[g]!.shape]
      return sizeHint(shapesShared(of, against), of.area, against.area)
    },
  }
  const matching = match(sides, overlapping(gold, answer, rubric.iouThreshold))
  const { overAll, overFound, ...shares } = matchMetrics(matching)
  const { valid, mismatch, missing, extra } = matching
  const metrics = {
    ...shares,
    meanIou: overAll,
    matchedIou: overFound,
    valid,
    mismatch,
    missing,
    extra: extra.length,
  }
  return { score: metrics[rubric.metric], metrics, findings: shapeFindings(sides, matching, rubric) }
}

function canonicalOrder(parts: readonly Part[]): number[] {
  return canonical(parts.length, (i, j) => {
    const [a, b] = [parts[i]!, parts[j]!]
    return compareShapes(a.shape, b.shape) || (a.class < b.class ? -1 : a.class > b.class ? 1 : 0)
  })
}

/** The pairs that overlap enough. Both sides are ordered by their left edge, so that distant pairs are never looked at. */
function overlapping(gold: readonly Part[], answer: readonly Part[], threshold: number): Candidates {
  const pairs: Candidates = { golds: [], answers: [], overlaps: [] }
  for (let g = 0; g < gold.length; g++) {
    const { shape, ignored } = gold[g]!
    if (ignored) continue
    for (let a = 0; a < answer.length; a++) {
      const other = answer[a]!.shape
      if (other.bounds[0] >= shape.bounds[2]) break
      if (other.bounds[2] <= shape.bounds[0] || !reaches(mostIou(other, shape), threshold)) continue
      const similarity = shapeIou(other, shape)
      if (similarity === 0 || !reaches(similarity, threshold)) continue
      pairs.golds.push(g)
      pairs.answers.push(a)
      pairs.overlaps.push(similarity)
    }
  }
  return pairs
}

/** What the IoU cannot exceed, from areas and bounds alone. */
function mostIou(a: Shape, b: Shape): number {
  const most = Math.min(a.area, b.area, boundsShared(a.bounds, b.bounds))
  return most > 0 ? most / (a.area + b.area - most) : 0
}
