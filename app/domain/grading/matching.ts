import { assign } from './assignment.ts'

/** Pairs that are alike enough to be matched, as parallel arrays, by gold and then by answer, both in canonical order. */
export type Candidates = { golds: number[]; answers: number[]; overlaps: number[] }

/** Two sides that are compared, each in canonical order, so that ties fall the same way however the parts are listed. */
export interface Sides {
  readonly goldCount: number
  readonly answerCount: number
  goldClass(gold: number): string
  answerClass(answer: number): string
  /** The gold that nobody needs to find, ascending. */
  readonly ignored: readonly number[]
  /** Whether an answer that matched nothing is excused by an ignored gold. */
  excused(answer: number, ignoredGold: number): boolean
}

/** How a part found its counterpart. */
export const UNFOUND = 0
export const SAME_CLASS = 1
export const OTHER_CLASS = 2
type Found = typeof SAME_CLASS | typeof OTHER_CLASS

/**
 * Of every gold part how it was found and by which of the candidates (−1: by none); `extra` and `disregarded` are the
 * answers left over, ascending, of which the latter are excused by ignored gold. Ignored gold is neither found nor missing.
 */
export type Matching = {
  candidates: Candidates
  how: number[]
  pairOf: number[]
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
export function match(sides: Sides, candidates: Candidates): Matching {
  const how = filled(sides.goldCount, UNFOUND)
  const pairOf = filled(sides.goldCount, -1)
  const taken = filled(sides.answerCount, UNFOUND)
  const state = { how, pairOf, taken }
  const valid = pass(sides, candidates, state, SAME_CLASS)
  const mismatch = valid < candidates.golds.length ? pass(sides, candidates, state, OTHER_CLASS) : 0
  const matching: Matching = {
    candidates,
    how,
    pairOf,
    extra: [],
    disregarded: [],
    valid,
    mismatch,
    missing: sides.goldCount - sides.ignored.length - valid - mismatch,
  }
  if (valid + mismatch < sides.answerCount) leaveOver(sides, matching, taken)
  return matching
}

/** Arrays of a known length take a fraction of the memory of ones that grow. */
function filled(length: number, value: number): number[] {
  const list = new Array<number>(length)
  for (let index = 0; index < length; index++) list[index] = value
  return list
}

type State = { how: number[]; pairOf: number[]; taken: number[] }

/** One pass over the candidates that are still free; returns how many pairs it made. */
function pass(sides: Sides, candidates: Candidates, state: State, found: Found): number {
  const { golds, answers } = candidates
  const { how, pairOf, taken } = state
  let made = 0
  for (let k = 0; k < golds.length; k++) {
    const gold = golds[k]!
    const answer = answers[k]!
    if (found === SAME_CLASS && sides.goldClass(gold) !== sides.answerClass(answer)) continue
    const ofGold = how[gold]!
    const ofAnswer = taken[answer]!
    if (ofGold === UNFOUND && ofAnswer === UNFOUND) {
      how[gold] = found
      pairOf[gold] = k
      taken[answer] = found
      made++
    } else if ((ofGold === UNFOUND || ofGold === found) && (ofAnswer === UNFOUND || ofAnswer === found))
      return choose(sides, candidates, state, found)
  }
  return made
}

/** The same pass where candidates share a part, so that the best of many ways is to be chosen. */
function choose(sides: Sides, { golds, answers, overlaps }: Candidates, state: State, found: Found): number {
  const { how, pairOf, taken } = state
  for (let gold = 0; gold < how.length; gold++) {
    if (how[gold] !== found) continue
    taken[answers[pairOf[gold]!]!] = UNFOUND
    how[gold] = UNFOUND
    pairOf[gold] = -1
  }
  const pairs = { rows: [] as number[], columns: [] as number[], costs: [] as number[] }
  const free: number[] = []
  for (let k = 0; k < golds.length; k++) {
    if (how[golds[k]!] !== UNFOUND || taken[answers[k]!] !== UNFOUND) continue
    if (found === SAME_CLASS && sides.goldClass(golds[k]!) !== sides.answerClass(answers[k]!)) continue
    pairs.rows.push(golds[k]!)
    pairs.columns.push(answers[k]!)
    pairs.costs.push(1 - overlaps[k]!)
    free.push(k)
  }
  const columnOf = assign(sides.goldCount, sides.answerCount, pairs)
  let made = 0
  for (const k of free) {
    if (columnOf[golds[k]!] !== answers[k]) continue
    how[golds[k]!] = found
    pairOf[golds[k]!] = k
    taken[answers[k]!] = found
    made++
  }
  return made
}

function leaveOver(sides: Sides, { extra, disregarded }: Matching, taken: readonly number[]): void {
  for (let answer = 0; answer < taken.length; answer++) {
    if (taken[answer] !== UNFOUND) continue
    let excused = false
    for (let k = 0; k < sides.ignored.length && !excused; k++) excused = sides.excused(answer, sides.ignored[k]!)
    ;(excused ? disregarded : extra).push(answer)
  }
}
