import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GoldRegion, Region } from '#app/domain/labels/polygons.ts'
import { gradePolygons } from './polygons.ts'
import { polygonsRubricSchema } from './rubrics/shapes.ts'

const rubric = polygonsRubricSchema.parse({ kind: 'polygons' })
const square = (x: number, y: number, side: number) => [x, y, x + side, y, x + side, y + side, x, y + side]
const lake = (...rings: number[][]): Region => ({ id: JSON.stringify(rings).slice(0, 60), class: 'lake', rings })
const as = (name: string, region: Region): Region => ({ ...region, class: name })
const grade = (gold: GoldRegion[], answer: Region[], rules: object = {}) =>
  gradePolygons({ ...rubric, ...rules }, { kind: 'polygons', polygons: gold }, { kind: 'polygons', polygons: answer })

const ring = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), { minLength: 3, maxLength: 8 })
  .map((points) => points.flat())
const outline = fc
  .tuple(
    fc.integer({ min: 10, max: 90 }),
    fc.integer({ min: 10, max: 90 }),
    fc.array(fc.integer({ min: 4, max: 10 }), { minLength: 3, maxLength: 12 }),
  )
  .map(([x, y, radii]) =>
    radii.flatMap((radius, at) => {
      const angle = (2 * Math.PI * at) / radii.length
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
    }),
  )
const mask = fc.record({
  size: fc.tuple(fc.constant(60), fc.constant(60)),
  counts: fc.oneof(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 20 }), fc.string({ maxLength: 30 })),
})
const region = fc
  .tuple(
    fc.constantFrom('lake', 'road', 'roof'),
    fc.oneof(
      outline.map((one) => ({ rings: [one] })),
      fc.array(ring, { minLength: 1, maxLength: 3 }).map((rings) => ({ rings })),
      mask.map((mask) => ({ mask })),
    ),
  )
  .map(([name, form]): Region => ({ id: 'x', class: name, ...form }))
const regions = fc.array(region, { maxLength: 6 })
const metric = fc.constantFrom('f1' as const, 'accuracy' as const, 'meanIou' as const)

describe('a grade of regions', () => {
  it('is full when there is nothing to label and nothing was labeled', () => {
    expect(grade([], [])).toMatchObject({ score: 1, findings: [] })
  })

  it('goes by the exact overlap of areas', () => {
    // A square and the triangle that is its lower half: IoU 1/2.
    const { metrics, findings } = grade([lake(square(0, 0, 10))], [lake([0, 0, 10, 10, 0, 10])])
    expect(metrics.meanIou).toBeCloseTo(0.5, 12)
    expect(findings).toEqual([
      {
        type: 'loose',
        class: 'lake',
        iou: expect.closeTo(0.5, 12) as number,
        answerIndex: 0,
        goldIndex: 0,
        hint: 'too-small',
      },
    ])
  })

  it('wants holes to be left out', () => {
    const ringed = lake(square(0, 0, 10), square(1, 1, 8))
    expect(grade([ringed], [ringed]).metrics.matchedIou).toBe(1)
    expect(grade([ringed], [lake(square(0, 0, 10))]).findings.map(({ type }) => type)).toEqual(['missing', 'extra'])
  })

  it('takes several parts as one region', () => {
    const islands = lake(square(0, 0, 10), square(30, 0, 10))
    expect(grade([islands], [islands]).findings).toMatchObject([{ type: 'match' }])
    expect(grade([islands], [lake(square(0, 0, 10))]).findings).toMatchObject([{ type: 'loose', hint: 'too-small' }])
  })

  it('compares a mask with an outline', () => {
    // 20 columns of 20 pixels, of which 4–9 hold pixels 4–9.
    const counts = [4 * 20 + 4, 6, 14, 6, 14, 6, 14, 6, 14, 6, 14, 6]
    const drawn: Region = { id: 'm', class: 'lake', mask: { size: [20, 20], counts } }
    expect(grade([lake(square(4, 4, 6))], [drawn]).metrics.meanIou).toBe(1)
    expect(grade([drawn], [lake(square(4, 4, 6))]).metrics.meanIou).toBe(1)
    expect(grade([drawn], [drawn]).metrics.meanIou).toBe(1)
    expect(grade([drawn], [lake([4, 4, 10, 4, 4, 10])]).metrics.meanIou).toBeCloseTo(0.5, 12)
  })

  it('names a right place with a wrong class, and matches the same class first', () => {
    const place = lake(square(0, 0, 10))
    expect(grade([place], [as('road', place)]).findings).toMatchObject([
      { type: 'wrong-class', class: 'road', goldClass: 'lake' },
    ])
    expect(grade([place], [as('road', place), lake(square(2, 0, 10))]).findings.map(({ type }) => type)).toEqual([
      'loose',
      'extra',
    ])
  })

  it('disregards answers in a crowd, and needs nothing of it', () => {
    const crowd = { ...lake(square(50, 0, 40)), ignore: true }
    expect(grade([crowd], [])).toMatchObject({ score: 1, findings: [] })
    expect(grade([crowd], [lake(square(60, 5, 10)), lake(square(75, 5, 10))])).toMatchObject({ score: 1, findings: [] })
    expect(grade([crowd], [lake(square(44, 0, 10))]).metrics.extra).toBe(1)
  })

  it('calls a second region on the same object a duplicate', () => {
    const place = lake(square(0, 0, 10))
    expect(grade([place], [place, lake(square(1, 0, 10))]).findings[1]).toMatchObject({
      type: 'extra',
      hint: 'duplicate',
    })
  })

  it('is in 0–1 for any regions, masks that make no sense among them, and explains each exactly once', () => {
    fc.assert(
      fc.property(regions, regions, metric, (gold, answer, metric) => {
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

  const drawn = fc.array(outline, { minLength: 1, maxLength: 6 }).map((rings) => rings.map((one) => lake(one)))

  it('is 1 for the gold itself', () => {
    fc.assert(
      fc.property(drawn, metric, (gold, metric) => {
        expect(grade(gold, gold, { metric }).score).toBeCloseTo(1, 12)
      }),
    )
  })

  it('has the same F1 when gold and answer change places', () => {
    fc.assert(
      fc.property(regions, regions, (a, b) => {
        expect(grade(b, a).metrics.f1).toBeCloseTo(grade(a, b).metrics.f1!, 9)
      }),
    )
  })

  it('does not depend on the order in which regions are listed, nor on the scale of the image', () => {
    const shuffled = drawn.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    const bigger = (list: Region[]) =>
      list.map((one) => ({ ...one, rings: one.rings!.map((of) => of.map((value) => 8 * value)) }))
    fc.assert(
      fc.property(shuffled, shuffled, ([gold, goldAgain], [answer, answerAgain]) => {
        expect(grade(goldAgain, answerAgain).metrics).toEqual(grade(gold, answer).metrics)
        const { f1, meanIou } = grade(gold, answer).metrics
        expect(grade(bigger(gold), bigger(answer)).metrics.f1).toBe(f1)
        expect(grade(bigger(gold), bigger(answer)).metrics.meanIou).toBeCloseTo(meanIou!, 9)
      }),
    )
  })

  it('never rises when a region that matches nothing is added, and falls when one is left out', () => {
    fc.assert(
      fc.property(drawn, drawn, metric, (gold, answer, metric) => {
        const before = grade(gold, answer, { metric }).score
        expect(grade(gold, [...answer, lake(square(5000, 0, 9))], { metric }).score).toBeLessThanOrEqual(before)
        expect(grade(gold, gold.slice(1), { metric }).score).toBeLessThan(1)
      }),
    )
  })

  it('is quick for a thousand regions against a thousand', () => {
    const gold = Array.from({ length: 1000 }, (_, index) => {
      const [x, y] = [(index % 40) * 25, Math.floor(index / 40) * 25]
      return lake(
        Array.from({ length: 24 }, (_, at) => [x + 12 * Math.cos(at / 3.82), y + 12 * Math.sin(at / 3.82)]).flat(),
      )
    })
    const answer = gold.map((one) => ({ ...one, rings: [one.rings![0]!.map((value) => value + 1)] }))
    const began = performance.now()
    expect(grade(gold, answer).metrics.valid).toBe(1000)
    expect(performance.now() - began).toBeLessThan(2000)
  })

  it('is bounded work for scribbles that cross themselves a million times', () => {
    const scribble = (seed: number) => Array.from({ length: 4000 }, (_, at) => ((at + seed) * 7919 * (at + 13)) % 640)
    const began = performance.now()
    const { score } = grade([lake(scribble(1)), lake(scribble(5))], [lake(scribble(2)), lake(square(0, 0, 500))])
    expect(score).toBeGreaterThanOrEqual(0)
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
