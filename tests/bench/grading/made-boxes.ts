import type { Box } from '#app/domain/labels/boxes.ts'
import { seeded } from './row.ts'

export type Pair = { gold: Box[]; answer: Box[] }

const CLASSES = ['bicycle', 'bus', 'car', 'motorcycle', 'person', 'sign', 'traffic-light', 'truck']

/** Images with five gold boxes each, and answers as people give them: a little off, now and then missing or misnamed. */
export function madeBoxes(images: number, seed = 1): Pair[] {
  const random = seeded(seed)
  const between = (least: number, most: number) => least + random() * (most - least)
  const some = () => CLASSES[Math.floor(random() * CLASSES.length)]!
  return Array.from({ length: images }, () => {
    const gold = Array.from({ length: 5 }, (_, index): Box => ({
      id: `g${index}`,
      class: some(),
      x: between(0, 540),
      y: between(0, 380),
      width: between(20, 100),
      height: between(20, 100),
    }))
    const answer = gold.flatMap((box, index): Box[] => {
      if (random() < 0.06) return []
      const off = (size: number) => (random() - 0.5) * 0.12 * size
      return [
        {
          id: `a${index}`,
          class: random() < 0.05 ? some() : box.class,
          x: box.x + off(box.width),
          y: box.y + off(box.height),
          width: box.width + off(box.width),
          height: box.height + off(box.height),
        },
      ]
    })
    if (random() < 0.2)
      answer.push({ id: 'x', class: some(), x: between(0, 540), y: between(0, 380), width: 40, height: 40 })
    return { gold, answer }
  })
}
