import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closeUp, fitView, panBy, resettled, revealed, toImage, toScreen, zoomAt } from './view.ts'

const IMAGE = { width: 960, height: 640 }
const CANVAS = { width: 380, height: 320 }
const onCanvas = fc.record({ x: fc.integer({ min: 0, max: 380 }), y: fc.integer({ min: 0, max: 320 }) })

describe('view', () => {
  it('fits the whole image with room around it', () => {
    const view = fitView(IMAGE, CANVAS)
    expect(view.scale).toBe(360 / 960)
    const corners = [toScreen(view, { x: 0, y: 0 }), toScreen(view, { x: 960, y: 640 })]
    expect(corners.flatMap(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual([10, 40, 370, 280])
  })

  it('turns screen points into image points and back', () => {
    fc.assert(
      fc.property(onCanvas, fc.double({ min: 1, max: 20, noNaN: true }), (at, factor) => {
        const view = zoomAt(fitView(IMAGE, CANVAS), at, factor, IMAGE, CANVAS)
        const back = toScreen(view, toImage(view, at))
        expect(back.x).toBeCloseTo(at.x, 6)
        expect(back.y).toBeCloseTo(at.y, 6)
      }),
    )
  })

  it('keeps the image point under the pointer while zooming inside the image', () => {
    const before = zoomAt(fitView(IMAGE, CANVAS), { x: 190, y: 160 }, 4, IMAGE, CANVAS)
    const at = { x: 200, y: 150 }
    const after = zoomAt(before, at, 1.5, IMAGE, CANVAS)
    expect(toImage(after, at).x).toBeCloseTo(toImage(before, at).x, 6)
    expect(toImage(after, at).y).toBeCloseTo(toImage(before, at).y, 6)
  })

  it('never loses the image, however it is moved and zoomed', () => {
    const step = fc.record({ at: onCanvas, factor: fc.double({ min: 0.2, max: 5, noNaN: true }), by: onCanvas })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let view = fitView(IMAGE, CANVAS)
        for (const { at, factor, by } of steps) {
          view = zoomAt(view, at, factor, IMAGE, CANVAS)
          view = panBy(view, { x: by.x * 9 - 1000, y: by.y * 9 - 1000 }, IMAGE, CANVAS)
        }
        const [a, b] = [toScreen(view, { x: 0, y: 0 }), toScreen(view, { x: 960, y: 640 })]
        expect(view.scale).toBeGreaterThanOrEqual(fitView(IMAGE, CANVAS).scale)
        expect(Math.min(b.x, CANVAS.width) - Math.max(a.x, 0)).toBeGreaterThan(60)
        expect(Math.min(b.y, CANVAS.height) - Math.max(a.y, 0)).toBeGreaterThan(60)
      }),
    )
  })

  it('brings a hidden place into view and leaves a visible one alone', () => {
    const view = zoomAt(fitView(IMAGE, CANVAS), { x: 0, y: 0 }, 6, IMAGE, CANVAS)
    expect(revealed(view, { x: view.x + 40, y: view.y + 40, width: 10, height: 10 }, IMAGE, CANVAS)).toBe(view)
    const moved = revealed(view, { x: 900, y: 600, width: 20, height: 20 }, IMAGE, CANVAS)
    const corner = toScreen(moved, { x: 920, y: 620 })
    expect(corner.x).toBeLessThanOrEqual(CANVAS.width)
    expect(corner.y).toBeLessThanOrEqual(CANVAS.height)
  })

  it('goes to what is out of sight and larger than the canvas, and stays with it once a part is seen', () => {
    const view = zoomAt(fitView(IMAGE, CANVAS), { x: 0, y: 0 }, 20, IMAGE, CANVAS)
    const wall = { x: 600, y: 300, width: 300, height: 300 }
    const moved = revealed(view, wall, IMAGE, CANVAS)
    expect(toScreen(moved, { x: 750, y: 450 })).toEqual({ x: expect.closeTo(190), y: expect.closeTo(160) })
    expect(revealed(moved, wall, IMAGE, CANVAS)).toBe(moved)
  })

  it('shows no less than the whole image, and never beside it, when the canvas has changed its size', () => {
    const zoomed = zoomAt(fitView(IMAGE, CANVAS), { x: 380, y: 320 }, 1.1, IMAGE, CANVAS)
    const wide = { width: 800, height: 500 }
    expect(resettled(zoomed, IMAGE, wide)).toEqual(fitView(IMAGE, wide))
    const close = zoomAt(fitView(IMAGE, CANVAS), { x: 380, y: 320 }, 6, IMAGE, CANVAS)
    expect(resettled(close, IMAGE, CANVAS)).toEqual(close)
    const low = resettled(close, IMAGE, { width: 380, height: 90 })
    expect(toScreen(low, { x: 960, y: 640 }).y).toBeGreaterThanOrEqual(63)
  })

  it('looks at a box from near enough, with the box in the middle', () => {
    const view = closeUp({ x: 400, y: 300, width: 40, height: 30 }, IMAGE, CANVAS)
    const middle = toScreen(view, { x: 420, y: 315 })
    expect(middle.x).toBeCloseTo(190)
    expect(middle.y).toBeCloseTo(160)
    expect(view.scale).toBe(4)
  })
})
