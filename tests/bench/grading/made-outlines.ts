import { seeded } from './row.ts'

export type OutlinePair = { gold: number[]; answer: number[] }

/** Pairs of simple outlines of 12–40 vertices around one middle: gold, and an answer a little off. */
export function madeOutlines(count: number, seed = 2): OutlinePair[] {
  const random = seeded(seed)
  const between = (least: number, most: number) => least + random() * (most - least)
  return Array.from({ length: count }, () => {
    const vertices = 12 + Math.floor(random() * 29)
    const [x, y, size] = [between(150, 490), between(150, 330), between(30, 120)]
    const radii = Array.from({ length: vertices }, () => size * between(0.7, 1.1))
    const [dx, dy] = [(random() - 0.5) * 0.08 * size, (random() - 0.5) * 0.08 * size]
    const ring = (off: number, moveX: number, moveY: number) =>
      radii.flatMap((radius, vertex) => {
        const angle = (2 * Math.PI * vertex) / vertices
        const length = radius * (1 + (random() - 0.5) * off)
        return [x + moveX + length * Math.cos(angle), y + moveY + length * Math.sin(angle)]
      })
    return { gold: ring(0, 0, 0), answer: ring(0.06, dx, dy) }
  })
}
