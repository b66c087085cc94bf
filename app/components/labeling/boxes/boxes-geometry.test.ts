import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { centre, turned } from '#app/components/labeling/geometry.ts'
import {
  angleAfter,
  boundsOf,
  boxesAt,
  handleFrame,
  handlePoint,
  HANDLES,
  inward,
  knobOf,
  moved,
  resized,
  rotated,
} from './boxes-geometry.ts'

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
  it('never overlap, leave the middle free, and are not cut off by the border of the picture', () => {
    const image = { width: 900, height: 600 }
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const sides = [fc.double({ min: 3, max: 900, noNaN: true }), fc.double({ min: 3, max: 600, noNaN: true })] as const
    fc.assert(
      fc.property(
        ...sides,
        share,
        share,
        fc.double({ min: 0.05, max: 32, noNaN: true }),
        (width, height, u, v, scale) => {
          const reach = 44
          const small = { x: (image.width - width) * u, y: (image.height - height) * v, width, height }
          const frame = handleFrame(small, scale, reach, image)
          const handles = HANDLES.map((handle) => {
            const at = handlePoint(frame, handle)
            const moved = inward(at, scale, reach, image)
            return { x: at.x + moved.x / scale, y: at.y + moved.y / scale }
          })
          const places = [...handles, { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 }]
          places.forEach((a, i) =>
            places.slice(i + 1).forEach((b) => {
              const apart = Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) * scale
              expect(apart).toBeGreaterThanOrEqual(reach - 1e-6)
            }),
          )
          // A picture that takes less of the screen than a frame has the canvas around it.
          if (image.height * scale < 3 * reach) return
          const room = reach / 2 - 10
          for (const { x, y } of handles) {
            expect(Math.min(x, image.width - x, y, image.height - y) * scale).toBeGreaterThanOrEqual(room - 1e-6)
          }
        },
      ),
    )
  })

  it('stand on the box itself when it is big enough', () => {
    const big = { x: 10, y: 20, width: 300, height: 200 }
    expect(handleFrame(big, 1, 44, { width: 900, height: 600 })).toEqual(big)
  })
})

describe('a turned box', () => {
  const IMAGE = { width: 960, height: 640 }
  const turnedBox = (rotation: number) => ({ ...box('a', 300, 200, 200, 100), rotation })

  it('has the upright rectangle of its corners around it', () => {
    expect(boundsOf(turnedBox(90))).toMatchObject({ width: expect.closeTo(100, 6), height: expect.closeTo(200, 6) })
    fc.assert(
      fc.property(fc.integer({ min: -179, max: 180 }), (rotation) => {
        const one = turnedBox(rotation)
        const corners = [
          [300, 200],
          [500, 200],
          [500, 300],
          [300, 300],
        ].map(([x, y]) => turned({ x: x!, y: y! }, centre(one), rotation))
        const bounds = boundsOf(one)
        expect(bounds.x).toBeCloseTo(Math.min(...corners.map(({ x }) => x)), 6)
        expect(bounds.y + bounds.height).toBeCloseTo(Math.max(...corners.map(({ y }) => y)), 6)
      }),
    )
  })

  it('is turned clockwise: its upper left corner goes up and right by a quarter', () => {
    const corner = turned({ x: 300, y: 200 }, centre(turnedBox(90)), 90)
    expect([Math.round(corner.x), Math.round(corner.y)]).toEqual([450, 150])
  })

  it('is found under its own lines, not under those it would have upright', () => {
    const boxes = [turnedBox(90)]
    expect(boxesAt(boxes, { x: 400, y: 160 }, 0)).toHaveLength(1)
    expect(boxesAt(boxes, { x: 310, y: 250 }, 0)).toHaveLength(0)
  })

  it('keeps the opposite side in place when it is pulled', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -179, max: 180 }).filter((angle) => angle !== 0),
        fc.constantFrom(...HANDLES),
        fc.record({ x: fc.integer({ min: -60, max: 60 }), y: fc.integer({ min: -60, max: 60 }) }),
        (rotation, handle, by) => {
          const before = turnedBox(rotation)
          const after = resized(before, handle, by, IMAGE)
          const opposite = handlePoint(before, HANDLES[(HANDLES.indexOf(handle) + 4) % 8]!)
          const kept = handlePoint(after, HANDLES[(HANDLES.indexOf(handle) + 4) % 8]!)
          const [a, b] = [turned(opposite, centre(before), rotation), turned(kept, centre(after), rotation)]
          expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeLessThan(0.05)
        },
      ),
    )
  })

  it('is moved until its centre meets the border', () => {
    expect(centre(moved(turnedBox(30), { x: -2000, y: 0 }, IMAGE))).toEqual({ x: 0, y: 250 })
  })

  it.each([
    [190, -170],
    [-180, 180],
    [360, undefined],
    [44.96, 45],
  ])('turned to %d degrees has %s', (degrees, rotation) => {
    expect(rotated(turnedBox(10), degrees, IMAGE).rotation).toBe(rotation)
  })

  it('that becomes upright again lies inside the image', () => {
    const reaching = moved(turnedBox(90), { x: -2000, y: 0 }, IMAGE)
    expect(rotated(reaching, 0, IMAGE)).toEqual(box('a', 0, 200, 200, 100))
  })

  it('turns by as much as its handle is pulled around, and stops at a quarter within two degrees', () => {
    const upright = box('a', 300, 200, 200, 100)
    expect(angleAfter(upright, { x: 400, y: 180 }, { x: 470, y: 180 })).toBe(45)
    expect(angleAfter(upright, { x: 400, y: 180 }, { x: 470, y: 251 })).toBe(90)
    expect(angleAfter({ ...upright, rotation: 30 }, { x: 400, y: 320 }, { x: 400, y: 330 })).toBe(30)
  })

  it.each([
    ['above it', 300, 200, undefined, -24],
    ['below it at the top of the image', 300, 0, undefined, 124],
    ['below it when it is turned at the top', 300, 0, 20, 124],
    ['above it when it is turned over at the top', 300, 0, 180, -24],
  ])('has its handle to turn by %s', (_, x, y, rotation, off) => {
    const one = { x, y, width: 200, height: 100, ...(rotation === undefined ? {} : { rotation }) }
    expect(knobOf(one, one, 24, IMAGE)).toEqual({ x: x + 100, y: y + off })
  })
})
