/**
 * The alphabet of the drawings: plain values, turned into SVG by `svg.ts`. Sprites are drawn in centimetres,
 * x to the right from their middle, y down from the ground (so everything above ground is negative), facing right.
 */

/** Top and bottom colour (or left and right) over the bounding box of the shape. */
export type Gradient = { stops: [offset: number, colour: string, opacity?: number][]; to: 'down' | 'right' | 'out' }
export type Paint = string | Gradient

export type Path = {
  d: string
  fill?: Paint
  stroke?: string
  strokeWidth?: number
  /** Lengths of dashes and gaps. */
  dash?: number[]
  opacity?: number
  /** Gives off its own light: not darkened by dusk or rain. */
  lit?: boolean
}
export type Group = { children: Shape[]; transform?: string; opacity?: number }
export type Shape = Path | Group

type Style = Omit<Path, 'd'>

/** A number as SVG wants it: at most two decimals. */
export const n = (value: number): string => String(Math.round(value * 100) / 100)

const styled = (style: Paint | Style): Style =>
  typeof style === 'string' || 'stops' in style ? { fill: style } : style

export const path = (d: string, style: Paint | Style): Path => ({ d, ...styled(style) })

export function rect(x: number, y: number, width: number, height: number, style: Paint | Style, radius = 0): Path {
  const r = Math.min(radius, width / 2, height / 2)
  if (r <= 0) return path(`M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}Z`, style)
  const [w, h, a] = [n(width - 2 * r), n(height - 2 * r), `a${n(r)} ${n(r)} 0 0 1`]
  return path(
    `M${n(x + r)} ${n(y)}h${w}${a} ${n(r)} ${n(r)}v${h}${a} ${n(-r)} ${n(r)}h${n(-(width - 2 * r))}${a} ${n(-r)} ${n(-r)}v${n(-(height - 2 * r))}${a} ${n(r)} ${n(-r)}Z`,
    style,
  )
}

export function ellipse(cx: number, cy: number, rx: number, ry: number, style: Paint | Style): Path {
  const arc = `a${n(rx)} ${n(ry)} 0 1 0`
  return path(`M${n(cx - rx)} ${n(cy)}${arc} ${n(2 * rx)} 0${arc} ${n(-2 * rx)} 0Z`, style)
}

export const circle = (cx: number, cy: number, r: number, style: Paint | Style): Path => ellipse(cx, cy, r, r, style)

export const polygon = (points: [number, number][], style: Paint | Style): Path =>
  path(`M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z`, style)

/** A line with round ends through these points. */
export const line = (
  points: [number, number][],
  stroke: string,
  strokeWidth: number,
  style: Omit<Style, 'stroke'> = {},
): Path => ({
  d: `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}`,
  stroke,
  strokeWidth,
  ...style,
})

/** A round-ended stroke along any path. */
export const curve = (d: string, stroke: string, strokeWidth: number, style: Omit<Style, 'stroke'> = {}): Path => ({
  d,
  stroke,
  strokeWidth,
  ...style,
})

export const group = (children: Shape[], transform?: string, opacity?: number): Group => ({
  children,
  ...(transform === undefined ? {} : { transform }),
  ...(opacity === undefined ? {} : { opacity }),
})

export const down = (...colours: string[]): Gradient => ({
  to: 'down',
  stops: colours.map((colour, i) => [i / Math.max(1, colours.length - 1), colour]),
})
export const across = (...colours: string[]): Gradient => ({
  to: 'right',
  stops: colours.map((colour, i) => [i / Math.max(1, colours.length - 1), colour]),
})

/** A soft spot of light or shade that fades to nothing at its rim. */
export const softSpot = (colour: string, opacity: number): Gradient => ({
  to: 'out',
  stops: [
    [0, colour, opacity],
    [0.45, colour, opacity * 0.55],
    [1, colour, 0],
  ],
})
