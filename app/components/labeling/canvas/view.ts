import { clamp, type Point, type Rect, type Size } from '#app/components/labeling/geometry.ts'

/**
 * Which part of the image a canvas shows: the image point at its top left corner, and how many
 * screen pixels (CSS) one image pixel takes.
 */
export type View = Point & { scale: number }

/** Room around the fitted image in screen pixels, so that boxes at its border can be grasped. */
export const FIT_MARGIN = 10
const LARGEST_SCALE = 32
/** At least this many screen pixels of the image stay visible while panning. */
const KEEP_VISIBLE = 64

/** The whole image, centred. */
export function fitView(image: Size, canvas: Size, margin = FIT_MARGIN): View {
  const room = (side: number) => Math.max(side - 2 * margin, 1)
  const scale = Math.min(room(canvas.width) / image.width, room(canvas.height) / image.height)
  return {
    scale,
    x: (image.width - canvas.width / scale) / 2,
    y: (image.height - canvas.height / scale) / 2,
  }
}

/** The image point under a screen point (measured from the canvas' top left corner). */
export const toImage = (view: View, at: Point): Point => ({
  x: view.x + at.x / view.scale,
  y: view.y + at.y / view.scale,
})
export const toScreen = (view: View, at: Point): Point => ({
  x: (at.x - view.x) * view.scale,
  y: (at.y - view.y) * view.scale,
})

/** Zooms by `factor`; the image point under the screen point `at` stays there. */
export function zoomAt(view: View, at: Point, factor: number, image: Size, canvas: Size): View {
  const smallest = fitView(image, canvas).scale
  const scale = clamp(view.scale * factor, smallest, Math.max(LARGEST_SCALE, smallest))
  const fixed = toImage(view, at)
  return keepVisible({ scale, x: fixed.x - at.x / scale, y: fixed.y - at.y / scale }, image, canvas)
}

/** Moves the image by a distance in screen pixels. */
export function panBy(view: View, by: Point, image: Size, canvas: Size): View {
  return keepVisible({ ...view, x: view.x - by.x / view.scale, y: view.y - by.y / view.scale }, image, canvas)
}

/** What a view becomes when the canvas has got another size: never farther away than the whole image, never beside it. */
export function resettled(view: View, image: Size, canvas: Size): View {
  const fit = fitView(image, canvas)
  return view.scale <= fit.scale ? fit : keepVisible(view, image, canvas)
}

/** A side that fits is centred; a side that does not can be moved until a strip of the image is left. */
function keepVisible(view: View, image: Size, canvas: Size): View {
  const side = (start: number, length: number, room: number) => {
    const shown = room / view.scale
    if (length <= shown) return (length - shown) / 2
    const strip = Math.min(KEEP_VISIBLE / view.scale, length)
    return clamp(start, strip - shown, length - strip)
  }
  return { ...view, x: side(view.x, image.width, canvas.width), y: side(view.y, image.height, canvas.height) }
}

/** The nearest view in which `rect` is visible with some room around it; the same view when it already is. */
export function revealed(view: View, rect: Rect, image: Size, canvas: Size, room = 24): View {
  const margin = room / view.scale
  const shift = (start: number, length: number, from: number, size: number) => {
    const seen = from < start + length && from + size > start
    if (size + 2 * margin > length) return size > length && seen ? 0 : from + size / 2 - (start + length / 2)
    if (from - margin < start) return from - margin - start
    if (from + size + margin > start + length) return from + size + margin - start - length
    return 0
  }
  const dx = shift(view.x, canvas.width / view.scale, rect.x, rect.width)
  const dy = shift(view.y, canvas.height / view.scale, rect.y, rect.height)
  return dx || dy ? keepVisible({ ...view, x: view.x + dx, y: view.y + dy }, image, canvas) : view
}

/** A view close enough to judge `rect`, centred on it. */
export function closeUp(rect: Rect, image: Size, canvas: Size): View {
  const fit = fitView(image, canvas).scale
  const wanted = 0.45 * Math.min(canvas.width / Math.max(rect.width, 8), canvas.height / Math.max(rect.height, 8))
  const scale = clamp(wanted, fit, Math.max(fit, 4))
  const view = {
    scale,
    x: rect.x + rect.width / 2 - canvas.width / scale / 2,
    y: rect.y + rect.height / 2 - canvas.height / scale / 2,
  }
  return keepVisible(view, image, canvas)
}
