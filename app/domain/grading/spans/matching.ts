import { matchOverlaps, type Span, type SpanPair } from './overlap-matching.ts'

/** Every gold span and every answer is in exactly one pair or one list, by its place in the label as handed in. */
export type SpanMatching = { pairs: SpanPair[]; missing: number[]; extra: number[] }

/**
 * Matches answered spans with gold in four passes, each taking only what the earlier ones left: the same borders and
 * class, the same borders, overlapping with the same class, overlapping. So an exact answer is never spent on a
 * neighbour, the number of exact and of strict pairs is the greatest possible, and overlaps are joined optimally.
 * Spans are matched in the order of the text, so ties fall the same way however the spans are listed.
 */
export function matchSpans(gold: readonly Span[], answer: readonly Span[]): SpanMatching {
  const matching: SpanMatching = { pairs: [], missing: [], extra: [] }
  const left = matchBorders(textOrder(gold), textOrder(answer), gold, answer, matching.pairs)
  matchLeft(left.gold, left.answer, gold, answer, true, matching)
  return matching
}

type Left = { gold: number[]; answer: number[] }

/** Pairs spans with the same borders, those of the same class first; returns what is left, in the order of the text. */
function matchBorders(
  goldOrder: readonly number[],
  answerOrder: readonly number[],
  gold: readonly Span[],
  answer: readonly Span[],
  pairs: SpanPair[],
): Left {
  const left: Left = { gold: [], answer: [] }
  let g = 0
  let a = 0
  while (g < gold.length && a < answer.length) {
    const truth = gold[goldOrder[g]!]!
    const claim = answer[answerOrder[a]!]!
    const order = truth.start - claim.start || truth.end - claim.end
    if (order < 0) left.gold.push(goldOrder[g++]!)
    else if (order > 0) left.answer.push(answerOrder[a++]!)
    else {
      const goldEnd = endOfTwins(goldOrder, g, gold)
      const answerEnd = endOfTwins(answerOrder, a, answer)
      if (goldEnd === g + 1 && answerEnd === a + 1) pairs.push({ gold: goldOrder[g]!, answer: answerOrder[a]!, iou: 1 })
      else matchTwins(goldOrder.slice(g, goldEnd), answerOrder.slice(a, answerEnd), gold, answer, pairs, left)
      g = goldEnd
      a = answerEnd
    }
  }
  while (g < gold.length) left.gold.push(goldOrder[g++]!)
  while (a < answer.length) left.answer.push(answerOrder[a++]!)
  return left
}

/** The place behind the last span that has the borders of the one at `from`. */
function endOfTwins(order: readonly number[], from: number, spans: readonly Span[]): number {
  const { start, end } = spans[order[from]!]!
  let behind = from + 1
  while (behind < spans.length && spans[order[behind]!]!.start === start && spans[order[behind]!]!.end === end) behind++
  return behind
}

/** Pairs spans that all have the same borders: equal classes first, then the rest in the order of their classes. */
function matchTwins(
  golds: readonly number[],
  answers: readonly number[],
  gold: readonly Span[],
  answer: readonly Span[],
  pairs: SpanPair[],
  left: Left,
): void {
  const free = new Map<string, number[]>()
  for (const index of answers) {
    const same = free.get(answer[index]!.class)
    if (same) same.push(index)
    else free.set(answer[index]!.class, [index])
  }
  const unpaired = golds.filter((index) => {
    const partner = free.get(gold[index]!.class)?.shift()
    if (partner !== undefined) pairs.push({ gold: index, answer: partner, iou: 1 })
    return partner === undefined
  })
  const others = [...free.values()].flat()
  unpaired.forEach((index, place) => {
    if (place < others.length) pairs.push({ gold: index, answer: others[place]!, iou: 1 })
    else left.gold.push(index)
  })
  left.answer.push(...others.slice(unpaired.length))
}

/** Pairs what overlaps, first within each class and then regardless of it; the rest is missing or extra. */
function matchLeft(
  golds: number[],
  answers: number[],
  gold: readonly Span[],
  answer: readonly Span[],
  sameClass: boolean,
  matching: SpanMatching,
): void {
  if (golds.length === 0 || answers.length === 0) {
    matching.missing = golds
    matching.extra = answers
    return
  }
  const found = matchOverlaps(
    golds.map((index) => gold[index]!),
    answers.map((index) => answer[index]!),
    sameClass,
  )
  const takenGold = new Uint8Array(golds.length)
  const takenAnswer = new Uint8Array(answers.length)
  for (const pair of found) {
    takenGold[pair.gold] = 1
    takenAnswer[pair.answer] = 1
    matching.pairs.push({ gold: golds[pair.gold]!, answer: answers[pair.answer]!, iou: pair.iou })
  }
  const goldLeft = golds.filter((_, place) => takenGold[place] === 0)
  const answerLeft = answers.filter((_, place) => takenAnswer[place] === 0)
  if (sameClass) matchLeft(goldLeft, answerLeft, gold, answer, false, matching)
  else {
    matching.missing = goldLeft
    matching.extra = answerLeft
  }
}

/** 0, 1, 2, …: at least as long as the longest list so far. Never changed but at its end. */
const AS_LISTED: number[] = []

/**
 * Indices of the spans by start, end and class: the order of the text. Labels are mostly listed in it already, and then
 * share one list, which may be longer than they are.
 */
function textOrder(spans: readonly Span[]): readonly number[] {
  let sorted = true
  for (let index = 1; index < spans.length && sorted; index++) sorted = compare(spans[index - 1]!, spans[index]!) <= 0
  if (!sorted) return spans.map((_, index) => index).sort((i, j) => compare(spans[i]!, spans[j]!))
  while (AS_LISTED.length < spans.length) AS_LISTED.push(AS_LISTED.length)
  return AS_LISTED
}

function compare(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end || (a.class < b.class ? -1 : a.class > b.class ? 1 : 0)
}
