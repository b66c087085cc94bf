import type { Grade } from './finding.ts'
import { sizeHint } from './hints.ts'
import { matchMetrics, type MatchMetrics } from './match-metrics.ts'
import { match, reaches, type Candidates, type Matching } from './matching.ts'
import { canonical } from './order.ts'
import { compareShapes } from './regions/order.ts'
import { boundsShared, shapeIoa, shapeIou, shapesShared, type Shape } from './regions/shape.ts'
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
  gold: readonly Part[],
  answer: readonly Part[],
): Omit<Grade, 'graderVersion'> {
  const sides = new ShapeSides(gold, answer, rubric)
  const matching = match(sides, sides.candidates())
  const metrics = shapeMetrics(matching, matchMetrics(matching))
  return { score: metrics[rubric.metric], metrics, findings: shapeFindings(sides, matching, rubric) }
}

/** The figures of shapes by the names under which a grade keeps them. */
export function shapeMetrics({ valid, mismatch, missing, extra }: Matching, figures: MatchMetrics) {
  return {
    precision: figures.precision,
    recall: figures.recall,
    f1: figures.f1,
    accuracy: figures.accuracy,
    meanIou: figures.overAll,
    matchedIou: figures.overFound,
    valid,
    mismatch,
    missing,
    extra: extra.length,
  }
}

/** Gold and answered shapes in canonical order. */
class ShapeSides implements Explained {
  readonly goldCount: number
  readonly answerCount: number
  readonly goldOrder: readonly number[]
  readonly answerOrder: readonly number[]
  readonly ignored: number[]
  readonly #gold: Part[]
  readonly #answer: Part[]
  readonly #rubric: ShapesRubric

  constructor(gold: readonly Part[], answer: readonly Part[], rubric: ShapesRubric) {
    this.#rubric = rubric
    this.goldCount = gold.length
    this.answerCount = answer.length
    this.goldOrder = canonical(gold, compareParts)
    this.answerOrder = canonical(answer, compareParts)
    this.#gold = this.goldOrder.map((index) => gold[index]!)
    this.#answer = this.answerOrder.map((index) => answer[index]!)
    this.ignored = this.#gold.flatMap(({ ignored }, index) => (ignored ? [index] : []))
  }

  goldClass(gold: number): string {
    return this.#gold[gold]!.class
  }

  answerClass(answer: number): string {
    return this.#answer[answer]!.class
  }

  excused(answer: number, ignoredGold: number): boolean {
    const share = shapeIoa(this.#answer[answer]!.shape, this.#gold[ignoredGold]!.shape)
    return share > 0 && reaches(share, this.#rubric.ignoreOverlap)
  }

  overlap(answer: number, gold: number): number {
    return shapeIou(this.#answer[answer]!.shape, this.#gold[gold]!.shape)
  }

  hint(answer: number, gold: number) {
    const [of, against] = [this.#answer[answer]!.shape, this.#gold[gold]!.shape]
    return sizeHint(shapesShared(of, against), of.area, against.area)
  }

  /** The pairs that overlap enough. Both sides are ordered by their left edge, so that distant pairs are never compared. */
  candidates(): Candidates {
    const pairs: Candidates = { golds: [], answers: [], overlaps: [] }
    const threshold = this.#rubric.iouThreshold
    this.#gold.forEach(({ shape, ignored }, gold) => {
      if (ignored) return
      for (let answer = 0; answer < this.#answer.length; answer++) {
        const other = this.#answer[answer]!.shape
        if (other.bounds[0] >= shape.bounds[2]) break
        if (other.bounds[2] <= shape.bounds[0] || !reaches(mostIou(other, shape), threshold)) continue
        const overlap = shapeIou(other, shape)
        if (overlap === 0 || !reaches(overlap, threshold)) continue
        pairs.golds.push(gold)
        pairs.answers.push(answer)
        pairs.overlaps.push(overlap)
      }
    })
    return pairs
  }
}

function compareParts(a: Part, b: Part): number {
  return compareShapes(a.shape, b.shape) || (a.class < b.class ? -1 : a.class > b.class ? 1 : 0)
}

/** What the IoU cannot exceed, from areas and bounds alone. */
function mostIou(a: Shape, b: Shape): number {
  const most = Math.min(a.area, b.area, boundsShared(a.bounds, b.bounds))
  return most > 0 ? most / (a.area + b.area - most) : 0
}
