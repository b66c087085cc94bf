import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { countsOf, ringsOfMask } from '#app/components/labeling/polygons/mask-rings.ts'

const folder = path.resolve(process.env.REAL_DATA_DIR ?? '../shared/data', 'ref-coco-eval')
const present = existsSync(folder)
if (!present) console.warn(`SKIPPED: the COCO reference is not at ${folder}; set REAL_DATA_DIR`)

type Mask = { size: [number, number]; counts: string | number[] }
type Recorded = { iscrowd: 0 | 1; bbox: [number, number, number, number]; segmentation: Mask }
const read = (file: string) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as unknown

/** Outlines turn clockwise and holes counterclockwise, so that their signed areas add up to the region's. */
function signedArea(ring: readonly number[]): number {
  let twice = 0
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length
    twice += ring[at]! * ring[next + 1]! - ring[next]! * ring[at + 1]!
  }
  return twice / 2
}

describe.skipIf(!present)('the outlines of COCO masks', () => {
  it('reach exactly as far as the COCO authors recorded for each crowd, and enclose as many pixels as its runs fill', () => {
    const { annotations } = read('instances_val2014_100.json') as { annotations: Recorded[] }
    const crowds = annotations.filter(({ iscrowd }) => iscrowd === 1)
    expect(crowds.length).toBeGreaterThan(5)
    for (const { bbox, segmentation } of crowds) {
      const rings = ringsOfMask(segmentation)
      const filled = countsOf(segmentation.counts).reduce((sum, length, at) => sum + (at % 2 === 1 ? length : 0), 0)
      // The areas recorded for crowds are not those of their pixels (most are larger).
      expect(rings.reduce((sum, ring) => sum + signedArea(ring), 0)).toBe(filled)
      const [xs, ys] = [0, 1].map((axis) => rings.flatMap((ring) => ring.filter((_, at) => at % 2 === axis)))
      expect([Math.min(...xs!), Math.min(...ys!)]).toEqual(bbox.slice(0, 2))
      // A recorded box goes from the first pixel to the last one, the outline around both.
      const [width, height] = [Math.max(...xs!) - Math.min(...xs!), Math.max(...ys!) - Math.min(...ys!)]
      expect([width - 1, height - 1]).toEqual(bbox.slice(2))
    }
  })

  it('are read from compressed letters whose runs fill the whole image', () => {
    const detections = read('instances_val2014_fakesegm100_results.json') as { segmentation: Mask }[]
    expect(detections.length).toBeGreaterThan(700)
    for (const { segmentation } of detections) {
      const counts = countsOf(segmentation.counts)
      const [height, width] = segmentation.size
      expect(counts.reduce((sum, length) => sum + length, 0)).toBe(height * width)
      const filled = counts.reduce((sum, length, at) => sum + (at % 2 === 1 ? length : 0), 0)
      expect(ringsOfMask(segmentation).reduce((sum, ring) => sum + signedArea(ring), 0)).toBe(filled)
    }
  })
})
