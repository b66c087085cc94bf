import { reaches, type Candidates } from '#app/domain/grading/matching.ts'
import { canonical, inOrder } from '#app/domain/grading/order.ts'
import type { Explained } from '#app/domain/grading/shape-findings.ts'
import type { GoldInstance, Instance } from '#app/domain/labels/keypoints.ts'
import { oks, oksNearBox } from './oks.ts'
import type { Falloff } from './sigmas.ts'
import { areaOf, extentOf, isIgnoredInstance, isLabeled, type Extent } from './skeleton.ts'

const NONE: readonly number[] = []

/** So many pairs are compared without looking first which are too far apart. */
const FEW_PAIRS = 16

/** Gold and answered skeletons in canonical order. */
export class SkeletonSides implements Explained {
  declare readonly goldCount: number
  declare readonly answerCount: number
  declare readonly goldOrder: readonly number[]
  declare readonly answerOrder: readonly number[]
  declare readonly ignored: readonly number[]
  declare private readonly gold: readonly GoldInstance[]
  declare private readonly answer: readonly Instance[]
  declare private readonly threshold: number
  declare private readonly falloff: Falloff

  constructor(
    gold: readonly GoldInstance[],
    answer: readonly Instance[],
    { oksThreshold }: { oksThreshold: number },
    falloff: Falloff,
  ) {
    this.threshold = oksThreshold
    this.falloff = falloff
    this.goldCount = gold.length
    this.answerCount = answer.length
    this.goldOrder = canonical(gold, compareInstances)
    this.answerOrder = canonical(answer, compareInstances)
    this.gold = inOrder(gold, this.goldOrder)
    this.answer = inOrder(answer, this.answerOrder)
    this.ignored = ignoredOf(this.gold)
  }

  goldClass(gold: number): string {
    return this.gold[gold]!.class
  }

  answerClass(answer: number): string {
    return this.answer[answer]!.class
  }

  excused(answer: number, ignoredGold: number): boolean {
    return reaches(this.overlap(answer, ignoredGold), this.threshold)
  }

  overlap(answer: number, gold: number): number {
    const truth = this.gold[gold]!
    const { points } = this.answer[answer]!
    const area = areaOf(truth)
    if (isLabeled(truth)) return oks(truth.points, points, this.falloff.of(truth.points.length), area)
    return truth.box ? oksNearBox(truth.box, points, this.falloff.of(points.length), area) : 0
  }

  /** Of a skeleton as a whole there is nothing to say; its points have findings of their own. */
  hint(): undefined {
    return undefined
  }

  /** The pairs that are similar enough. */
  candidates(): Candidates {
    const pairs: Candidates = { golds: [], answers: [], overlaps: [] }
    const many = this.goldCount * this.answerCount > FEW_PAIRS
    const extents = many ? this.answer.map(({ points }) => extentOf(points)) : null
    let skipped = 0
    for (let gold = 0; gold < this.goldCount; gold++) {
      if (this.ignored[skipped] === gold) {
        skipped++
        continue
      }
      const truth = this.gold[gold]!
      const extent = extents ? extentOf(truth.points) : null
      const reach = extents ? this.reachOf(truth) : Infinity
      for (let answer = 0; answer < this.answerCount; answer++) {
        if (extents && apart(extent, extents[answer]!) > reach) continue
        const overlap = this.overlap(answer, gold)
        if (!reaches(overlap, this.threshold)) continue
        pairs.golds.push(gold)
        pairs.answers.push(answer)
        pairs.overlaps.push(overlap)
      }
    }
    return pairs
  }

  /**
   * How far, in pixels, all points may be off before the similarity must be below the threshold: beyond it each point's
   * own is less than half of the threshold.
   */
  private reachOf(truth: GoldInstance): number {
    let widest = Infinity
    for (const one of this.falloff.of(truth.points.length)) if (one < widest) widest = one
    return Math.sqrt((-Math.log(this.threshold / 2) * (areaOf(truth) + 1)) / widest)
  }
}

function ignoredOf(gold: readonly GoldInstance[]): readonly number[] {
  let ignored: number[] | undefined
  for (let place = 0; place < gold.length; place++) if (isIgnoredInstance(gold[place]!)) (ignored ??= []).push(place)
  return ignored ?? NONE
}

function compareInstances(a: Instance, b: Instance): number {
  for (let point = 0; point < a.points.length && point < b.points.length; point++) {
    const [p, q] = [a.points[point]!, b.points[point]!]
    const difference = p.x - q.x || p.y - q.y || p.v - q.v
    if (difference !== 0) return difference
  }
  return a.points.length - b.points.length || (a.class < b.class ? -1 : a.class > b.class ? 1 : 0)
}

/** The distance between two extents along x or y, whichever is greater; 0 when they overlap, and infinite to nothing. */
function apart(a: Extent | null, b: Extent | null): number {
  return a && b ? Math.max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3], 0) : Infinity
}
