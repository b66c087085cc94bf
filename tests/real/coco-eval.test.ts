import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { evaluateCoco } from '#app/domain/grading/coco/evaluate.ts'
import { overlapBy } from '#app/domain/grading/coco/overlaps.ts'
import { readGold, readResults } from '#app/domain/grading/coco/read.ts'
import { countsOf, readRle, writeRle } from '#app/domain/grading/regions/rle.ts'
import { runsArea } from '#app/domain/grading/regions/runs.ts'
import { shapeOf } from '#app/domain/grading/regions/shape.ts'
import type { Rle } from '#app/domain/labels/polygons.ts'

const folder = path.resolve(process.env.REAL_DATA_DIR ?? '../shared/data', 'ref-coco-eval')
const present = existsSync(folder)
if (!present) console.warn(`SKIPPED: the COCO reference is not at ${folder}; set REAL_DATA_DIR`)

const text = (file: string) => readFileSync(path.join(folder, file), 'utf8')
const json = (file: string): unknown => JSON.parse(text(file))
const TYPES = ['bbox', 'segm'] as const
type Type = (typeof TYPES)[number]
const resultsFile = (type: Type) => `instances_val2014_fake${type}100_results.json`

function read(type: Type) {
  const { gold, problems } = readGold(json('instances_val2014_100.json'), type)
  const results = readResults(json(resultsFile(type)), type, gold)
  expect([...problems, ...results.problems]).toEqual([])
  return { gold, detections: results.detections }
}

/** The numbers that the official evaluation printed, three digits each. */
function printed(type: Type): string[] {
  const block = text('val2014_fake_eval_res.txt')
    .split(/^-+$/m)
    .find((part) => part.includes(`type=${type}`))!
  return [...block.matchAll(/\] = (\d\.\d{3})/g)].map(([, number]) => number!)
}

describe.skipIf(!present)("COCO's evaluation", () => {
  it.each(TYPES)('gives the twelve numbers of %s that its authors printed', (type) => {
    const { gold, detections } = read(type)
    const { stats } = evaluateCoco(gold, detections, type)
    expect(printed(type)).toHaveLength(12)
    expect(stats.map((value) => value.toFixed(3))).toEqual(printed(type))
    const expected = (json('expected_stats.json') as Record<Type, number[]>)[type]
    stats.forEach((value, index) => expect(Math.abs(value - expected[index]!)).toBeLessThanOrEqual(1e-6))
  })

  it.each(TYPES)('finds every recorded overlap of %s, crowds by share of the detection', (type) => {
    const { gold, detections } = read(type)
    const ids = (json('instances_val2014_100.json') as { annotations: { id: number }[] }).annotations.map(
      ({ id }) => id,
    )
    const truthOf = new Map(ids.map((id, index) => [id, gold.truths[index]!]))
    const overlap = overlapBy(type)
    const rows = text('iou_pairs.csv')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(','))
      .filter(([kind]) => kind === type)
    expect(rows.length).toBeGreaterThan(900)
    expect(rows.some(([, , , , , crowd]) => crowd === '1')).toBe(true)
    for (const [, , , detection, truth, crowd, expected] of rows) {
      const object = truthOf.get(Number(truth))!
      expect(object.crowd).toBe(crowd === '1')
      const found = overlap(detections[Number(detection) - 1]!, object)
      expect(Math.abs(found - Number(expected)), `detection ${detection}, gold ${truth}`).toBeLessThanOrEqual(1e-6)
    }
  })
})

describe.skipIf(!present)("COCO's masks", () => {
  it('are written as they were read, letter by letter', () => {
    const results = json(resultsFile('segm')) as { segmentation: Rle }[]
    expect(results.length).toBeGreaterThan(500)
    for (const { segmentation } of results) {
      const { runs, problem } = readRle(segmentation)
      expect(problem).toBeUndefined()
      expect(writeRle(runs)).toEqual(segmentation)
    }
  })

  it('of crowds, written as numbers, are read count by count', () => {
    const { annotations } = json('instances_val2014_100.json') as {
      annotations: { iscrowd: number; segmentation: Rle }[]
    }
    const crowds = annotations.filter(({ iscrowd }) => iscrowd === 1)
    expect(crowds.length).toBeGreaterThan(5)
    for (const { segmentation } of crowds) {
      const { runs, problem } = readRle(segmentation)
      expect(problem).toBeUndefined()
      const foreground = (segmentation.counts as number[]).filter((_, index) => index % 2 === 1)
      expect(runsArea(runs)).toBe(foreground.reduce((sum, count) => sum + count, 0))
      expect(countsOf(runs)).toEqual(segmentation.counts)
    }
  })
})

describe.skipIf(!present)('the area of an outline', () => {
  it('is what COCO states, of every object in one part, to eight digits', () => {
    type Outlined = { id: number; iscrowd: number; area: number; segmentation: number[][] }
    const { annotations } = json('instances_val2014_100.json') as { annotations: Outlined[] }
    const whole = annotations.filter(({ iscrowd, segmentation }) => iscrowd === 0 && segmentation.length === 1)
    expect(whole.length).toBeGreaterThan(600)
    const away = whole.map(({ area, segmentation }) => Math.abs(shapeOf({ rings: segmentation }).area - area) / area)
    expect(Math.max(...away)).toBeLessThan(1e-8)
  })
})
