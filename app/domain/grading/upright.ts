import type { Box, GoldBox } from '#app/domain/labels/boxes.ts'
import { sizeHint } from './hints.ts'
import { boxArea, boxIoa, boxIou, boxShared } from './iou.ts'
import { reaches, type Candidates } from './matching.ts'
import { canonical } from './order.ts'
import type { BoxesRubric } from './rubric.ts'
import type { Explained } from './shape-findings.ts'

/** Gold and answered upright boxes in canonical order: from left to right, then by all else that tells them apart. */
export class UprightSides implements Explained {
  readonly goldOrder: readonly number[]
  readonly answerOrder: readonly number[]
  readonly goldClasses: string[] = []
  readonly answerClasses: string[] = []
  readonly ignored: number[] = []
  readonly #gold: GoldBox[] = []
  readonly #answer: Box[] = []
  readonly #rubric: BoxesRubric

  constructor(gold: readonly GoldBox[], answer: readonly Box[], rubric: BoxesRubric) {
    this.#rubric = rubric
    this.goldOrder = canonical(gold, compareBoxes)
    this.answerOrder = canonical(answer, compareBoxes)
    for (let place = 0; place < gold.length; place++) {
      const box = gold[this.goldOrder[place]!]!
      this.#gold.push(box)
      this.goldClasses.push(box.class)
      if (isIgnored(box, rubric)) this.ignored.push(place)
    }
    for (let place = 0; place < answer.length; place++) {
      const box = answer[this.answerOrder[place]!]!
      this.#answer.push(box)
      this.answerClasses.push(box.class)
    }
  }

  excused(answer: number, ignoredGold: number): boolean {
    const share = boxIoa(this.#answer[answer]!, this.#gold[ignoredGold]!)
    return share > 0 && reaches(share, this.#rubric.ignoreOverlap)
  }

  overlap(answer: number, gold: number): number {
    return boxIou(this.#answer[answer]!, this.#gold[gold]!)
  }

  hint(answer: number, gold: number) {
    const [of, against] = [this.#answer[answer]!, this.#gold[gold]!]
    return sizeHint(boxShared(of, against), boxArea(of), boxArea(against))
  }

  /** The pairs that overlap enough. */
  candidates(): Candidates {
    const pairs: Candidates = { golds: [], answers: [], overlaps: [] }
    const threshold = this.#rubric.iouThreshold
    const answers = this.#answer
    let ignored = 0
    for (let gold = 0; gold < this.#gold.length; gold++) {
      if (this.ignored[ignored] === gold) {
        ignored++
        continue
      }
      const box = this.#gold[gold]!
      const right = box.x + box.width
      for (let answer = 0; answer < answers.length; answer++) {
        const other = answers[answer]!
        // Answers are ordered by their left edge: none after this one can touch the gold box.
        if (other.x >= right) break
        const overlap = boxIou(other, box)
        if (overlap === 0 || !reaches(overlap, threshold)) continue
        pairs.golds.push(gold)
        pairs.answers.push(answer)
        pairs.overlaps.push(overlap)
      }
    }
    return pairs
  }
}

/** Whether a gold box is one that nobody needs to find. */
export function isIgnored(box: GoldBox, rubric: Pick<BoxesRubric, 'minVisibility'>): boolean {
  return box.ignore === true || (box.visibility !== undefined && box.visibility < rubric.minVisibility)
}

function compareBoxes(a: Box, b: Box): number {
  return a.x - b.x || a.y - b.y || a.width - b.width || a.height - b.height || compare(a.class, b.class)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
