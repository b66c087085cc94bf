import { assign, type Pairs } from './assignment.ts'
import { intersection, ioa, iou, type Rectangles } from './iou.ts'
import type { BoxesRubric } from './rubric.ts'

/** Both sides of a comparison, packed and each ordered by left edge; classes in the same order as the rectangles. */
export type Sides = { gold: Rectangles; answer: Rectangles; goldClasses: string[]; answerClasses: string[] }

export type Pair = { gold: number; answer: number; iou: number }

/** Every counted gold box and answer is in exactly one of the four lists; `disregarded` answers lie in ignore regions. */
export type Matching = { valid: Pair[]; mismatch: Pair[]; missing: number[]; extra: number[]; disregarded: number[] }

/** Rounding in a box's coordinates must not decide whether it reaches a threshold. */
const ROUNDING = 1e-9

/** `value` reaches `threshold`, give or take rounding. */
export function reaches(value: number, threshold: number): boolean {
  return value >= threshold - ROUNDING
}

/**
 * Matches answers with gold at IoU ≥ rubric.iouThreshold in two passes: first within each class, then what is
 * left regardless of class. As many pairs as possible, and of those matchings one with the greatest total IoU.
 * Answers left over after both passes are disregarded when they mostly lie in an ignored gold box of any class,
 * since neither a crowd nor a sliver tells its class reliably.
 */
export function matchBoxes(sides: Sides, ignored: readonly boolean[], rubric: BoxesRubric): Matching {
  const goldCount = sides.goldClasses.length
  const goldFree = ignored.map((skip) => !skip)
  const answerFree = sides.answerClasses.map(() => true)

  const pass = (sameClass: boolean): Pair[] => {
    const candidates = overlapping(sides, goldFree, answerFree, rubric.iouThreshold, sameClass)
    const answers = assign(goldCount, answerFree.length, candidates)
    const pairs: Pair[] = []
    answers.forEach((answer, gold) => {
      if (answer < 0) return
      pairs.push({ gold, answer, iou: iou(sides.answer, answer, sides.gold, gold) })
      goldFree[gold] = false
      answerFree[answer] = false
    })
    return pairs
  }

  const valid = pass(true)
  const mismatch = pass(false)
  const missing = places(goldFree)
  const regions = places(ignored)
  const inRegion = (answer: number) =>
    regions.some(
      (region) =>
        reaches(ioa(sides.answer, answer, sides.gold, region), rubric.ignoreOverlap) &&
        intersection(sides.answer, answer, sides.gold, region) > 0,
    )
  const left = places(answerFree)
  return {
    valid,
    mismatch,
    missing,
    extra: left.filter((answer) => !inRegion(answer)),
    disregarded: left.filter(inRegion),
  }
}

/** The pairs of free boxes that overlap enough; rows are gold, columns answers, cost 1 − IoU. */
function overlapping(
  sides: Sides,
  goldFree: boolean[],
  answerFree: boolean[],
  threshold: number,
  sameClass: boolean,
): Pairs {
  const pairs: Pairs = { rows: [], columns: [], costs: [] }
  const { gold, answer, goldClasses, answerClasses } = sides
  for (let g = 0; g < goldFree.length; g++) {
    if (!goldFree[g]) continue
    for (let a = 0; a < answerFree.length; a++) {
      // Answers are ordered by their left edge: none after this one can touch the gold box.
      if (answer[4 * a]! >= gold[4 * g + 2]!) break
      if (!answerFree[a] || (sameClass && goldClasses[g] !== answerClasses[a])) continue
      const similarity = iou(answer, a, gold, g)
      if (similarity === 0 || !reaches(similarity, threshold)) continue
      pairs.rows.push(g)
      pairs.columns.push(a)
      pairs.costs.push(1 - similarity)
    }
  }
  return pairs
}

function places(marks: readonly boolean[]): number[] {
  return marks.flatMap((marked, index) => (marked ? [index] : []))
}
