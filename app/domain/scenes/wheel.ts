import { circle, line, type Shape } from './shapes.ts'

/** A car wheel that touches the ground at (x, 0). */
export function wheel(x: number, radius: number, rim = '#c7ccd2'): Shape[] {
  const y = -radius
  const spokes = [0, 1, 2, 3, 4].map((i) => {
    const angle = (i * 2 * Math.PI) / 5 - Math.PI / 2
    const reach = radius * 0.52
    return line(
      [
        [x, y],
        [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach],
      ],
      rim,
      radius * 0.17,
    )
  })
  return [
    circle(x, y, radius, '#22252b'),
    circle(x, y, radius * 0.66, '#8b929a'),
    circle(x, y, radius * 0.57, '#3a3f47'),
    ...spokes,
    circle(x, y, radius * 0.16, '#e4e7ea'),
  ]
}

/** A plain steel wheel of a bus or truck. */
export function heavyWheel(x: number, radius: number): Shape[] {
  const y = -radius
  const bolts = [0, 1, 2, 3, 4, 5].map((i) => {
    const angle = (i * Math.PI) / 3
    return circle(x + Math.cos(angle) * radius * 0.3, y + Math.sin(angle) * radius * 0.3, radius * 0.055, '#5a6068')
  })
  return [
    circle(x, y, radius, '#22252b'),
    circle(x, y, radius * 0.62, '#9aa1a9'),
    circle(x, y, radius * 0.46, '#b9bfc6'),
    ...bolts,
    circle(x, y, radius * 0.14, '#6c737b'),
  ]
}
