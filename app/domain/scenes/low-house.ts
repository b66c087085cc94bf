import { rows } from './camera.ts'
import { darker, lighter } from './colour.ts'
import type { Mood } from './light.ts'
import type { Random } from './random.ts'
import { circle, curve, down, line, n, path, rect, type Shape } from './shapes.ts'
import type { House } from './street.ts'

/** A traditional house: tiled roof with lifted eaves, white walls, wooden lattice. */
export function paintHanok({ x, width }: House, metre: number, mood: Mood, random: Random): Shape[] {
  const m = (value: number) => value * metre
  const base = rows.houses
  const eaves = base - m(3)
  const ridge = base - m(5.2)
  const [left, right] = [x - m(0.25), x + width + m(0.25)]
  const tile = '#4a5058'
  const lit = mood.dark
  const shapes: Shape[] = [
    rect(x, eaves, width, m(3), down('#f3ecdc', '#e2d8c3')),
    rect(x, base - m(0.6), width, m(0.6), '#9b9488'),
    rect(x, eaves, width, m(0.35), '#7a4e36'),
  ]
  const bays = Math.max(3, Math.round(width / m(2)))
  const wide = width / bays
  const gate = random.int(0, bays - 1)
  for (let i = 0; i <= bays; i++) shapes.push(rect(x + i * wide - m(0.13), eaves, m(0.26), m(2.7), '#7a4e36'))
  for (let i = 0; i < bays; i++) {
    const [wx, wy, w, h] = [x + i * wide + m(0.3), eaves + m(0.6), wide - m(0.6), i === gate ? m(2.35) : m(1.6)]
    if (i === gate) {
      shapes.push(
        rect(wx, wy, w, h, down('#8a5a3a', '#6b4429')),
        line(
          [
            [wx + w / 2, wy],
            [wx + w / 2, wy + h],
          ],
          '#4b2f1c',
          1,
        ),
        circle(wx + w / 2 - m(0.2), wy + h * 0.5, m(0.08), '#d9b24c'),
        circle(wx + w / 2 + m(0.2), wy + h * 0.5, m(0.08), '#d9b24c'),
      )
      continue
    }
    shapes.push(rect(wx, wy, w, h, { fill: lit ? '#ffdf9f' : '#f7f1e2', lit }))
    const bars: string[] = []
    for (let b = 0; b <= 5; b++) bars.push(`M${n(wx + (w * b) / 5)} ${n(wy)}v${n(h)}`)
    for (const b of [0, 0.18, 0.5, 0.82, 1]) bars.push(`M${n(wx)} ${n(wy + h * b)}h${n(w)}`)
    shapes.push(path(bars.join(''), { stroke: '#7a4e36', strokeWidth: Math.max(0.7, m(0.05)) }))
  }
  const slope = `M${n(left)} ${n(eaves + m(0.05))}Q${n(left + m(0.9))} ${n(eaves - m(0.5))} ${n(left + m(1.4))} ${n(ridge)}L${n(right - m(1.4))} ${n(ridge)}Q${n(right - m(0.9))} ${n(eaves - m(0.5))} ${n(right)} ${n(eaves + m(0.05))}Q${n((left + right) / 2)} ${n(eaves + m(0.5))} ${n(left)} ${n(eaves + m(0.05))}Z`
  shapes.push(path(slope, down(lighter(tile, 0.18), tile, darker(tile, 0.25))))
  const grooves: string[] = []
  const count = Math.round(width / m(0.42))
  for (let i = 1; i < count; i++) {
    const share = i / count
    const top = left + m(1.4) + (right - left - m(2.8)) * share
    const foot = left + (right - left) * share
    grooves.push(
      `M${n(top)} ${n(ridge + 2)}Q${n(top + (foot - top) * 0.3)} ${n(ridge + m(1.4))} ${n(foot)} ${n(eaves + m(0.18))}`,
    )
  }
  shapes.push(
    path(grooves.join(''), { stroke: darker(tile, 0.5), strokeWidth: 0.9, opacity: 0.5 }),
    rect(left + m(1.2), ridge - m(0.28), right - left - m(2.4), m(0.42), darker(tile, 0.35), 2),
    curve(
      `M${n(left)} ${n(eaves + m(0.08))}Q${n((left + right) / 2)} ${n(eaves + m(0.54))} ${n(right)} ${n(eaves + m(0.08))}`,
      '#8b8f92',
      Math.max(1.4, m(0.12)),
    ),
    rect(x, eaves + m(0.3), width, m(0.4), { fill: '#141824', opacity: 0.2 }),
  )
  return shapes
}

/** A small park: hedge, railing and trees; the sky is wide above it. */
export function paintPark({ x, width }: House, metre: number, random: Random): Shape[] {
  const m = (value: number) => value * metre
  const base = rows.houses
  const shapes: Shape[] = [rect(x, base - m(1.4), width, m(1.4), down('#7fa56b', '#5f8a55'))]
  const trees = Math.max(2, Math.round(width / m(2.6)))
  for (let i = 0; i < trees; i++) {
    const tx = x + (width * (i + 0.5)) / trees + random.between(-4, 4)
    const tall = m(random.between(4.6, 7.4))
    const r = m(random.between(1.2, 1.7))
    const leaf = random.pick(['#6f9a5f', '#5f8a5c', '#86a65e', '#c9a14a'] as const)
    shapes.push(rect(tx - m(0.13), base - tall + r, m(0.26), tall - r, '#6b5241'))
    for (const [dx, dy, k] of [
      [0, 0, 1],
      [-0.6, 0.5, 0.75],
      [0.6, 0.45, 0.78],
      [0.1, 0.75, 0.7],
    ] as const)
      shapes.push(circle(tx + dx * r, base - tall + r + dy * r, r * k, darker(leaf, 0.12)))
    for (const [dx, dy, k] of [
      [-0.1, -0.1, 0.8],
      [-0.62, 0.4, 0.55],
      [0.5, 0.34, 0.58],
    ] as const)
      shapes.push(circle(tx + dx * r, base - tall + r + dy * r, r * k, lighter(leaf, 0.1)))
  }
  for (let i = 0; i * m(0.55) < width; i++)
    shapes.push(
      circle(
        Math.min(x + width - m(0.3), x + m(0.3) + i * m(0.55)),
        base - m(0.75),
        m(random.between(0.38, 0.5)),
        i % 2 ? '#55804c' : '#648f58',
      ),
    )
  shapes.push(rect(x, base - m(0.75), width, m(0.75), down('#5f8a55', '#4c7546')))
  const rails: string[] = []
  for (let rx = x + m(0.2); rx < x + width; rx += m(0.4)) rails.push(`M${n(rx)} ${n(base - m(0.95))}V${n(base)}`)
  shapes.push(
    path(rails.join(''), { stroke: '#4a525b', strokeWidth: Math.max(0.9, m(0.06)) }),
    line(
      [
        [x, base - m(0.95)],
        [x + width, base - m(0.95)],
      ],
      '#4a525b',
      Math.max(1.2, m(0.09)),
    ),
  )
  return shapes
}
