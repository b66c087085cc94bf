import { assign, type Pairs } from '#app/domain/grading/assignment.ts'
import type { Extent } from './overlap.ts'

export type Span = Extent & { class: string }
/** A gold span and the answer taken for it, by their places in the lists that were matched. */
export type SpanPair = { gold: number; answer: number; iou: number }

/** Most answers that are weighed for one gold span: those that overlap it best. Only heaps of spans reach it. */
const MOST_CANDIDATES = 64
/** Most work (shorter side² × longer side) for an exact solution of one cluster: about half a second. */
const MOST_WORK = 3e8

/**
 * Joins overlapping spans, each at most once: as many pairs as possible, and of those matchings one with the greatest
 * total overlap (IoU). `gold` and `answer` are ordered by start; with `sameClass` only equal classes may pair.
 * Clusters that do not touch are solved on their own, so thousands of spread-out spans cost little. A cluster of many
 * hundreds of spans that all hang together is solved greedily, best overlap first, which bounds time and memory.
 */
export function matchOverlaps(gold: readonly Span[], answer: readonly Span[], sameClass: boolean): SpanPair[] {
  const candidates = overlapping(gold, answer, sameClass)
  if (candidates.length < 2) return candidates
  return clusters(candidates, gold.length, answer.length).flatMap(solve)
}

/** The candidates in groups that share no span, even indirectly. */
function clusters(candidates: readonly SpanPair[], goldCount: number, answerCount: number): SpanPair[][] {
  const parent = Int32Array.from({ length: goldCount + answerCount }, (_, node) => node)
  const rootOf = (node: number): number => {
    while (parent[node] !== node) node = parent[node] = parent[parent[node]!]!
    return node
  }
  for (const pair of candidates) parent[rootOf(pair.gold)] = rootOf(goldCount + pair.answer)
  const byRoot = new Map<number, SpanPair[]>()
  for (const pair of candidates) {
    const root = rootOf(pair.gold)
    const cluster = byRoot.get(root)
    if (cluster) cluster.push(pair)
    else byRoot.set(root, [pair])
  }
  return [...byRoot.values()]
}

/** All pairs that may be made, found by sweeping both lists from left to right. */
function overlapping(gold: readonly Span[], answer: readonly Span[], sameClass: boolean): SpanPair[] {
  const starts = Float64Array.from(answer, ({ start }) => start)
  const ends = Float64Array.from(answer, ({ end }) => end)
  const furthest = ends.slice()
  for (let a = 1; a < furthest.length; a++) furthest[a] = Math.max(furthest[a]!, furthest[a - 1]!)
  const pairs: SpanPair[] = []
  const overlaps = new Float64Array(answer.length)
  let from = 0
  for (let g = 0; g < gold.length; g++) {
    const { start, end, class: name } = gold[g]!
    // No answer before `from` reaches this gold span or any later one.
    while (from < answer.length && furthest[from]! <= start) from++
    let to = from
    let count = 0
    for (; to < answer.length && starts[to]! < end; to++) {
      // Their IoU, as extentIou has it.
      const shared = Math.min(ends[to]!, end) - Math.max(starts[to]!, start)
      const counts = shared > 0 && !(sameClass && answer[to]!.class !== name)
      overlaps[to] = counts ? shared / (ends[to]! - starts[to]! + end - start - shared) : 0
      if (counts) count++
    }
    const crowded = count > MOST_CANDIDATES
    const least = crowded ? leastWorthwhile(overlaps.subarray(from, to)) : 0
    // Of equals in a crowd, gold takes those that stand where it stands itself, so that not all want the same few.
    let a = crowded ? Math.min(Math.max(g, from), to - 1) : from
    for (let seen = from, left = MOST_CANDIDATES; seen < to && left > 0; seen++) {
      const iou = overlaps[a]!
      if (iou > least) {
        pairs.push({ gold: g, answer: a, iou })
        left--
      }
      if (++a === to) a = from
    }
  }
  return pairs
}

/** An overlap that about MOST_CANDIDATES exceed, to within 1/256: counted, because sorting would take too long here. */
function leastWorthwhile(overlaps: Float64Array): number {
  const counts = new Uint32Array(257)
  for (const iou of overlaps) counts[Math.ceil(256 * iou)]!++
  let level = 256
  for (let above = counts[256]!; above < MOST_CANDIDATES && level > 1; above += counts[level]!) level--
  return (level - 1) / 256
}

function solve(cluster: SpanPair[]): SpanPair[] {
  if (cluster.length === 1) return cluster
  const golds = [...new Set(cluster.map((pair) => pair.gold))].sort((a, b) => a - b)
  const answers = [...new Set(cluster.map((pair) => pair.answer))].sort((a, b) => a - b)
  const [short, long] = [Math.min(golds.length, answers.length), Math.max(golds.length, answers.length)]
  return short * short * long > MOST_WORK ? greedy(cluster) : optimal(cluster, golds, answers)
}

function optimal(cluster: readonly SpanPair[], golds: readonly number[], answers: readonly number[]): SpanPair[] {
  const rowOf = new Map(golds.map((gold, row) => [gold, row]))
  const columnOf = new Map(answers.map((answer, column) => [answer, column]))
  const pairs: Pairs = { rows: [], columns: [], costs: [] }
  const pairAt = new Map<number, SpanPair>()
  for (const pair of cluster) {
    const [row, column] = [rowOf.get(pair.gold)!, columnOf.get(pair.answer)!]
    pairs.rows.push(row)
    pairs.columns.push(column)
    pairs.costs.push(1 - pair.iou)
    pairAt.set(row * answers.length + column, pair)
  }
  const chosen = assign(golds.length, answers.length, pairs)
  return [...chosen].flatMap((column, row) => (column < 0 ? [] : [pairAt.get(row * answers.length + column)!]))
}

function greedy(cluster: readonly SpanPair[]): SpanPair[] {
  const takenGold = new Set<number>()
  const takenAnswer = new Set<number>()
  return [...cluster].sort(bestFirst).filter(({ gold, answer }) => {
    if (takenGold.has(gold) || takenAnswer.has(answer)) return false
    takenGold.add(gold)
    takenAnswer.add(answer)
    return true
  })
}

function bestFirst(a: SpanPair, b: SpanPair): number {
  return b.iou - a.iou || a.gold - b.gold || a.answer - b.answer
}
