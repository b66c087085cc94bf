import { grade } from '#app/domain/grading/grade.ts'
import { parseRubric } from '#app/domain/grading/rubric.ts'
import type { Box } from '#app/domain/labels/boxes.ts'

/**
 * The street on the front page: drawn by domain/scenes (seed `front-7`, staged, rows 100–639 of the picture), by day
 * and at dusk; the objects are in the same places. Its gold is public: no exam or project has this street.
 */
export const HERO = { width: 960, height: 540 }

const box = (name: string, x: number, y: number, width: number, height: number): Box => ({
  id: name,
  class: name,
  x,
  y,
  width,
  height,
})
const GOLD: Box[] = [
  box('bicycle', 62, 282, 67, 37),
  box('traffic-light', 126, 198, 123, 38),
  box('car', 154, 328, 268, 98),
  box('sign', 341, 169, 103, 22),
  box('bus', 455, 228, 308, 120),
  box('person', 519, 380, 45, 135),
  box('motorcycle', 781, 304, 129, 104),
]
/** An answer as beginners give it: good on the whole, the bus too large, the parked bicycle overlooked. */
const ANSWER: Box[] = [
  box('traffic-light', 125, 196, 125, 41),
  box('car', 152, 326, 271, 101),
  box('sign', 339, 168, 106, 24),
  box('bus', 437, 202, 352, 158),
  box('person', 517, 379, 48, 137),
  box('motorcycle', 779, 302, 133, 107),
]

export interface MeasuredBox {
  class: string
  found: 'tight' | 'loose' | 'missing'
  iou: number | null
  x: number
  y: number
  width: number
  height: number
}

/** The answer on the front page's picture, graded as every answer is: nothing shown there is made up. */
export function measureHero(): MeasuredBox[] {
  const rubric = parseRubric({ kind: 'boxes' })
  const { findings } = grade(
    { kind: 'boxes', rubric },
    { kind: 'boxes', boxes: GOLD },
    { kind: 'boxes', boxes: ANSWER },
  )
  return findings.flatMap(({ type, class: name, iou = null, answerIndex, goldIndex }) => {
    const shown = type === 'missing' ? GOLD[goldIndex ?? -1] : ANSWER[answerIndex ?? -1]
    if (!shown || (type !== 'match' && type !== 'loose' && type !== 'missing')) return []
    const { x, y, width, height } = shown
    return [{ class: name, found: type === 'match' ? 'tight' : type, iou, x, y, width, height }]
  })
}
