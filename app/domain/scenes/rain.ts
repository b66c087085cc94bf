import { HEIGHT, WIDTH } from './camera.ts'
import type { Random } from './random.ts'
import { n, path, rect, type Shape } from './shapes.ts'

/** Streaks of rain and a veil of air over the whole picture; thin enough to hide nothing. */
export function paintRain(random: Random): Shape[] {
  const streaks = (count: number, length: number): string => {
    const d: string[] = []
    for (let i = 0; i < count; i++)
      d.push(
        `M${n(random.between(-20, WIDTH + 40))} ${n(random.between(-20, HEIGHT))}l${n(-length * 0.2)} ${n(length * random.between(0.7, 1.2))}`,
      )
    return d.join('')
  }
  return [
    rect(0, 0, WIDTH, HEIGHT, {
      fill: {
        to: 'down',
        stops: [
          [0, '#b4c0c8', 0.14],
          [0.6, '#b4c0c8', 0.06],
          [1, '#b4c0c8', 0.02],
        ],
      },
    }),
    path(streaks(130, 26), { stroke: '#eaf1f5', strokeWidth: 0.9, opacity: 0.42 }),
    path(streaks(60, 44), { stroke: '#f4f8fa', strokeWidth: 1.3, opacity: 0.34 }),
  ]
}
