import type { Finding } from '#app/domain/grading/finding.ts'
import type { SpanMatching } from './matching.ts'
import type { Span, SpanPair } from './overlap-matching.ts'
import { borderHint, extentIou } from './overlap.ts'

/** Overlap (IoU) with a found span of its class from which a surplus span says the same thing twice. */
const SAME_THING = 0.5

/** The matching told as findings: by gold span as listed, then surplus answers as listed. */
export function spanFindings(gold: readonly Span[], answer: readonly Span[], matching: SpanMatching): Finding[] {
  const findings: Finding[] = new Array<Finding>(gold.length)
  for (const pair of matching.pairs) findings[pair.gold] = pairFinding(gold[pair.gold]!, answer[pair.answer]!, pair)
  for (const goldIndex of matching.missing)
    findings[goldIndex] = { type: 'missing', class: gold[goldIndex]!.class, goldIndex }
  if (matching.extra.length > 0) findings.push(...extraFindings(gold, answer, matching))
  return findings
}

function pairFinding(truth: Span, claim: Span, { gold, answer, iou }: SpanPair): Finding {
  const sameBorders = truth.start === claim.start && truth.end === claim.end
  const sameClass = truth.class === claim.class
  if (sameBorders && sameClass) return { type: 'match', class: truth.class, iou, answerIndex: answer, goldIndex: gold }
  const finding: Finding = sameClass
    ? { type: 'loose', class: truth.class, iou, answerIndex: answer, goldIndex: gold, hint: borderHint(claim, truth) }
    : { type: 'wrong-class', class: claim.class, goldClass: truth.class, iou, answerIndex: answer, goldIndex: gold }
  finding.start = claim.start
  finding.end = claim.end
  finding.goldStart = truth.start
  finding.goldEnd = truth.end
  return finding
}

/** Surplus answers; one that lies on a found span of its own class is a duplicate. */
function extraFindings(gold: readonly Span[], answer: readonly Span[], { pairs, extra }: SpanMatching): Finding[] {
  const found = pairs.map((pair) => gold[pair.gold]!).sort((a, b) => a.start - b.start)
  return [...extra]
    .sort((a, b) => a - b)
    .map((answerIndex) => {
      const span = answer[answerIndex]!
      const iou = bestOverlap(span, found)
      const finding: Finding = { type: 'extra', class: span.class, answerIndex }
      if (iou > 0) finding.iou = iou
      if (iou >= SAME_THING) finding.hint = 'duplicate'
      return finding
    })
}

/** The best overlap of a span with spans of its class, which are ordered by start; 0 when none overlaps it. */
function bestOverlap(span: Span, ordered: readonly Span[]): number {
  let best = 0
  for (const other of ordered) {
    if (other.start >= span.end) break
    if (other.class === span.class) best = Math.max(best, extentIou(span, other))
  }
  return best
}
