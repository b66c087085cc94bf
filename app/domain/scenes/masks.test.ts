import fc from 'fast-check'
import { expect, test } from 'vitest'
import { masksOf } from './masks.ts'
import { idNumber } from './svg.ts'

/** A number picture of these objects, null for none, row by row. */
function picture(width: number, height: number, objects: (number | null)[]) {
  const rgba = new Uint8Array(width * height * 4)
  objects.forEach((index, at) => {
    const id = index === null ? 0 : idNumber(index)
    rgba.set([id >> 16, (id >> 8) & 255, id & 255, 255], at * 4)
  })
  return { rgba, width, height }
}

/** Pixels of a mask, row by row, found from its runs down the columns. */
function pixelsOf({ size: [height, width], counts }: { size: [number, number]; counts: number[] | string }) {
  const columns = (counts as number[]).flatMap((count, run) => Array<boolean>(count).fill(run % 2 === 1))
  return Array.from({ length: width * height }, (_, at) => columns[(at % width) * height + Math.floor(at / width)]!)
}

test('a mask of the COCO API: runs go down the columns and begin with background', () => {
  // pycocotools: encode of [[0,1,1],[0,1,0]] has the counts [2, 3, 1].
  const masks = masksOf(picture(3, 2, [null, 0, 0, null, 0, null]))
  expect(masks.get(idNumber(0))).toEqual({ size: [2, 3], counts: [2, 3, 1] })
})

test('an object in the first pixel begins with no background at all', () => {
  expect(masksOf(picture(1, 2, [0, 0])).get(idNumber(0))!.counts).toEqual([0, 2])
})

test('a mask holds exactly the pixels that its object paints, whatever else is there', () => {
  const drawn = fc.integer({ min: 1, max: 9 }).chain((width) =>
    fc.integer({ min: 1, max: 9 }).chain((height) =>
      fc.record({
        width: fc.constant(width),
        height: fc.constant(height),
        objects: fc.array(fc.constantFrom(null, 0, 1, 2), { minLength: width * height, maxLength: width * height }),
      }),
    ),
  )
  fc.assert(
    fc.property(drawn, ({ width, height, objects }) => {
      const masks = masksOf(picture(width, height, objects))
      for (const index of [0, 1, 2]) {
        const mask = masks.get(idNumber(index))
        const painted = objects.map((object) => object === index)
        if (!mask) expect(painted).not.toContain(true)
        else expect(pixelsOf(mask)).toEqual(painted)
      }
    }),
  )
})
