import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box, GoldBox } from '#app/domain/labels/boxes.ts'
import { gradeBoxes } from './boxes.ts'
import { boxesRubricSchema } from './rubric.ts'

const rubric = boxesRubricSchema.parse({ kind: 'boxes' })

const car = (x: number, y = 0, width = 10, height = 10): Box => ({ id: `${x},${y}`, class: 'car', x, y, width, height })
const as = (name: string, box: Box): Box => ({ ...box, class: name })
const numbered = <B extends Box>(boxes: readonly B[]): B[] => boxes.map((box, index) => ({ ...box, id: String(index) }))
function grade(gold: GoldBox[], answer: Box[], rules: object = {}) {
  return gradeBoxes({ ...rubric, ...rules }, { kind: 'boxes', boxes: gold }, { kind: 'boxes', boxes: answer })
}

const anyBox = fc.record({
  id: fc.constant('x'),
  class: fc.constantFrom('car', 'bus', 'person'),
  x: fc.integer({ min: 0, max: 300 }),
  y: fc.integer({ min: 0, max: 300 }),
  width: fc.integer({ min: 1, max: 80 }),
  height: fc.integer({ min: 1, max: 80 }),
})
const anyBoxes = fc.array(anyBox, { maxLength: 12 })
const metric = fc.constantFrom('f1' as const, 'accuracy' as const, 'meanIou' as const)

describe('a boxes grade', () => {
  it('is full when there is nothing to label and nothing was labeled', () => {
    expect(grade([], [])).toMatchObject({ score: 1, metrics: { precision: 1, recall: 1, accuracy: 1 }, findings: [] })
  })

  it('is zero when everything was missed, or all of it is surplus', () => {
    expect(grade([car(0)], [])).toMatchObject({ score: 0, findings: [{ type: 'missing', class: 'car', goldIndex: 0 }] })
    expect(grade([], [car(0)])).toMatchObject({ score: 0, findings: [{ type: 'extra', class: 'car', answerIndex: 0 }] })
  })

  it('counts a box from IoU 0.5, and says what is wrong below 0.8', () => {
    // 10×10 against 10×20: IoU exactly 0.5.
    const result = grade([car(0)], [car(0, 0, 10, 20)])
    expect(result.score).toBe(1)
    expect(result.findings).toEqual([
      { type: 'loose', class: 'car', iou: 0.5, answerIndex: 0, goldIndex: 0, hint: 'too-big' },
    ])
  })

  it.each([
    ['too-small', car(0, 0, 10, 6)],
    ['shifted', car(2, 0)],
    ['too-big', car(-1, -1, 13, 13)],
  ])('hints %s', (hint, answer) => {
    expect(grade([car(0)], [answer]).findings[0]).toMatchObject({ type: 'loose', hint })
  })

  it('names a right place with a wrong class', () => {
    const { score, metrics, findings } = grade([car(0), car(100)], [as('bus', car(0)), car(100)])
    expect(score).toBe(0.5)
    expect(metrics.accuracy).toBe(0.5)
    expect(findings[0]).toMatchObject({
      type: 'wrong-class',
      class: 'bus',
      goldClass: 'car',
      answerIndex: 0,
      goldIndex: 0,
    })
    expect(findings[1]).toMatchObject({ type: 'match', goldIndex: 1 })
  })

  it('matches the same class first, even when another class fits better', () => {
    const { findings } = grade([car(0)], [as('bus', car(0)), car(2)])
    expect(findings.map(({ type }) => type)).toEqual(['loose', 'extra'])
  })

  it('calls a second box on the same object a duplicate', () => {
    expect(grade([car(0)], [car(0), car(1)]).findings[1]).toMatchObject({ type: 'extra', hint: 'duplicate' })
  })

  it('tells how a box that found nothing missed its object', () => {
    const { findings } = grade([car(0)], [car(0, 0, 30, 30)])
    expect(findings).toMatchObject([{ type: 'missing' }, { type: 'extra', hint: 'too-big' }])
  })

  it('needs nothing of ignored gold, and disregards answers in it', () => {
    const crowd = { ...as('person', car(50, 0, 100, 40)), ignore: true }
    const inCrowd = as('person', car(60, 5, 8, 20))
    expect(grade([car(0), crowd], [car(0)])).toMatchObject({ score: 1 })
    const result = grade([car(0), crowd], [car(0), inCrowd, as('person', car(70, 5, 8, 20))])
    expect(result).toMatchObject({ score: 1, metrics: { extra: 0, valid: 1 } })
    expect(result.findings).toHaveLength(1)
  })

  it('counts an answer as surplus when less than half of it lies in ignored gold', () => {
    const crowd = { ...car(50, 0, 20, 20), ignore: true }
    expect(grade([crowd], [car(44, 0, 10, 10)]).metrics.extra).toBe(1)
    expect(grade([crowd], [car(45, 0, 10, 10)]).metrics.extra).toBe(0)
  })

  it('prefers real gold to an ignored region around it', () => {
    const crowd = { ...as('person', car(0, 0, 100, 100)), ignore: true }
    expect(grade([crowd, car(10, 10)], [car(10, 10)])).toMatchObject({ score: 1, metrics: { valid: 1 } })
  })

  it('ignores gold that can hardly be seen, when the rubric says so', () => {
    const sliver = { ...car(50), visibility: 0.04 }
    expect(grade([car(0), sliver], [car(0)]).metrics.missing).toBe(1)
    expect(grade([car(0), sliver], [car(0)], { minVisibility: 0.05 }).score).toBe(1)
  })

  it('lists findings by gold, then surplus answers', () => {
    const { findings } = grade([car(200), car(0)], [car(400), car(0), car(300)])
    expect(findings.map(({ type, goldIndex, answerIndex }) => [type, goldIndex, answerIndex])).toEqual([
      ['missing', 0, undefined],
      ['match', 1, 1],
      ['extra', undefined, 0],
      ['extra', undefined, 2],
    ])
  })

  it('is in 0–1 for any boxes and metric, and explains each box exactly once', () => {
    fc.assert(
      fc.property(anyBoxes, anyBoxes, metric, (gold, answer, metric) => {
        const { score, metrics, findings } = grade(gold, answer, { metric })
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        for (const value of Object.values(metrics)) expect(Number.isFinite(value)).toBe(true)
        const indices = (side: 'goldIndex' | 'answerIndex') =>
          findings.flatMap((finding) => finding[side] ?? []).sort((a, b) => a - b)
        expect(indices('goldIndex')).toEqual(gold.map((_, index) => index))
        expect(indices('answerIndex')).toEqual(answer.map((_, index) => index))
      }),
    )
  })

  it('is 1 for the gold itself', () => {
    fc.assert(fc.property(anyBoxes, metric, (gold, metric) => grade(gold, gold, { metric }).score === 1))
  })

  it('has the same F1 and accuracy when gold and answer change places', () => {
    fc.assert(
      fc.property(anyBoxes, anyBoxes, (a, b) => {
        const there = grade(a, b).metrics
        const back = grade(b, a).metrics
        expect(back.f1).toBeCloseTo(there.f1!, 12)
        expect(back.precision).toBeCloseTo(there.recall!, 12)
      }),
    )
  })

  it('does not depend on the order in which boxes are listed', () => {
    const shuffled = anyBoxes.chain((boxes) =>
      fc.tuple(fc.constant(boxes), fc.shuffledSubarray(boxes, { minLength: boxes.length })),
    )
    fc.assert(
      fc.property(shuffled, shuffled, ([gold, goldAgain], [answer, answerAgain]) => {
        expect(grade(goldAgain, answerAgain).metrics).toEqual(grade(gold, answer).metrics)
      }),
    )
  })

  it('does not depend on the scale of the image', () => {
    const doubled = (boxes: Box[]) =>
      boxes.map((box) => ({ ...box, x: box.x * 8, y: box.y * 8, width: box.width * 8, height: box.height * 8 }))
    fc.assert(
      fc.property(anyBoxes, anyBoxes, (gold, answer) => {
        expect(grade(doubled(gold), doubled(answer))).toEqual(grade(gold, answer))
      }),
    )
  })

  it('never rises when a box that matches nothing is added', () => {
    fc.assert(
      fc.property(anyBoxes, anyBoxes, metric, (gold, answer, metric) => {
        const before = grade(gold, answer, { metric }).score
        expect(grade(gold, [...answer, car(5000)], { metric }).score).toBeLessThanOrEqual(before)
        expect(grade([...gold, car(5000)], answer, { metric }).score).toBeLessThanOrEqual(before)
      }),
    )
  })

  it('falls when a box of a perfect answer is left out or misnamed', () => {
    fc.assert(
      fc.property(fc.array(anyBox, { minLength: 1, maxLength: 12 }), metric, (gold, metric) => {
        expect(grade(gold, gold.slice(1), { metric }).score).toBeLessThan(1)
        expect(grade(gold, [as('sign', gold[0]!), ...gold.slice(1)], { metric }).score).toBeLessThan(1)
      }),
    )
  })

  it('is quick for a thousand boxes against a thousand', () => {
    const grid = Array.from({ length: 1000 }, (_, index) => car((index % 40) * 12, Math.floor(index / 40) * 12))
    const result = grade(numbered(grid), numbered(grid.map((box) => ({ ...box, x: box.x + 3 }))))
    expect(result.metrics.valid).toBe(1000)
  })
})

describe('a grade of turned boxes', () => {
  const turned = (rotation: number, box = car(0)) => ({ ...box, rotation })

  it('goes by the exact overlap of the turned shapes', () => {
    // A square and itself turned by 45°: they share an octagon of 2·(√2 − 1) of its area, so the IoU is 1/√2.
    const { metrics, findings } = grade([car(0)], [turned(45)])
    expect(metrics.meanIou).toBeCloseTo(Math.SQRT1_2, 12)
    expect(findings).toMatchObject([{ type: 'loose', hint: 'shifted' }])
  })

  it.each([
    ['by a whole turn of a square', turned(90), car(0), 1],
    ['by half a turn', turned(180, car(0, 0, 10, 20)), car(0, 0, 10, 20), 1],
    // 10×20 upright and lying share the 10×10 in the middle: 100 / 300.
    ['across', turned(90, car(0, 0, 10, 20)), car(0, 0, 10, 20), 1 / 3],
    ['alike', turned(30), turned(30), 1],
    ['clockwise as the other goes the other way, by a square quarter', turned(45), turned(-45), 1],
  ])('turned %s', (_, answer, gold, iou) => {
    expect(grade([gold], [answer], { iouThreshold: 0.3 }).metrics.meanIou).toBeCloseTo(iou, 12)
  })

  it('turns clockwise about the centre, with y pointing down', () => {
    // A lying bar of 20×2 turned by 90° stands at x 9–11, y −9–11.
    const standing = car(9, -9, 2, 20)
    expect(grade([standing], [turned(90, car(0, 0, 20, 2))]).metrics.meanIou).toBeCloseTo(1, 12)
    // By 45° clockwise its right end goes down: it covers the diagonal from top left to bottom right.
    const [down, up] = [car(14, 5, 4, 4), car(14, -7, 4, 4)]
    const bar = turned(45, car(0, 0, 20, 2))
    const share = (box: Box) => grade([{ ...turned(0.001, box), ignore: true }], [bar], { ignoreOverlap: 0.05 }).score
    expect([share(down), share(up)]).toEqual([1, 0])
  })

  it('leaves upright boxes of the same image as they are', () => {
    const slanted = turned(20, car(500))
    fc.assert(
      fc.property(anyBoxes, anyBoxes, (gold, answer) => {
        const alone = grade(gold, answer).findings
        const among = grade([...gold, slanted], [...answer, slanted]).findings
        expect(among.filter(({ goldIndex }) => goldIndex !== gold.length)).toEqual(alone)
      }),
    )
  })
})
