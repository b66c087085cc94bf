import { moods } from './light.ts'
import { markBoxes, type Mark } from './marks.ts'
import type { Actor, Rect, Scene } from './scene.ts'
import { ellipse, group, n, softSpot, type Gradient, type Paint, type Shape } from './shapes.ts'

type Pen = { paint(paint: Paint, lit: boolean): string }

/**
 * Opacity is carried down to each fill and stroke (`alpha`) and never written as `opacity`: that would make a layer,
 * and resvg aborts the whole process on a layer that lies outside the frame.
 */
function draw(shape: Shape, pen: Pen, above = 1): string {
  const alpha = above * (shape.opacity ?? 1)
  if ('children' in shape) {
    const inside = shape.children.map((child) => draw(child, pen, alpha)).join('')
    return shape.transform === undefined ? inside : `<g transform="${shape.transform}">${inside}</g>`
  }
  const lit = shape.lit ?? false
  const see = (what: 'fill' | 'stroke') => (alpha < 1 ? ` ${what}-opacity="${n(alpha)}"` : '')
  const fill = shape.fill === undefined ? ' fill="none"' : ` fill="${pen.paint(shape.fill, lit)}"${see('fill')}`
  const dash = shape.dash ? ` stroke-dasharray="${shape.dash.map(n).join(' ')}"` : ''
  const stroke =
    shape.stroke === undefined
      ? ''
      : ` stroke="${pen.paint(shape.stroke, lit)}" stroke-width="${n(shape.strokeWidth ?? 1)}"${see('stroke')}${dash}`
  return `<path d="${shape.d}"${fill}${stroke}/>`
}

/** Gradients are written once each and referred to by number. */
function definitions() {
  const known = new Map<string, number>()
  return {
    refer(gradient: Gradient, tone: (colour: string) => string): string {
      const stops = gradient.stops
        .map(([offset, colour, opacity]) => {
          const see = opacity === undefined ? '' : ` stop-opacity="${n(opacity)}"`
          return `<stop offset="${n(offset)}" stop-color="${tone(colour)}"${see}/>`
        })
        .join('')
      const key = `${gradient.to}|${stops}`
      if (!known.has(key)) known.set(key, known.size)
      return `url(#g${known.get(key)})`
    },
    write(): string {
      const all = [...known].map(([key, id]) => {
        const bar = key.indexOf('|')
        const [to, stops] = [key.slice(0, bar), key.slice(bar + 1)]
        if (to === 'out') return `<radialGradient id="g${id}">${stops}</radialGradient>`
        const end = to === 'right' ? 'x2="1" y2="0"' : 'x2="0" y2="1"'
        return `<linearGradient id="g${id}" x1="0" y1="0" ${end}>${stops}</linearGradient>`
      })
      return `<defs>${all.join('')}</defs>`
    },
  }
}

const place = ({ x, y, scale, mirrored }: Actor): string =>
  `translate(${n(x)} ${n(y)}) scale(${mirrored ? '-' : ''}${scale.toFixed(4)} ${scale.toFixed(4)})`

export type PictureOptions = {
  /** Part of the picture to show, in its pixels (default: all of it). */
  view?: Rect
  /** Output pixels per picture pixel (default 1). */
  zoom?: number
  /** Boxes drawn on top, for lesson pictures. */
  marks?: Mark[]
  /** Paints everything that belongs to one object in one flat colour (tests compare two tints). */
  tint?: { id: string; colour: string }
}

/** The picture. Nothing in the markup tells objects from background. */
export function sceneSvg(
  scene: Scene,
  { view = [0, 0, scene.width, scene.height], zoom = 1, marks = [], tint }: PictureOptions = {},
): string {
  const mood = moods[scene.light]
  const defs = definitions()
  const pen = (haze: number): Pen => ({
    paint: (paint, lit) => {
      const tone = lit ? (colour: string) => colour : (colour: string) => mood.tone(colour, haze)
      return typeof paint === 'string' ? tone(paint) : defs.refer(paint, tone)
    },
  })
  const bare: Pen = { paint: (paint) => (typeof paint === 'string' ? paint : defs.refer(paint, (c) => c)) }
  const inside = [
    ...scene.backdrop.map((shape) => draw(shape, pen(0))),
    ...scene.actors.map((actor) => {
      const shade = ground(actor, mood)
        .map((shape) => draw(shape, bare))
        .join('')
      const flat: Pen = { paint: () => tint!.colour }
      const hand = tint && tint.id === actor.id ? flat : pen(actor.haze)
      const reflection = mood.wet
        ? mirrorOnGround(actor)
            .map((shape) => draw(shape, pen(actor.haze)))
            .join('')
        : ''
      const glow =
        actor.sprite.glow && (mood.dark || mood.wet)
          ? draw(group(actor.sprite.glow, place(actor), mood.dark ? 1 : 0.55), bare)
          : ''
      return reflection + shade + draw(group(actor.sprite.body, place(actor)), hand) + glow
    }),
    ...scene.overlay.map((shape) => draw(shape, bare)),
    ...markBoxes(marks, 1 / zoom, view).map((shape) => draw(shape, bare)),
  ].join('')
  const [, , width, height] = view
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(width * zoom)}" height="${Math.round(height * zoom)}" viewBox="${view.join(' ')}">` +
    `${defs.write()}<g stroke-linecap="round" stroke-linejoin="round">${inside}</g></svg>`
  )
}

/** The soft shadow under an actor: darkest where it touches the ground. */
function ground({ x, y, scale, sprite }: Actor, mood: (typeof moods)[keyof typeof moods]): Shape[] {
  const half = sprite.shadow * scale
  if (half <= 0) return []
  const { colour, opacity } = mood.shadow
  return [
    ellipse(x, y - half * 0.01, half * 1.22, Math.max(2, half * 0.16), softSpot(colour, opacity)),
    ellipse(x, y, half * 1.02, Math.max(1.5, half * 0.07), softSpot(colour, opacity)),
  ]
}

const mirrorOnGround = (actor: Actor): Shape[] =>
  actor.sprite.shadow > 0 ? [group([group(actor.sprite.body, 'scale(1 -0.55)')], place(actor), 0.13)] : []

/** Objects are numbered by colour: object i (0-based, in paint order) is the 24-bit number (i + 1) × 4099. */
export const idColour = (index: number): string => `#${((index + 1) * 4099).toString(16).padStart(6, '0')}`
export const idNumber = (index: number): number => (index + 1) * 4099

/**
 * The same geometry as the picture with one flat colour per object on black, without smoothing of edges; props that
 * stand in front are black. `only` paints one object alone, `view` moves the frame (pixels of the picture, whole
 * numbers); together they give the whole extent of an object, hidden and outside parts included.
 */
export function idSvg(
  scene: Scene,
  { only, view = [0, 0, scene.width, scene.height] }: { only?: string; view?: Rect } = {},
): string {
  const objects = scene.actors.filter((actor) => actor.class !== null)
  const inside = scene.actors
    .filter((actor) => only === undefined || actor.id === only)
    .map((actor) => {
      const colour = actor.class === null ? '#000000' : idColour(objects.indexOf(actor))
      return draw(group(opaque(actor.sprite.body), place(actor)), { paint: () => colour })
    })
    .join('')
  const [x, y, width, height] = view
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${view.join(' ')}" shape-rendering="crispEdges">` +
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#000000"/>` +
    `<g stroke-linecap="round" stroke-linejoin="round">${inside}</g></svg>`
  )
}

/** The same shapes at full opacity: gloss and shade on a body must not blend the numbers. */
function opaque(shapes: Shape[]): Shape[] {
  return shapes.map((shape) => {
    const { opacity: _opacity, ...rest } = shape
    return 'children' in rest ? { ...rest, children: opaque(rest.children) } : rest
  })
}
