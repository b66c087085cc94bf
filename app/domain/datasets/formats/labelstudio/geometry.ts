import type { ImageSize } from '#app/domain/labels/boxes.ts'

/** Where a rectangle stands: pixels and degrees. */
export type Place = { x: number; y: number; width: number; height: number; rotation?: number }

/** Pixels and degrees are kept to a millionth, so that going to per cent and back gives the same numbers. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0
}

/**
 * A rectangle of Label Studio in pixels: it is given in per cent of the picture's width and height, and turned clockwise
 * about its top-left corner; ours is turned about its centre (Label Studio, "Units of image annotations").
 */
export function fromPercent(percent: Required<Place>, image: ImageSize): Place {
  const [x, y] = [(percent.x * image.width) / 100, (percent.y * image.height) / 100]
  const [width, height] = [(percent.width * image.width) / 100, (percent.height * image.height) / 100]
  const rotation = halfTurn(percent.rotation)
  const centre = turned(width / 2, height / 2, rotation)
  return {
    x: rounded(x + centre.x - width / 2),
    y: rounded(y + centre.y - height / 2),
    width: rounded(width),
    height: rounded(height),
    ...(rotation !== 0 && { rotation }),
  }
}

/** The same back: per cent, turned about the top-left corner, 0 to 360 degrees. */
export function toPercent({ x, y, width, height, rotation = 0 }: Place, image: ImageSize): Required<Place> {
  const centre = turned(width / 2, height / 2, rotation)
  return {
    x: ((x + width / 2 - centre.x) * 100) / image.width,
    y: ((y + height / 2 - centre.y) * 100) / image.height,
    width: (width * 100) / image.width,
    height: (height * 100) / image.height,
    rotation: rotation < 0 ? rotation + 360 : rotation,
  }
}

/** A vector turned clockwise (y points down). */
function turned(x: number, y: number, degrees: number): { x: number; y: number } {
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return { x: x * cos - y * sin, y: x * sin + y * cos }
}

/** An angle above −180 and up to 180 degrees. */
function halfTurn(degrees: number): number {
  const rest = rounded(((degrees % 360) + 360) % 360)
  return rest > 180 ? rounded(rest - 360) : rest === 360 ? 0 : rest
}
