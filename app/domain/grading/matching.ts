import { assign } from './assignment.ts'

/** Pairs that are alike enough to be matched, as parallel arrays, by gold and then by answer, both in canonical order. */
export type Candidates = { golds: number[]; answers: number[]; overlaps: number[] }

/** Two sides that are compared, each in canonical order, so that ties fall the same way however the parts are listed. */
export type Sides<Class = string> = {
  goldClasses: readonly Class[]
  answerClasses: readonly Class[]
  /** Which gold nobody needs to find. */
  ignored: readonly boolean[]
  /** Whether an answer that matched nothing is excused by an ignored gold. */
  excused: (answer: number, ignoredGold: number) => boolean
}

/**
 * Every counted gold part has its answer in `answerOf`, or −1; `extra` and `disregarded` are the answers left over,
 * ascending, of which the latter are excused by ignored gold.
 */
export type Matching = {
  answerOf: Int32Array
  /** Overlap of each gold part with its answer. */
  overlapOf: Float64Array
  /** 1 where a gold part and its answer are of one class. */
  sameClass: Uint8Array
  extra: number[]
  disregarded: number[]
  valid: number
  mismatch: number
  missing: number
}

/** Rounding in a coordinate must not decide whether an overlap reaches a threshold. */
const ROUNDING = 1e-9

/** `value` reaches `threshold`, give or take rounding. */
export function reaches(value: number, threshold: number): boolean {
  return value >= threshold - ROUNDING
}

/**
 * Matches answers with gold in two passes: first within each class, then what is left regardless of class. As many pairs
 * as possible, and of those matchings one with the greatest total overlap. Candidates have no ignored gold. Answers left
 * over after both passes are disregarded when ignored gold of any class excuses them, since neither a crowd nor a sliver
 * tells its class reliably.
 */
export function match<Class>(sides: Sides<Class>, candidates: Candidates): Matching {
  const goldCount = sides.goldClasses.length
  const answerCount = sides.answerClasses.length
  const matching: Matching = {
    answerOf: new Int32Array(goldCount).fill(-1),
    overlapOf: new Float64Array(goldCount),
    sameClass: new Uint8Array(goldCount),
    extra: [],
    disregarded: [],
    valid: 0,
    mismatch: 0,
    missing: 0,
  }
  const taken = new Uint8Array(answerCount)
  matching.valid = pass(sides, candidates, matching, taken, true)
  if (matching.valid < candidates.golds.length) matching.mismatch = pass(sides, candidates, matching, taken, false)
  let counted = 0
  for (let gold = 0; gold < goldCount; gold++) if (!sides.ignored[gold]) counted++
  matching.missing = counted - matching.valid - matching.mismatch
  leaveOver(sides, matching, taken, counted < goldCount)
  return matching
}

/** One pass over the candidates that are still free; returns how many pairs it made. */
function pass<Class>(
  { goldClasses, answerClasses }: Sides<Class>,
  { golds, answers, overlaps }: Candidates,
  { answerOf, overlapOf, sameClass }: Matching,
  taken: Uint8Array,
  same: boolean,
): number {
  const pairs = { rows: [] as number[], columns: [] as number[], costs: [] as number[] }
  const chosen: number[] = []
  for (let k = 0; k < golds.length; k++) {
    const gold = golds[k]!
    const answer = answers[k]!
    if (answerOf[gold]! >= 0 || taken[answer] || (same && goldClasses[gold] !== answerClasses[answer])) continue
    pairs.rows.push(gold)
    pairs.columns.push(answer)
    pairs.costs.push(1 - overlaps[k]!)
    chosen.push(k)
  }
  if (chosen.length === 0) return 0
  const columnOf = assign(goldClasses.length, answerClasses.length, pairs)
  let made = 0
  for (const k of chosen) {
    const gold = golds[k]!
    if (columnOf[gold] !== answers[k]) continue
    answerOf[gold] = answers[k]!
    overlapOf[gold] = overlaps[k]!
    sameClass[gold] = same ? 1 : 0
    taken[answers[k]!] = 1
    made++
  }
  return made
}

function leaveOver<Class>(sides: Sides<Class>, matching: Matching, taken: Uint8Array, anyIgnored: boolean): void {
  const regions: number[] = []
  if (anyIgnored) sides.ignored.forEach((skip, gold) => skip && regions.push(gold))
  for (let answer = 0; answer < taken.length; answer++) {
    if (taken[answer]) continue
    const excused = regions.some((region) => sides.excused(answer, region))
    ;(excused ? matching.disregarded : matching.extra).push(answer)
  }
}
