import type { ClassLook } from '#app/components/labeling/classes.ts'
import { classOfKey } from '#app/components/labeling/classes.ts'
import type { Point } from '#app/components/labeling/geometry.ts'
import type { AttributeLook } from './attributes.ts'
import { boundTo, chordsOf, type Binding, type Focus, type Key } from '#app/components/labeling/keys/chords.ts'

/** What a key asks for in every tool for shapes. Distances are in image pixels. */
export type CommonCommand =
  | { type: 'undo' | 'redo' | 'delete' | 'help' | 'fit' | 'next' | 'previous' | 'enter' | 'leave' }
  | { type: 'copy' | 'paste' | 'hide' | 'lock' | 'magnify' }
  | { type: 'zoom'; by: 1 | -1 }
  | { type: 'class'; name: string }
  | { type: 'attribute'; name: string }
  | { type: 'point'; by: Point }

export type Where = {
  focus: Focus
  /** How often this key has repeated by being held. */
  repeats: number
  /** Screen pixels per image pixel: small pictures of big images are crossed in bigger steps. */
  scale: number
}

const OFF_BUTTONS = ['canvas', 'shape', 'part'] as const

/** The keys that all tools share; a tool puts its own before them. */
export const COMMON_BINDINGS: readonly Binding<CommonCommand>[] = [
  { id: 'escape', command: { type: 'leave' }, keys: ['Escape'] },
  { id: 'next', command: { type: 'next' }, keys: [']'] },
  { id: 'previous', command: { type: 'previous' }, keys: ['['] },
  { id: 'delete', command: { type: 'delete' }, keys: ['Delete', 'Backspace'] },
  { id: 'undo', command: { type: 'undo' }, keys: ['Ctrl+Z'] },
  { id: 'redo', command: { type: 'redo' }, keys: ['Ctrl+Shift+Z', 'Ctrl+Y'] },
  { id: 'copy', command: { type: 'copy' }, keys: ['Ctrl+C'], in: OFF_BUTTONS },
  { id: 'paste', command: { type: 'paste' }, keys: ['Ctrl+V'], in: OFF_BUTTONS },
  { id: 'hide', command: { type: 'hide' }, keys: ['Shift+H'] },
  { id: 'lock', command: { type: 'lock' }, keys: ['Shift+L'] },
  { id: 'zoom-in', command: { type: 'zoom', by: 1 }, keys: ['+', '='] },
  { id: 'zoom-out', command: { type: 'zoom', by: -1 }, keys: ['-'] },
  { id: 'fit', command: { type: 'fit' }, keys: ['0'] },
  { id: 'magnify', command: { type: 'magnify' }, keys: ['Shift+M'] },
  { id: 'help', command: { type: 'help' }, keys: ['?'] },
]

const ARROWS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

export type Keyboard<C> = {
  bindings: readonly Binding<C>[]
  looks: readonly ClassLook[]
  attributes: readonly AttributeLook[]
}

/**
 * What a key means in a tool for shapes, or null when it means nothing here and the browser should have it: a class or
 * an attribute by its own key, an arrow as the tool has it, else what the bindings say.
 */
export function shapeCommand<C>(
  key: Key,
  where: Where,
  { bindings, looks, attributes }: Keyboard<C>,
  arrow: (key: Key, direction: Point, where: Where) => C | null,
): C | Extract<CommonCommand, { name: string }> | null {
  const direction = ARROWS[key.key]
  if (direction) return where.focus === 'elsewhere' || key.metaKey ? null : arrow(key, direction, where)
  const pressed = chordsOf(key)
  const look = pressed.map((chord) => (chord.length === 1 ? classOfKey(looks, chord) : undefined)).find(Boolean)
  if (look) return { type: 'class', name: look.name }
  const attribute = attributes.find(({ chord }) => chord !== undefined && pressed.includes(chord))
  if (attribute) return { type: 'attribute', name: attribute.name }
  return boundTo(key, where.focus, bindings)
}

/** An arrow key on the canvas moves the crosshair: in growing steps while held, by 10 with Shift, by 1 with Alt or Ctrl. */
export function pointBy(key: Key, direction: Point, { repeats, scale }: Where): Extract<CommonCommand, { by: Point }> {
  const by = (step: number) => ({ x: direction.x * step, y: direction.y * step })
  if (key.altKey || key.ctrlKey) return { type: 'point', by: by(1) }
  if (key.shiftKey) return { type: 'point', by: by(10) }
  const step = repeats < 4 ? 4 : repeats < 12 ? 8 : 16
  return { type: 'point', by: by(Math.round(step * Math.max(1, 1 / scale))) }
}

/** How far an arrow key moves a shape or a part of it: 1 pixel, more while held, 10 with Ctrl. */
export function nudgeStep(key: Key, repeats: number): number {
  return key.ctrlKey ? 10 : repeats < 8 ? 1 : repeats < 24 ? 4 : 10
}

/** What an arrow key means where shapes are only moved: the crosshair on the canvas, else the shape or a part of it. */
export function moveBy(key: Key, direction: Point, where: Where): { type: 'point' | 'nudge'; by: Point } {
  if (where.focus === 'canvas') return pointBy(key, direction, where)
  const step = nudgeStep(key, where.repeats)
  return { type: 'nudge', by: { x: direction.x * step, y: direction.y * step } }
}
