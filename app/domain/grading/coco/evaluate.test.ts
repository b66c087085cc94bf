import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateCoco } from './evaluate.ts'
import { readGold, readResults } from './read.ts'
import type { EvaluationType } from './types.ts'

const images = [
  { id: 1, width: 200, height: 200 },
  { id: 2, width: 200, height: 200 },
]
const categories = [
  { id: 1, name: 'person' },
  { id: 2, name: 'car' },
]

function evaluate(annotations: object[], results: object[], type: EvaluationType) {
  const { gold, problems } = readGold({ images, categories, annotations }, type)
  const read = readResults(results, type, gold)
  expect([...problems, ...read.problems]).toEqual([])
  return evaluateCoco(gold, read.detections, type)
}

const car = (id: number, image: number, bbox: number[], more: object = {}) => ({
  id,
  image_id: image,
  category_id: 2,
  bbox,
  area: bbox[2]! * bbox[3]!,
  iscrowd: 0,
  ...more,
})
const found = (image: number, bbox: number[], score: number) => ({ image_id: image, category_id: 2, bbox, score })

describe('an evaluation of boxes', () => {
  it('follows the arithmetic of average precision', () => {
    // Three cars. By score: a hit, a miss, a hit; the third car is not found.
    // Precision after each: 1, 1/2, 2/3; recall: 1/3, 1/3, 2/3. From the right: 1, 2/3, 2/3.
    // Of the levels 0, 0.01 … 1, 34 are at most 1/3 (precision 1) and 33 more at most 2/3 (precision 2/3): AP = (34 + 33·2/3) / 101.
    const gold = [car(1, 1, [0, 0, 40, 40]), car(2, 1, [100, 0, 40, 40]), car(3, 2, [0, 0, 40, 40])]
    const results = [found(1, [0, 0, 40, 40], 0.9), found(2, [100, 100, 40, 40], 0.8), found(1, [100, 0, 40, 40], 0.7)]
    const { stats, perClass } = evaluate(gold, results, 'bbox')
    const ap = (34 + (33 * 2) / 3) / 101
    expect(stats[0]).toBeCloseTo(ap, 12)
    expect(stats[8]).toBeCloseTo(2 / 3, 12)
    // Only one detection per image: of image 1 the first hit, of image 2 the miss.
    expect(stats[6]).toBeCloseTo(1 / 3, 12)
    expect(perClass).toEqual([
      { id: 1, name: 'person', ap: -1, ar: -1 },
      { id: 2, name: 'car', ap: expect.closeTo(ap, 12) as number, ar: expect.closeTo(2 / 3, 12) as number },
    ])
  })

  it('counts an overlap of 0.6 at the thresholds 0.5, 0.55 and 0.6 only', () => {
    // 40×40 inside 40×(200/3): 0.6.
    const { stats } = evaluate([car(1, 1, [0, 0, 40, 200 / 3])], [found(1, [0, 0, 40, 40.00001], 1)], 'bbox')
    expect(stats[0]).toBeCloseTo(3 / 10, 12)
    expect(stats.slice(1, 3)).toEqual([expect.closeTo(1, 12), 0])
  })

  it('takes a crowd for any number of detections, none of which counts', () => {
    const crowd = car(9, 1, [100, 100, 80, 80], { iscrowd: 1 })
    const inCrowd = [found(1, [110, 110, 20, 20], 0.99), found(1, [140, 140, 20, 20], 0.98)]
    const { stats } = evaluate([car(1, 1, [0, 0, 40, 40]), crowd], [...inCrowd, found(1, [0, 0, 40, 40], 0.5)], 'bbox')
    expect(stats[0]).toBeCloseTo(1, 12)
    const outside = [found(1, [110, 20, 20, 20], 0.99)]
    expect(
      evaluate([car(1, 1, [0, 0, 40, 40]), crowd], [...outside, found(1, [0, 0, 40, 40], 0.5)], 'bbox').stats[0],
    ).toBeCloseTo(0.5, 12)
  })

  it('gives equal scores to the image that comes first', () => {
    // Equal scores: image 1 (a miss) stands before image 2 (a hit): precision 0, then 1/2.
    const gold = [car(1, 2, [0, 0, 40, 40])]
    const { stats } = evaluate(gold, [found(2, [0, 0, 40, 40], 0.5), found(1, [0, 0, 40, 40], 0.5)], 'bbox')
    expect(stats[0]).toBeCloseTo(0.5, 12)
  })

  it('is −1 without gold, and 0 without results', () => {
    expect(evaluate([], [found(1, [0, 0, 9, 9], 1)], 'bbox').stats).toEqual(Array(12).fill(-1))
    expect(evaluate([car(1, 1, [0, 0, 40, 40])], [], 'bbox').stats[0]).toBe(0)
  })

  it('is in 0–1 or −1 for any boxes, and 1 for the gold itself', () => {
    const box = fc
      .tuple(
        fc.integer({ min: 0, max: 80 }),
        fc.integer({ min: 0, max: 80 }),
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 99 }),
      )
      .map((numbers) => [...numbers])
    const place = fc.tuple(fc.constantFrom(1, 2), box)
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 9 }),
        fc.array(place, { maxLength: 9 }),
        (gold, answers) => {
          const annotations = gold.map(([image, bbox], index) => car(index + 1, image, bbox))
          const results = answers.map(([image, bbox], index) => found(image, bbox, 1 - index / 10))
          for (const value of evaluate(annotations, results, 'bbox').stats)
            expect(value === -1 || (value >= 0 && value <= 1)).toBe(true)
          const itself = gold.map(([image, bbox], index) => found(image, bbox, 1 - index / 10))
          expect(evaluate(annotations, itself, 'bbox').stats[0]).toBeCloseTo(1, 9)
        },
      ),
    )
  })
})

describe('an evaluation of masks', () => {
  it('compares polygons with masks pixel by pixel', () => {
    // A square of 4 × 4 pixels in columns and rows 2–5 of 200 × 200: the first pixel is 2·200 + 2.
    const columns = [402, 4, 196, 4, 196, 4, 196, 4]
    const rest = 200 * 200 - columns.reduce((sum, count) => sum + count, 0)
    const square = { size: [200, 200], counts: [...columns, rest] }
    const annotations = [{ ...car(1, 1, [2, 2, 4, 4]), segmentation: [[2, 2, 6, 2, 6, 6, 2, 6]] }]
    const results = [{ image_id: 1, category_id: 2, segmentation: square, score: 1 }]
    expect(evaluate(annotations, results, 'segm').stats[0]).toBeCloseTo(1, 12)
  })

  it('says what is wrong with a mask', () => {
    const { gold } = readGold({ images, categories, annotations: [] }, 'segm')
    const results = [
      { image_id: 1, category_id: 2, score: 1, segmentation: { size: [9, 9], counts: [81] } },
      { image_id: 1, category_id: 2, score: 1, segmentation: { size: [200, 200], counts: [81] } },
      { image_id: 1, category_id: 2, score: 1, segmentation: { size: [200, 200], counts: 'PPPPPPPP' } },
      { image_id: 1, category_id: 2, score: 1, segmentation: [[1, 2, 3]] },
      { image_id: 1, category_id: 2, score: 1, segmentation: 'car' },
      null,
    ]
    expect(readResults(results, 'segm', gold).problems).toEqual([
      { where: 'results[0]', message: 'segmentation has 9×9 pixels on an image of 200×200' },
      { where: 'results[1]', message: 'segmentation: counts add up to 81 of 200 × 200 pixels' },
      { where: 'results[2]', message: 'segmentation: counts stop making sense at character 1' },
      { where: 'results[3]', message: 'segmentation[0] is not three or more pairs of x and y' },
      { where: 'results[4]', message: 'segmentation is neither polygons nor a mask with size and counts' },
      { where: 'results[5]', message: 'is not an object' },
    ])
  })
})

describe('an evaluation of skeletons', () => {
  /** 17 points on a line, all visible, moved to the right by `by` pixels. */
  const points = (by: number) => Array.from({ length: 17 }, (_, point) => [10 * point + by, 50, 2]).flat()
  const person = (id: number, keypoints: number[], more: object = {}) => ({
    id,
    image_id: 1,
    category_id: 1,
    keypoints,
    num_keypoints: 17,
    bbox: [0, 0, 160, 100],
    area: 10_000,
    iscrowd: 0,
    ...more,
  })
  const seen = (keypoints: number[], score: number) => ({ image_id: 1, category_id: 1, keypoints, score })

  it('goes by the mean of exp(−d² / 2·area·κ²) over the labeled points', () => {
    // Only the nose (σ = 0.026, κ = 0.052) and the left hip (σ = 0.107, κ = 0.214) are labeled; area 10 000.
    // Both are d = 5 off: exp(−25 / (2·10⁴·0.052²)) = exp(−0.46228) = 0.62984 and exp(−25 / (2·10⁴·0.214²)) = exp(−0.02730) = 0.97307.
    // Their mean is 0.80146, which reaches 0.5, 0.55 … 0.8: seven thresholds of ten.
    const gold = points(0).map((value, at) => (at % 3 === 2 && at !== 2 && at !== 35 ? 0 : value))
    const oks = (Math.exp(-25 / (2e4 * 0.052 ** 2)) + Math.exp(-25 / (2e4 * 0.214 ** 2))) / 2
    expect(oks).toBeCloseTo(0.80146, 4)
    const { stats } = evaluate([person(1, gold, { num_keypoints: 2 })], [seen(points(5), 1)], 'keypoints')
    expect(stats).toHaveLength(10)
    expect(stats[0]).toBeCloseTo(0.7, 12)
    // AP at 0.5 and 0.75, large (10 000 > 96²), medium has nothing; recall alike.
    expect(stats.slice(1, 5)).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12), -1, expect.closeTo(0.7, 12)])
    expect(stats.slice(5)).toEqual([expect.closeTo(0.7, 12), 1, 1, -1, expect.closeTo(0.7, 12)])
  })

  it('ignores a person without labeled points, around whose box nothing counts', () => {
    const blank = person(2, Array<number>(51).fill(0), { num_keypoints: 0, bbox: [400, 0, 160, 100] })
    const gold = [person(1, points(0)), blank]
    // Within the box grown by its own size on every side the similarity is 1.
    expect(evaluate(gold, [seen(points(450), 0.9), seen(points(0), 0.5)], 'keypoints').stats[0]).toBeCloseTo(1, 12)
    // Far from it, it is a false alarm before the hit: precision 1/2.
    expect(evaluate(gold, [seen(points(4500), 0.9), seen(points(0), 0.5)], 'keypoints').stats[0]).toBeCloseTo(0.5, 12)
  })

  it('looks at the twenty best of an image', () => {
    const wrong = Array.from({ length: 20 }, (_, index) => seen(points(900 + 50 * index), 0.9))
    expect(evaluate([person(1, points(0))], [...wrong, seen(points(0), 0.5)], 'keypoints').stats[0]).toBe(0)
    expect(
      evaluate([person(1, points(0))], [...wrong.slice(1), seen(points(0), 0.5)], 'keypoints').stats[0],
    ).toBeCloseTo(1 / 20, 12)
  })
})
