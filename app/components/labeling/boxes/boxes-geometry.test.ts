import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxesAt, handleFrame, handlePoint, HANDLES } from './boxes-geometry.ts'

const box = (id: string, x: number, y: number, width: number, height: number) => ({
  id,
  class: 'car',
  x,
  y,
  width,
  height,
})

describe('what is under a point', () => {
  it('is the smallest box first, so that a box inside another can be chosen', () => {
    const boxes = [box('bus', 0, 0, 200, 100), box('driver', 20, 20, 20, 20)]
    expect(boxesAt(boxes, { x: 25, y: 25 }, 0).map(({ id }) => id)).toEqual(['driver', 'bus'])
    expect(boxesAt(boxes, { x: 150, y: 50 }, 0).map(({ id }) => id)).toEqual(['bus'])
  })

  it('reaches a finger further for a tiny box, but no further for a big one', () => {
    expect(boxesAt([box('sign', 100, 100, 4, 4)], { x: 118, y: 102 }, 22)).toHaveLength(1)
    expect(boxesAt([box('bus', 100, 100, 200, 100)], { x: 95, y: 150 }, 22)).toHaveLength(0)
  })
})

describe('handles', () => {
  it('never overlap, and leave the middle free, for any box at any zoom', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 3, max: 900, noNaN: true }),
        fc.double({ min: 3, max: 600, noNaN: true }),
        fc.double({ min: 0.05, max: 32, noNaN: true }),
        (width, height, scale) => {
          const reach = 44
          const frame = handleFrame({ x: 10, y: 10, width, height }, scale, reach)
          const places = [
            ...HANDLES.map((handle) => handlePoint(frame, handle)),
            { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 },
          ]
          places.forEach((a, i) =>
            places.slice(i + 1).forEach((b) => {
              const apart = Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) * scale
              expect(apart).toBeGreaterThanOrEqual(reach - 1e-6)
            }),
          )
        },
      ),
    )
  })

  it('stand on the box itself when it is big enough', () => {
    const big = { x: 10, y: 20, width: 300, height: 200 }
    expect(handleFrame(big, 1, 44)).toEqual(big)
  })
})
