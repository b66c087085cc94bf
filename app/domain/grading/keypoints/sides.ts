import { reaches, type Candidates } from '#app/domain/grading/matching.ts'
import { canonical } from '#app/domain/grading/order.ts'
import type { Explained } from '#app/domain/grading/shape-findings.ts'
import { oks, oksNearBox } from './oks.ts'
import type { Falloff } from './sigmas.ts'
import type { Extent, GoldSkeleton, Skeleton } from './skeleton.ts'

/** Gold and answered skeletons in canonical order. */
export class SkeletonSides implements Explained {
  readonly goldCount: number
  readonly answerCount: number
  readonly goldOrder: readonly number[]
  readonly answerOrder: readonly number[]
  readonly ignored: number[] = []
  readonly #gold: GoldSkeleton[] = []
  readonly #answer: Skeleton[] = []
  readonly #threshold: number
  readonly #falloff: Falloff

  constructor(
    gold: readonly GoldSkeleton[],
    answer: readonly Skeleton[],
    { oksThreshold }: { oksThreshold: number },
    falloff: Falloff,
  ) {
    this.#threshold = oksThreshold
    this.#falloff = falloff
    this.goldCount = gold.length
    this.answerCount = answer.length
    this.goldOrder = canonical(gold, compareSkeletons)
    this.answerOrder = canonical(answer, compareSkeletons)
    for (let place = 0; place < gold.length; place++) {
      const skeleton = gold[this.goldOrder[place]!]!
      this.#gold.push(skeleton)
      if (skeleton.ignored) this.ignored.push(place)
    }
    for (let place = 0; place < answer.length; place++) {
      const skeleton = answer[this.answerOrder[place]!]!
      this.#answer.push(skeleton)
    }
  }

  goldClass(gold: number): string {
    return this.#gold[gold]!.class
  }

  answerClass(answer: number): string {
    return this.#answer[answer]!.class
  }

  excused(answer: number, ignoredGold: number): boolean {
    return reaches(this.overlap(answer, ignoredGold), this.#threshold)
  }

  overlap(answer: number, gold: number): number {
    const { points, labeled, area, box } = this.#gold[gold]!
    const other = this.#answer[answer]!.points
    if (labeled > 0) return oks(points, other, this.#falloff(points.length / 3), area)
    return box ? oksNearBox(box, other, this.#falloff(other.length / 3), area) : 0
  }

  /** Of a skeleton as a whole there is nothing to say; its points have findings of their own. */
  hint(): undefined {
    return undefined
  }

  /** The pairs that are similar enough. */
  candidates(): Candidates {
    const pairs: Candidates = { golds: [], answers: [], overlaps: [] }
    for (let gold = 0; gold < this.#gold.length; gold++) {
      const skeleton = this.#gold[gold]!
      if (skeleton.ignored) continue
      const reach = this.#answer.length > 1 ? reachOf(skeleton, this.#threshold, this.#falloff) : Infinity
      for (let answer = 0; answer < this.#answer.length; answer++) {
        if (apart(skeleton.extent, this.#answer[answer]!.extent) > reach) continue
        const overlap = this.overlap(answer, gold)
        if (!reaches(overlap, this.#threshold)) continue
        pairs.golds.push(gold)
        pairs.answers.push(answer)
        pairs.overlaps.push(overlap)
      }
    }
    return pairs
  }
}

function compareSkeletons(a: Skeleton, b: Skeleton): number {
  for (let at = 0; at < a.points.length && at < b.points.length; at++)
    if (a.points[at] !== b.points[at]) return a.points[at]! - b.points[at]!
  return a.points.length - b.points.length || (a.class < b.class ? -1 : a.class > b.class ? 1 : 0)
}

/**
 * How far, in pixels, all points may be off before the similarity must be below the threshold: beyond it each point's own
 * is less than half of the threshold.
 */
function reachOf({ area, points }: GoldSkeleton, threshold: number, falloff: Falloff): number {
  let widest = Infinity
  for (const one of falloff(points.length / 3)) if (one < widest) widest = one
  return Math.sqrt((-Math.log(threshold / 2) * (area + 1)) / widest)
}

/** The distance between two extents along x or y, whichever is greater; 0 when they overlap. */
function apart(a: Extent, b: Extent): number {
  return Math.max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3], 0)
}
