import type { Box, GoldBox } from '#app/domain/labels/boxes.ts'
import { sizeHint } from './hints.ts'
import { boxArea, boxIoa, boxIou, boxShared } from './iou.ts'
import { reaches, type Candidates } from './matching.ts'
import { canonical, inOrder } from './order.ts'
import type { BoxesRubric } from './rubric.ts'
import type { Explained } from './shape-findings.ts'

const NONE: readonly number[] = []

/**
 * Gold and answered upright boxes in canonical order: from left to right, then by all else that tells them apart.
 * Made for every grade, so its fields are declared and then assigned, which costs less than having them defined first.
 */
export class UprightSides implements Explained {
  declare readonly goldCount: number
  declare readonly answerCount: number
  declare readonly goldOrder: readonly number[]
  declare readonly answerOrder: readonly number[]
  declare readonly ignored: readonly number[]
  declare private readonly gold: readonly GoldBox[]
  declare private readonly answer: readonly Box[]
  declare private readonly rubric: BoxesRubric

  constructor(gold: readonly GoldBox[], answer: readonly Box[], rubric: BoxesRubric) {
    this.rubric = rubric
    this.goldCount = gold.length
    this.answerCount = answer.length
    this.goldOrder = orderOf(gold)
    this.answerOrder = orderOf(answer)
    this.gold = inOrder(gold, this.goldOrder)
    this.answer = inOrder(answer, this.answerOrder)
    this.ignored = ignoredOf(this.gold, rubric)
  }

  goldClass(gold: number): string {
    return this.gold[gold]!.class
  }

  answerClass(answer: number): string {
    return this.answer[answer]!.class
  }

  excused(answer: number, ignoredGold: number): boolean {
    const share = boxIoa(this.answer[answer]!, this.gold[ignoredGold]!)
    return share > 0 && reaches(share, this.rubric.ignoreOverlap)
  }

  overlap(answer: number, gold: number): number {
    return boxIou(this.answer[answer]!, this.gold[gold]!)
  }

  hint(answer: number, gold: number) {
    const of = this.answer[answer]!
    const against = this.gold[gold]!
    return sizeHint(boxShared(of, against), boxArea(of), boxArea(against))
  }

  /** The pairs that overlap enough. */
  candidates(): Candidates {
    const pairs: Candidates = { golds: [], answers: [], overlaps: [] }
    const threshold = this.rubric.iouThreshold
    const { gold: golds, answer: answers, ignored } = this
    let skipped = 0
    for (let gold = 0; gold < golds.length; gold++) {
      if (ignored[skipped] === gold) {
        skipped++
        continue
      }
      const box = golds[gold]!
      const { x: left, y: top } = box
      const right = left + box.width
      const bottom = top + box.height
      for (let answer = 0; answer < answers.length; answer++) {
        const other = answers[answer]!
        // Answers are ordered by their left edge: none after this one can touch the gold box.
        if (other.x >= right) break
        // One question with three parts is foreseen by a processor where three questions are not.
        const apart = +(other.x + other.width <= left) | +(other.y >= bottom) | +(other.y + other.height <= top)
        if (apart !== 0) continue
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

function ignoredOf(gold: readonly GoldBox[], rubric: BoxesRubric): readonly number[] {
  let ignored: number[] | undefined
  for (let place = 0; place < gold.length; place++) if (isIgnored(gold[place]!, rubric)) (ignored ??= []).push(place)
  return ignored ?? NONE
}

/** Whether a gold box is one that nobody needs to find. */
export function isIgnored(box: GoldBox, rubric: Pick<BoxesRubric, 'minVisibility'>): boolean {
  return box.ignore === true || (box.visibility !== undefined && box.visibility < rubric.minVisibility)
}

/** So many boxes are ranked by comparing each with each: no comparison then decides where to go on. */
const FEW = 8

function orderOf(boxes: readonly Box[]): number[] {
  const count = boxes.length
  if (count > FEW) return canonical(boxes, compareBoxes)
  const rank = new Array<number>(count)
  for (let i = 0; i < count; i++) {
    const box = boxes[i]!
    const x = box.x
    let before = 0
    for (let j = 0; j < i; j++) {
      const other = boxes[j]!.x
      const later = other === x ? +(compareBoxes(boxes[j]!, box) > 0) : +(other > x)
      rank[j] = rank[j]! + later
      before += 1 - later
    }
    rank[i] = before
  }
  const order = new Array<number>(count)
  for (let i = 0; i < count; i++) order[rank[i]!] = i
  return order
}

function compareBoxes(a: Box, b: Box): number {
  return a.x - b.x || a.y - b.y || a.width - b.width || a.height - b.height || compare(a.class, b.class)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
