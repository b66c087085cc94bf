import type { GoldInstance, Instance } from '#app/domain/labels/keypoints.ts'
import { seeded } from './row.ts'

/** People of 17 points each, of which a fifth is not labeled, and answers a few pixels off. */
export function madeSkeletons(count: number, seed = 5): { gold: GoldInstance; answer: Instance }[] {
  const random = seeded(seed)
  const between = (least: number, most: number) => least + random() * (most - least)
  return Array.from({ length: count }, () => {
    const [x, y, width, height] = [between(0, 400), between(0, 200), between(40, 200), between(80, 280)]
    const points = Array.from({ length: 17 }, () => ({
      x: x + random() * width,
      y: y + random() * height,
      v: (random() < 0.2 ? 0 : random() < 0.3 ? 1 : 2) as 0 | 1 | 2,
    }))
    const off = () => (random() - 0.5) * 0.06 * height
    return {
      gold: { id: 'g', class: 'person', points, area: 0.6 * width * height, box: [x, y, width, height] },
      answer: {
        id: 'a',
        class: 'person',
        points: points.map((one) => ({ ...one, x: one.x + off(), y: one.y + off() })),
      },
    }
  })
}
