import { shapeOfRings, type Shape } from './shape.ts'

/**
 * The shape of a box, turned clockwise about its centre by `rotation` degrees. An upright one is marked as such, so that
 * two of them are compared as plain rectangles are.
 */
export function turnedBox({
  x,
  y,
  width,
  height,
  rotation,
}: {
  x: number
  y: number
  width: number
  height: number
  rotation?: number | undefined
}): Shape {
  if (!rotation) {
    const [right, bottom] = [x + width, y + height]
    const shape = shapeOfRings([[x, y, right, y, right, bottom, x, bottom]])
    return { ...shape, bounds: [x, y, right, bottom], area: (right - x) * (bottom - y), upright: true }
  }
  return shapeOfRings([cornersOf({ x, y, width, height, rotation })])
}

/** The corners of a turned box as x0, y0, …, x3, y3, beginning with the one that was top left. */
function cornersOf(box: { x: number; y: number; width: number; height: number; rotation: number }): number[] {
  const radians = (box.rotation * Math.PI) / 180
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)]
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2]
  const [w, h] = [box.width / 2, box.height / 2]
  const corner = (dx: number, dy: number) => [cx + dx * cos - dy * sin, cy + dx * sin + dy * cos]
  return [...corner(-w, -h), ...corner(w, -h), ...corner(w, h), ...corner(-w, h)]
}
