import type { Finding, FindingHint } from './finding.ts'
import { OTHER_CLASS, reaches, UNFOUND, type Matching, type Sides } from './matching.ts'

/** Least overlap at which a surplus shape is taken for a failed attempt at an object. */
const NEAR_MISS = 0.1

/** What findings need to know beyond the matching. Gold and answers by their canonical place. */
export interface Explained extends Sides {
  overlap(answer: number, gold: number): number
  /** What a person can change about an answer, where that can be said of the kind. */
  hint(answer: number, gold: number): Exclude<FindingHint, 'duplicate'> | undefined
  /** Where each stood in the label as it was handed in. */
  readonly goldOrder: readonly number[]
  readonly answerOrder: readonly number[]
}

type Thresholds = { iouThreshold: number; looseThreshold: number }

/** The matching of shapes told as findings: by gold as listed, then surplus answers as listed. */
export function shapeFindings(sides: Explained, matching: Matching, rubric: Thresholds): Finding[] {
  const { goldOrder, ignored } = sides
  const placed = new Array<Finding | null>(goldOrder.length)
  for (let gold = 0; gold < goldOrder.length; gold++)
    placed[goldOrder[gold]!] = ofGold(sides, matching, rubric, gold, goldOrder[gold]!)
  for (let k = 0; k < ignored.length; k++) placed[goldOrder[ignored[k]!]!] = null
  const findings = ignored.length === 0 ? (placed as Finding[]) : placed.filter((finding) => finding !== null)
  if (matching.extra.length > 0) findings.push(...surplus(sides, matching, rubric))
  return findings
}

function ofGold(
  sides: Explained,
  { how, pairOf, candidates }: Matching,
  rubric: Thresholds,
  gold: number,
  goldIndex: number,
): Finding {
  const goldClass = sides.goldClass(gold)
  if (how[gold] === UNFOUND) return { type: 'missing', class: goldClass, goldIndex }
  const pair = pairOf[gold]!
  const answer = candidates.answers[pair]!
  const iou = candidates.overlaps[pair]!
  const answerIndex = sides.answerOrder[answer]!
  if (how[gold] === OTHER_CLASS)
    return { type: 'wrong-class', class: sides.answerClass(answer), goldClass, iou, answerIndex, goldIndex }
  if (reaches(iou, rubric.looseThreshold)) return { type: 'match', class: goldClass, iou, answerIndex, goldIndex }
  const hint = sides.hint(answer, gold)
  return hint
    ? { type: 'loose', class: goldClass, iou, answerIndex, goldIndex, hint }
    : { type: 'loose', class: goldClass, iou, answerIndex, goldIndex }
}

function surplus(sides: Explained, { how, extra }: Matching, rubric: Thresholds): Finding[] {
  const skip = new Set(sides.ignored)
  const matched: number[] = []
  const missing: number[] = []
  for (let gold = 0; gold < how.length; gold++) {
    if (how[gold] !== UNFOUND) matched.push(gold)
    else if (!skip.has(gold)) missing.push(gold)
  }
  const findings: Finding[] = []
  for (const answer of extra)
    findings.push({
      type: 'extra',
      class: sides.answerClass(answer),
      answerIndex: sides.answerOrder[answer]!,
      ...whyExtra(answer, sides, matched, missing, rubric),
    })
  return findings.length < 2 ? findings : findings.sort((a, b) => a.answerIndex! - b.answerIndex!)
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
  const sameClass = missing.filter((gold) => sides.goldClass(gold) === sides.answerClass(answer))
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
