import { reaches, type Matching, type Pair, type Sides } from './box-matching.ts'
import type { Finding, FindingHint } from './finding.ts'
import { sizeHint } from './hints.ts'
import { iou } from './iou.ts'
import type { BoxesRubric } from './rubric.ts'

/** Least IoU at which a surplus box is taken for a failed attempt at an object. */
const NEAR_MISS = 0.1

/** Where the matched boxes stood in the labels as they were handed in. */
type Orders = { goldOrder: readonly number[]; answerOrder: readonly number[] }

/** The matching told as findings: by gold box as listed, then surplus answers as listed. */
export function boxFindings(sides: Sides, matching: Matching, rubric: BoxesRubric, orders: Orders): Finding[] {
  const goldAt = (gold: number) => ({ goldIndex: orders.goldOrder[gold]! })
  const answerAt = (answer: number) => ({ answerIndex: orders.answerOrder[answer]! })
  const matched = matching.valid.map(({ gold, answer, iou }): Finding => {
    const loose = !reaches(iou, rubric.looseThreshold)
    return {
      type: loose ? 'loose' : 'match',
      class: sides.goldClasses[gold]!,
      iou,
      ...answerAt(answer),
      ...goldAt(gold),
      ...(loose && { hint: sizeHint(sides.answer, answer, sides.gold, gold) }),
    }
  })
  const misnamed = matching.mismatch.map(({ gold, answer, iou }): Finding => ({
    type: 'wrong-class',
    class: sides.answerClasses[answer]!,
    goldClass: sides.goldClasses[gold]!,
    iou,
    ...answerAt(answer),
    ...goldAt(gold),
  }))
  const missing = matching.missing.map((gold): Finding => ({
    type: 'missing',
    class: sides.goldClasses[gold]!,
    ...goldAt(gold),
  }))
  const extra = matching.extra.map((answer): Finding => ({
    type: 'extra',
    class: sides.answerClasses[answer]!,
    ...answerAt(answer),
    ...whyExtra(answer, sides, matching, rubric),
  }))
  return [...matched, ...misnamed, ...missing, ...extra].sort(
    (a, b) => last(a.goldIndex) - last(b.goldIndex) || last(a.answerIndex) - last(b.answerIndex),
  )
}

function last(index: number | undefined): number {
  return index ?? Number.MAX_SAFE_INTEGER
}

/** A second box on a found object is a duplicate; a poor one on an unfound object of its class says what to change. */
function whyExtra(
  answer: number,
  sides: Sides,
  matching: Matching,
  rubric: BoxesRubric,
): { iou?: number; hint?: FindingHint } {
  const found = [...matching.valid, ...matching.mismatch].map((pair: Pair) => pair.gold)
  const second = nearest(answer, found, sides)
  if (second && reaches(second.iou, rubric.iouThreshold)) return { iou: second.iou, hint: 'duplicate' }
  const sameClass = matching.missing.filter((gold) => sides.goldClasses[gold] === sides.answerClasses[answer])
  const meant = nearest(answer, sameClass, sides)
  if (!meant || meant.iou < NEAR_MISS) return {}
  return { iou: meant.iou, hint: sizeHint(sides.answer, answer, sides.gold, meant.gold) }
}

function nearest(answer: number, golds: readonly number[], sides: Sides): { gold: number; iou: number } | undefined {
  let best: { gold: number; iou: number } | undefined
  for (const gold of golds) {
    const similarity = iou(sides.answer, answer, sides.gold, gold)
    if (similarity > (best?.iou ?? 0)) best = { gold, iou: similarity }
  }
  return best
}
