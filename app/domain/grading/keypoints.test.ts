import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GoldInstance, Instance, Keypoint } from '#app/domain/labels/keypoints.ts'
import { gradeKeypoints } from './keypoints.ts'
import { oks, oksFlat } from './keypoints/oks.ts'
import { falloffs } from './keypoints/sigmas.ts'
import { keypointsRubricSchema } from './rubrics/shapes.ts'

const rubric = keypointsRubricSchema.parse({ kind: 'keypoints' })
const at = (x: number, y: number, v: 0 | 1 | 2 = 2): Keypoint => ({ x, y, v })
/** A hand of four points at the corners of a square of 100 pixels. */
const corners = (x: number, y: number) => [at(x, y), at(x + 100, y), at(x + 100, y + 100), at(x, y + 100)]
const hand = (points: Keypoint[], more: object = {}): GoldInstance => ({ id: 'h', class: 'hand', points, ...more })
const moved = (points: Keypoint[], by: number) => points.map(({ x, y, v }) => ({ x: x + by, y, v }))
const grade = (gold: GoldInstance[], answer: Instance[], rules: object = {}) =>
  gradeKeypoints(
    { ...rubric, ...rules },
    { kind: 'keypoints', instances: gold },
    { kind: 'keypoints', instances: answer },
  )

/** exp(−d² / 2·area·κ²) with κ = 2 · 0.09. */
const similarity = (distance: number, area: number) => Math.exp(-(distance ** 2) / (2 * area * 0.18 ** 2))

const point = fc.record({
  x: fc.integer({ min: 0, max: 100 }),
  y: fc.integer({ min: 0, max: 100 }),
  v: fc.constantFrom(0 as const, 1 as const, 2 as const),
})
const instance = fc.record({
  id: fc.constant('x'),
  class: fc.constantFrom('hand', 'foot'),
  points: fc.oneof(fc.array(point, { minLength: 4, maxLength: 4 }), fc.array(point, { minLength: 1, maxLength: 20 })),
})
const goldInstance = fc
  .tuple(
    instance,
    fc.record(
      {
        area: fc.integer({ min: 1, max: 10_000 }),
        box: fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100), fc.nat(100)),
        ignore: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([one, more]): GoldInstance => ({ ...one, ...more }))

describe('a grade of skeletons', () => {
  it('is full when there is nothing to label and nothing was labeled', () => {
    expect(grade([], [])).toMatchObject({ score: 1, findings: [] })
  })

  it('is the similarity that COCO defines', () => {
    // One of four points is 20 pixels off, the area is 10 000: (3 + exp(−400 / (2·10⁴·0.0324))) / 4.
    const answer = corners(0, 0)
    answer[0] = at(20, 0)
    const { score, findings } = grade([hand(corners(0, 0), { area: 10_000 })], [hand(answer)])
    expect(score).toBeCloseTo((3 + Math.exp(-400 / (2e4 * 0.0324))) / 4, 12)
    expect(findings).toEqual([
      { type: 'match', class: 'hand', iou: expect.closeTo(score, 12) as number, answerIndex: 0, goldIndex: 0 },
    ])
  })

  it("uses COCO's fall-offs where a skeleton has its seventeen points", () => {
    const points = Array.from({ length: 17 }, (_, index) => at(10 * index, 0))
    const answer = points.map((one, index) => (index === 0 ? at(5, 0) : one))
    const expected = (16 + Math.exp(-25 / (2 * 10_000 * 0.052 ** 2))) / 17
    expect(grade([hand(points, { area: 10_000 })], [hand(answer)]).score).toBeCloseTo(expected, 12)
    const plain = (16 + similarity(5, 10_000)) / 17
    expect(grade([hand(points, { area: 10_000 })], [hand(answer)], { sigmas: 0.09 }).score).toBeCloseTo(plain, 12)
  })

  it.each([
    ['its own area', { area: 400, box: [0, 0, 10, 10] as const }, 400],
    ["its box's", { box: [0, 0, 30, 20] as const }, 600],
    ['that of the box around its points', {}, 10_000],
  ])('judges distances by %s', (_, more, area) => {
    const { score } = grade([hand(corners(0, 0), more)], [hand(moved(corners(0, 0), 3))])
    expect(score).toBeCloseTo(similarity(3, area), 12)
  })

  it('judges a standing pole as a quarter as wide as high, and a lone point as an object of 32 × 32', () => {
    const pole = [at(0, 0), at(0, 80)]
    expect(grade([hand(pole)], [hand(moved(pole, 4))]).score).toBeCloseTo(similarity(4, 80 * 20), 12)
    expect(grade([hand([at(5, 5)])], [hand([at(9, 5)])]).score).toBeCloseTo(similarity(4, 1024), 12)
  })

  it('names points that are misplaced, and how far', () => {
    const answer = corners(0, 0)
    answer[2] = at(100, 130)
    const { findings } = grade([hand(corners(0, 0))], [hand(answer)])
    expect(findings.map(({ type }) => type)).toEqual(['match', 'misplaced'])
    expect(findings[1]).toEqual({
      type: 'misplaced',
      class: 'hand',
      answerIndex: 0,
      goldIndex: 0,
      point: 2,
      distance: 30,
    })
  })

  it('names points wrongly called visible or hidden, when the rubric asks for it', () => {
    const gold = [at(0, 0, 1), ...corners(0, 0).slice(1)]
    const { score, findings } = grade([hand(gold)], [hand(corners(0, 0))])
    expect(score).toBe(1)
    expect(findings[1]).toEqual({
      type: 'wrong-visibility',
      class: 'hand',
      answerIndex: 0,
      goldIndex: 0,
      point: 0,
      value: 2,
      goldValue: 1,
    })
    expect(grade([hand(gold)], [hand(corners(0, 0))], { visibility: false }).findings).toHaveLength(1)
  })

  it('counts a lacking point as nothing, and always says so', () => {
    const answer = [at(0, 0, 0), ...corners(0, 0).slice(1)]
    const { score, findings } = grade([hand(corners(0, 0))], [hand(answer)], { visibility: false })
    expect(score).toBeCloseTo(0.75, 12)
    expect(findings[1]).toMatchObject({ type: 'wrong-visibility', point: 0, value: 0, goldValue: 2 })
  })

  it('does not count points that gold does not label', () => {
    const gold = [at(0, 0, 0), ...corners(0, 0).slice(1)]
    const answer = [at(50, 50), ...corners(0, 0).slice(1)]
    expect(grade([hand(gold)], [hand(answer)]).score).toBe(1)
  })

  it('tells missing, extra and misnamed skeletons apart', () => {
    const gold = [hand(corners(0, 0)), hand(corners(500, 0)), hand(corners(0, 500))]
    const answer = [hand(corners(500, 0)), hand(corners(900, 900)), { ...hand(corners(0, 500)), class: 'foot' }]
    expect(
      grade(gold, answer).findings.map(({ type, goldIndex, answerIndex }) => [type, goldIndex, answerIndex]),
    ).toEqual([
      ['missing', 0, undefined],
      ['match', 1, 0],
      ['wrong-class', 2, 2],
      ['extra', undefined, 1],
    ])
  })

  it('excuses answers around a crowd, and needs neither a crowd nor a skeleton without points', () => {
    const crowd = hand(
      corners(0, 0).map(({ x, y }) => at(x, y, 0)),
      { box: [0, 0, 100, 100] },
    )
    expect(grade([crowd], [])).toMatchObject({ score: 1, findings: [] })
    expect(grade([crowd], [hand(corners(20, 20))])).toMatchObject({ score: 1, findings: [] })
    expect(grade([crowd], [hand(corners(2000, 0))]).metrics.extra).toBe(1)
    expect(grade([hand(corners(0, 0), { ignore: true })], [hand(corners(1, 0))])).toMatchObject({
      score: 1,
      findings: [],
    })
  })

  it('is in 0–1 for any skeletons and explains each exactly once, whatever gold lacks', () => {
    fc.assert(
      fc.property(
        fc.array(goldInstance, { maxLength: 6 }),
        fc.array(instance, { maxLength: 6 }),
        fc.constantFrom('f1', 'oks'),
        (gold, answer, metric) => {
          const { score, metrics, findings } = grade(gold, answer, { metric, oksThreshold: 0.05 })
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(1)
          for (const value of Object.values(metrics)) expect(Number.isFinite(value)).toBe(true)
          const whole = findings.filter(({ point }) => point === undefined)
          const needed = gold.flatMap(({ ignore, points }, index) =>
            ignore || points.every(({ v }) => v === 0) ? [] : [index],
          )
          expect(whole.flatMap(({ goldIndex }) => goldIndex ?? []).sort((a, b) => a - b)).toEqual(needed)
          const told = whole.flatMap(({ answerIndex }) => answerIndex ?? [])
          expect(new Set(told).size).toBe(told.length)
        },
      ),
    )
  })

  const labeled = fc
    .array(
      fc.array(
        point.map(({ x, y }) => at(x, y)),
        { minLength: 3, maxLength: 3 },
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((list) => list.map((points) => hand(points, { area: 900 })))

  it('is 1 for the gold itself, the less the further it is moved, and the same at any scale', () => {
    fc.assert(
      fc.property(labeled, fc.integer({ min: 1, max: 20 }), (gold, by) => {
        expect(grade(gold, gold).score).toBeCloseTo(1, 12)
        const [one] = gold
        const score = (distance: number) => grade([one!], [hand(moved(one!.points, distance))]).score
        expect(score(by)).toBeLessThan(1)
        expect(score(by + 1)).toBeLessThanOrEqual(score(by))
        const bigger = hand(
          one!.points.map(({ x, y, v }) => ({ x: 4 * x, y: 4 * y, v })),
          { area: 16 * 900 },
        )
        expect(grade([bigger], [hand(moved(bigger.points, 4 * by))]).score).toBeCloseTo(score(by), 12)
      }),
    )
  })

  it('does not depend on the order in which skeletons are listed', () => {
    const shuffled = labeled.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, shuffled, ([gold, goldAgain], [answer, answerAgain]) => {
        expect(grade(goldAgain, answerAgain).metrics).toEqual(grade(gold, answer).metrics)
      }),
    )
  })

  it('finds the same pairs whether or not distant ones are looked at', () => {
    fc.assert(
      fc.property(
        fc.array(
          labeled.map(([one]) => one!),
          { minLength: 6, maxLength: 6 },
        ),
        (list) => {
          const together = grade(list, list).metrics
          expect(together.valid).toBe(6)
        },
      ),
    )
  })
})

describe('the similarity of many pairs in flat arrays', () => {
  it('is that of each pair', () => {
    const points = fc.array(point, { minLength: 17, maxLength: 17 })
    const flat = (list: Keypoint[][]) => Float64Array.from(list.flat().flatMap(({ x, y, v }) => [x, y, v]))
    const falloff = falloffs('auto', 17)
    fc.assert(
      fc.property(fc.array(fc.tuple(points, points, fc.integer({ min: 1, max: 9999 })), { maxLength: 4 }), (pairs) => {
        const areas = Float64Array.from(pairs, ([, , area]) => area)
        const together = oksFlat(
          flat(pairs.map(([gold]) => gold)),
          flat(pairs.map(([, answer]) => answer)),
          areas,
          falloff,
        )
        expect([...together]).toEqual(pairs.map(([gold, answer, area]) => oks(gold, answer, falloff, area)))
      }),
    )
  })
})
