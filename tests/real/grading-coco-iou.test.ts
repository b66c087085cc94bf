import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { boxIoa, boxIou, type Rectangle } from '#app/domain/grading/iou.ts'

const folder = path.resolve(process.env.REAL_DATA_DIR ?? '../shared/data', 'ref-coco-eval')
const present = existsSync(folder)
if (!present) console.warn(`SKIPPED: the COCO reference is not at ${folder}; set REAL_DATA_DIR`)

type Recorded = { bbox: [number, number, number, number] }
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8')
const rectangle = ({ bbox: [x, y, width, height] }: Recorded): Rectangle => ({ x, y, width, height })

describe.skipIf(!present)('box overlap', () => {
  it("equals the COCO authors' own numbers for every recorded pair, crowds by share of the detection", () => {
    const gold = new Map(
      (
        JSON.parse(read('instances_val2014_100.json')) as { annotations: (Recorded & { id: number })[] }
      ).annotations.map((annotation) => [annotation.id, annotation]),
    )
    const detections = JSON.parse(read('instances_val2014_fakebbox100_results.json')) as Recorded[]
    const rows = read('iou_pairs.csv')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(','))
    const boxes = rows.filter(([kind]) => kind === 'bbox')

    expect(boxes.length).toBeGreaterThan(1000)
    expect(boxes.some(([, , , , , crowd]) => crowd === '1')).toBe(true)
    for (const [, , , detection, annotation, crowd, expected] of boxes) {
      const answer = rectangle(detections[Number(detection) - 1]!)
      const truth = rectangle(gold.get(Number(annotation))!)
      const overlap = crowd === '1' ? boxIoa(answer, truth) : boxIou(answer, truth)
      expect(Math.abs(overlap - Number(expected)), `detection ${detection}, gold ${annotation}`).toBeLessThanOrEqual(
        1e-6,
      )
    }
  })
})
