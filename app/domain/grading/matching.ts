import { assign } from './assignment.ts'

/** Pairs that are alike enough to be matched, as parallel arrays, by gold and then by answer, both in canonical order. */
export type Candidates = { golds: number[]; answers: number[]; overlaps: number[] }

/** Two sides that are compared, each in canonical order, so that ties fall the same way however the parts are listed. */
export interface Sides {
  readonly goldClasses: readonly string[]
  readonly answerClasses: readonly string[]
  /** The gold that nobody needs to find, ascending. */
  readonly ignored: readonly number[]
  /** Whether an answer that matched nothing is excused by an ignored gold. */
  excused(answer: number, ignoredGold: number): boolean
}

/** How a gold part found its answer. */
export const UNFOUND = 0
export const SAME_CLASS = 1
export const OTHER_CLASS = 2
export type How = typeof UNFOUND | typeof SAME_CLASS | typeof OTHER_CLASS

/**
 * Of every gold part how it was found, its answer (−1 without one) and the overlap with it; `extra` and `disregarded` are
 * the answers left over, ascending, of which the latter are excused by ignored gold. Ignored gold is never found, nor
 * missing.
 */
export type Matching = {
  how: How[]
  answerOf: number[]
  overlapOf: number[]
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
  const { goldClasses, answerClasses, ignored } = sides
  const matching: Matching = {
    how: [],
    answerOf: [],
    overlapOf: [],
    extra: [],
    disregarded: [],
    valid: 0,
    mismatch: 0,
    missing: 0,
  }
  for (let gold = 0; gold < goldClasses.length; gold++) {
    matching.how.push(UNFOUND)
    matching.answerOf.push(-1)
    matching.overlapOf.push(0)
  }
  const taken: How[] = []
  for (let answer = 0; answer < answerClasses.length; answer++) taken.push(UNFOUND)
  matching.valid = pass(sides, candidates, matching, taken, SAME_CLASS)
  if (matching.valid < candidates.golds.length)
    matching.mismatch = pass(sides, candidates, matching, taken, OTHER_CLASS)
  matching.missing = goldClasses.length - ignored.length - matching.valid - matching.mismatch
  if (matching.valid + matching.mismatch < taken.length) leaveOver(sides, matching, taken)
  return matching
}

/** One pass over the candidates that are still free; returns how many pairs it made. */
function pass(
  sides: Sides,
  candidates: Candidates,
  matching: Matching,
  taken: How[],
  how: typeof SAME_CLASS | typeof OTHER_CLASS,
): number {
  const { goldClasses, answerClasses } = sides
  const { golds, answers, overlaps } = candidates
  let made = 0
  for (let k = 0; k < golds.length; k++) {
    const gold = golds[k]!
    const answer = answers[k]!
    const [found, used] = [matching.how[gold]!, taken[answer]!]
    if (how === SAME_CLASS && goldClasses[gold] !== answerClasses[answer]) continue
    if (found === UNFOUND && used === UNFOUND) {
      join(matching, taken, gold, answer, overlaps[k]!, how)
      made++
    } else if ((found === UNFOUND || found === how) && (used === UNFOUND || used === how))
      return choose(sides, candidates, matching, taken, how)
  }
  return made
}

function join(matching: Matching, taken: How[], gold: number, answer: number, overlap: number, how: How): void {
  matching.how[gold] = how
  matching.answerOf[gold] = answer
  matching.overlapOf[gold] = overlap
  taken[answer] = how
}

/** The same pass where candidates share a part, so that the best of many ways is to be chosen. */
function choose(
  { goldClasses, answerClasses }: Sides,
  { golds, answers, overlaps }: Candidates,
  matching: Matching,
  taken: How[],
  how: typeof SAME_CLASS | typeof OTHER_CLASS,
): number {
  for (let gold = 0; gold < goldClasses.length; gold++) {
    if (matching.how[gold] !== how) continue
    taken[matching.answerOf[gold]!] = UNFOUND
    matching.how[gold] = UNFOUND
    matching.answerOf[gold] = -1
  }
  const pairs = { rows: [] as number[], columns: [] as number[], costs: [] as number[] }
  const overlapAt: number[] = []
  golds.forEach((gold, k) => {
    const answer = answers[k]!
    if (matching.how[gold] !== UNFOUND || taken[answer] !== UNFOUND) return
    if (how === SAME_CLASS && goldClasses[gold] !== answerClasses[answer]) return
    pairs.rows.push(gold)
    pairs.columns.push(answer)
    pairs.costs.push(1 - overlaps[k]!)
    overlapAt.push(overlaps[k]!)
  })
  const columnOf = assign(goldClasses.length, answerClasses.length, pairs)
  let made = 0
  pairs.rows.forEach((gold, k) => {
    if (columnOf[gold] !== pairs.columns[k]) return
    join(matching, taken, gold, pairs.columns[k]!, overlapAt[k]!, how)
    made++
  })
  return made
}

function leaveOver(sides: Sides, { extra, disregarded }: Matching, taken: readonly How[]): void {
  for (let answer = 0; answer < taken.length; answer++) {
    if (taken[answer] !== UNFOUND) continue
    let excused = false
    for (let k = 0; k < sides.ignored.length && !excused; k++) excused = sides.excused(answer, sides.ignored[k]!)
    ;(excused ? disregarded : extra).push(answer)
  }
}
