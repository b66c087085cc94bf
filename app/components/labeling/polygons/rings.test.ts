import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceToSegment } from '#app/components/labeling/geometry.ts'
import { ringsOfMask } from './mask-rings.ts'
import {
  allowedMove,
  boundsOfRings,
  crossesItself,
  inLine,
  isInside,
  movedRings,
  pathOf,
  pointsOf,
  regionArea,
  ringArea,
  sideAt,
  simplified,
  vertexAt,
} from './rings.ts'

const SQUARE = [0, 0, 100, 0, 100, 100, 0, 100]
const HOLE = [20, 20, 60, 20, 60, 60, 20, 60]
const ISLAND = [30, 30, 40, 30, 40, 40, 30, 40]

describe('rings', () => {
  it('have the area of the shoelace formula, whichever way they turn', () => {
    // Textbook example: the triangle (2,1) (4,5) (7,8) has area 3.
    expect(ringArea([2, 1, 4, 5, 7, 8])).toBe(3)
    expect(ringArea([7, 8, 4, 5, 2, 1])).toBe(3)
  })

  it('make holes and islands by the even-odd rule', () => {
    expect(regionArea([SQUARE, HOLE])).toBe(10_000 - 1600)
    expect(regionArea([SQUARE, HOLE, ISLAND])).toBe(10_000 - 1600 + 100)
    expect(isInside([SQUARE, HOLE], { x: 50, y: 50 })).toBe(false)
    expect(isInside([SQUARE, HOLE, ISLAND], { x: 35, y: 35 })).toBe(true)
    expect(isInside([SQUARE, HOLE], { x: 10, y: 10 })).toBe(true)
    expect(isInside([SQUARE], { x: 110, y: 50 })).toBe(false)
  })

  it('are known to cross themselves only where two sides meet away from their ends', () => {
    expect(crossesItself([[0, 0, 100, 100, 100, 0, 0, 100]])).toBe(true)
    expect(crossesItself([SQUARE, HOLE, ISLAND])).toBe(false)
    // A hole that sticks out of its region would fill what lies outside.
    expect(crossesItself([SQUARE, [50, 50, 150, 60, 50, 70]])).toBe(true)
    // Two corners that touch do not cross.
    expect(
      crossesItself([
        [0, 0, 50, 50, 0, 100],
        [100, 0, 50, 50, 100, 100],
      ]),
    ).toBe(false)
  })

  it('never cross themselves as stars around a point, and do after two neighbours of a convex one change places', () => {
    const star = (radii: readonly number[]) =>
      radii.flatMap((radius, at) => {
        const angle = (2 * Math.PI * at) / radii.length
        return [500 + radius * Math.cos(angle), 500 + radius * Math.sin(angle)]
      })
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 50, max: 400 }), { minLength: 4, maxLength: 30 }), (radii) => {
        expect(crossesItself([star(radii)])).toBe(false)
        const [ax, ay, bx, by, ...rest] = star(radii.map(() => 300)) as [number, number, number, number, ...number[]]
        expect(crossesItself([[bx, by, ax, ay, ...rest]])).toBe(true)
      }),
    )
  })

  it('enclose nothing when all their points are in line, which a bow tie without area is not', () => {
    expect(inLine(pointsOf([0, 0, 50, 50, 100, 100]))).toBe(true)
    expect(inLine(pointsOf([5, 5, 5, 5, 5, 5]))).toBe(true)
    expect(ringArea([0, 0, 100, 100, 100, 0, 0, 100])).toBe(0)
    expect(inLine(pointsOf([0, 0, 100, 100, 100, 0, 0, 100]))).toBe(false)
  })

  it('are drawn as closed paths', () => {
    expect(pathOf([[0, 0, 10, 0, 10, 10]])).toBe('M0 0L10 0L10 10Z')
  })

  it('find the vertex and the middle of a side under a pointer, the nearest first', () => {
    expect(vertexAt([SQUARE, HOLE], { x: 22, y: 19 }, 5)).toEqual({ ring: 1, index: 0 })
    expect(vertexAt([SQUARE], { x: 50, y: 50 }, 5)).toBeNull()
    expect(sideAt([SQUARE], { x: 98, y: 51 }, 5)).toEqual({ ring: 0, index: 1 })
    expect(sideAt([SQUARE], { x: 2, y: 50 }, 5)).toEqual({ ring: 0, index: 3 })
  })

  it('stay inside the image when they are moved', () => {
    const image = { width: 300, height: 200 }
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }), (x, y) => {
        const moved = movedRings([SQUARE, HOLE], allowedMove(boundsOfRings([SQUARE, HOLE]), { x, y }, image))
        const bounds = boundsOfRings(moved)
        expect(Math.min(bounds.x, bounds.y)).toBeGreaterThanOrEqual(0)
        expect(bounds.x + bounds.width).toBeLessThanOrEqual(300)
        expect(bounds.y + bounds.height).toBeLessThanOrEqual(200)
        expect(regionArea(moved)).toBe(regionArea([SQUARE, HOLE]))
      }),
    )
  })
})

describe('simplifying', () => {
  it('drops vertices in a line and keeps the corners', () => {
    expect(simplified([0, 0, 50, 0, 100, 0, 100, 50, 100, 100, 50, 100, 0, 100, 0, 50], 0.5)).toEqual(SQUARE)
  })

  it('keeps every old vertex within the tolerance of the new ring, uses only old vertices, and never fewer than three', () => {
    const ring = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 })), {
        minLength: 3,
        maxLength: 60,
      })
      .map((points) => points.flat())
    fc.assert(
      fc.property(ring, fc.double({ min: 0, max: 40, noNaN: true }), (before, tolerance) => {
        const after = simplified(before, tolerance)
        const [old, kept] = [pointsOf(before), pointsOf(after)]
        expect(kept.length).toBeGreaterThanOrEqual(3)
        expect(kept.length).toBeLessThanOrEqual(old.length)
        for (const point of old) {
          const far = Math.min(...kept.map((a, at) => distanceToSegment(point, a, kept[(at + 1) % kept.length]!)))
          expect(far).toBeLessThanOrEqual(tolerance + 1e-9)
        }
        for (const { x, y } of kept) expect(old.some((point) => point.x === x && point.y === y)).toBe(true)
      }),
    )
  })
})

describe('masks', () => {
  it('become the outline of their pixels', () => {
    // A column of 4 pixels: 1 empty, 2 filled, 1 empty; next column the same.
    expect(ringsOfMask({ size: [4, 2], counts: [1, 2, 2, 2, 1] }).map((ring) => ringArea(ring))).toEqual([4])
  })

  it('are read from the compressed letters of the COCO API', () => {
    // By maskApi.c the runs 5 2 2 2 5 are written as 5 2 2 0 3: from the fourth on as differences to the one two before.
    const rings = ringsOfMask({ size: [4, 4], counts: '52203' })
    expect(rings).toHaveLength(1)
    expect(boundsOfRings(rings)).toEqual({ x: 1, y: 1, width: 2, height: 2 })
  })

  it('cover exactly the pixels that were set, holes and touching corners included', () => {
    const bits = fc.array(fc.boolean(), { minLength: 48, maxLength: 48 })
    fc.assert(
      fc.property(bits, (pixels) => {
        const [height, width] = [8, 6]
        const counts: number[] = []
        let value = false
        let run = 0
        for (const pixel of pixels) {
          if (pixel !== value) {
            counts.push(run)
            run = 0
            value = pixel
          }
          run += 1
        }
        counts.push(run)
        const rings = ringsOfMask({ size: [height, width], counts })
        pixels.forEach((pixel, at) => {
          const centre = { x: Math.floor(at / height) + 0.5, y: (at % height) + 0.5 }
          expect(isInside(rings, centre)).toBe(pixel)
        })
      }),
    )
  })
})
