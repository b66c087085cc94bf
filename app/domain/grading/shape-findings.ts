import type { Finding, FindingHint } from './finding.ts'
import { reaches, type Matching, type Sides } from './matching.ts'

/** Least overlap at which a surplus shape is taken for a failed attempt at an object. */
const NEAR_MISS = 0.1

/** What findings need to know beyond the matching. Gold and answers by their canonical place. */
export type Explained = Sides & {
  overlap: (answer: number, gold: number) => number
  /** What a person can change about an answer, where that can be said of the kind. */
  hint: (answer: number, gold: number) => Exclude<FindingHint, 'duplicate'> | undefined
  /** Where each stood in the label as it was handed in. */
  goldOrder: ArrayLike<number>
  answerOrder: ArrayLike<number>
}

type Thresholds = { iouThreshold: number; looseThreshold: number }

/** The matching of shapes told as findings: by gold as listed, then surplus answers as listed. */
export function shapeFindings(sides: Explained, matching: Matching, rubric: Thresholds): Finding[] {
  const { goldClasses, ignored, goldOrder } = sides
  const findings: Finding[] = []
  const placeOf = inverse(goldOrder)
  for (let goldIndex = 0; goldIndex < placeOf.length; goldIndex++) {
    const gold = placeOf[goldIndex]!
    if (ignored[gold]) continue
    if (matching.answerOf[gold]! >= 0) findings.push(found(sides, matching, rubric, gold, goldIndex))
    else findings.push({ type: 'missing', class: goldClasses[gold]!, goldIndex })
  }
  if (matching.extra.length > 0) findings.push(...surplus(sides, matching, rubric))
  return findings
}

function inverse(order: ArrayLike<number>): Int32Array {
  const placeOf = new Int32Array(order.length)
  for (let place = 0; place < order.length; place++) placeOf[order[place]!] = place
  return placeOf
}

function found(
  { goldClasses, answerClasses, answerOrder, hint }: Explained,
  { answerOf, overlapOf, sameClass }: Matching,
  rubric: Thresholds,
  gold: number,
  goldIndex: number,
): Finding {
  const answer = answerOf[gold]!
  const iou = overlapOf[gold]!
  const answerIndex = answerOrder[answer]!
  const goldClass = goldClasses[gold]!
  if (!sameClass[gold])
    return { type: 'wrong-class', class: answerClasses[answer]!, goldClass, iou, answerIndex, goldIndex }
  if (reaches(iou, rubric.looseThreshold)) return { type: 'match', class: goldClass, iou, answerIndex, goldIndex }
  const advice = hint(answer, gold)
  return { type: 'loose', class: goldClass, iou, answerIndex, goldIndex, ...(advice && { hint: advice }) }
}

function surplus(sides: Explained, matching: Matching, rubric: Thresholds): Finding[] {
  const matched: number[] = []
  const missing: number[] = []
  matching.answerOf.forEach((answer, gold) => {
    if (answer >= 0) matched.push(gold)
    else if (!sides.ignored[gold]) missing.push(gold)
  })
  return matching.extra
    .map((answer): Finding => ({
      type: 'extra',
      class: sides.answerClasses[answer]!,
      answerIndex: sides.answerOrder[answer]!,
      ...whyExtra(answer, sides, matched, missing, rubric),
    }))
    .sort((a, b) => a.answerIndex! - b.answerIndex!)
}

/** A second shape on a found object is a duplicate; a poor one on an unfound object of its class says what to change. */
function whyExtra(
  answer: number,
  sides: Explained,
  matched: readonly number[],
  missing: readonly number[],
  rubric: Thresholds,
): { iou?: number; hint?: FindingHint } {
  const second = nearest(answer, matched, sides)
  if (second && reaches(second.iou, rubric.iouThreshold)) return { iou: second.iou, hint: 'duplicate' }
  const sameClass = missing.filter((gold) => sides.goldClasses[gold] === sides.answerClasses[answer])
  const meant = nearest(answer, sameClass, sides)
  if (!meant || meant.iou < NEAR_MISS) return {}
  const hint = sides.hint(answer, meant.gold)
  return { iou: meant.iou, ...(hint && { hint }) }
}

function nearest(
  answer: number,
  golds: readonly number[],
  sides: Explained,
): { gold: number; iou: number } | undefined {
  let best: { gold: number; iou: number } | undefined
  for (const gold of golds) {
    const iou = sides.overlap(answer, gold)
    if (iou > (best?.iou ?? 0)) best = { gold, iou }
  }
  return best
}
