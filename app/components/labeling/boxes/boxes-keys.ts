import type { ClassLook } from '#app/components/labeling/classes.ts'
import { classOfKey } from '#app/components/labeling/classes.ts'
import type { Point } from '#app/components/labeling/geometry.ts'
import type { Handle } from './boxes-geometry.ts'

/** What a key asks for. Distances are in image pixels. */
export type Command =
  | { type: 'undo' | 'redo' | 'delete' | 'help' | 'fit' | 'next' | 'previous' | 'enter' | 'leave' }
  | { type: 'zoom'; by: 1 | -1 }
  | { type: 'class'; name: string }
  | { type: 'point'; by: Point }
  | { type: 'nudge'; by: Point; handle?: Handle }

export type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>

export type Where = {
  /** What has the focus: the canvas, a box on it, or something else of the tool (buttons, list). */
  focus: 'canvas' | 'box' | 'elsewhere'
  /** How often this key has repeated by being held. */
  repeats: number
  /** Screen pixels per image pixel: small pictures of big images are crossed in bigger steps. */
  scale: number
}

const ARROWS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/**
 * What a key means in the boxes tool, or null when it means nothing here and the browser should have it.
 * Letters and digits are read from the place of the key as well, because with a Korean input method
 * the letter itself is a different one.
 */
export function boxesCommand(key: Key, where: Where, looks: readonly ClassLook[]): Command | null {
  const letter = (/^(?:Key|Digit)(.)$/.exec(key.code)?.[1] ?? key.key).toLowerCase()
  if (key.ctrlKey || key.metaKey) {
    if (letter === 'z') return { type: key.shiftKey ? 'redo' : 'undo' }
    if (letter === 'y') return { type: 'redo' }
  }
  const arrow = ARROWS[key.key]
  if (arrow) return where.focus === 'elsewhere' || key.metaKey ? null : arrowCommand(key, arrow, where)
  if (key.ctrlKey || key.metaKey || key.altKey) return null
  if (key.key === '?') return { type: 'help' }
  if (key.key === '+' || key.key === '=') return { type: 'zoom', by: 1 }
  if (key.key === '-') return { type: 'zoom', by: -1 }
  if (key.key === '[' || key.code === 'BracketLeft') return { type: 'previous' }
  if (key.key === ']' || key.code === 'BracketRight') return { type: 'next' }
  if (key.key === 'Delete' || key.key === 'Backspace') return { type: 'delete' }
  if (key.key === 'Escape') return { type: 'leave' }
  if (key.key === 'Enter')
    return where.focus === 'elsewhere' ? null : { type: where.focus === 'box' ? 'leave' : 'enter' }
  const look = key.shiftKey ? undefined : (classOfKey(looks, key.key) ?? classOfKey(looks, letter))
  if (look) return { type: 'class', name: look.name }
  return key.key === '0' ? { type: 'fit' } : null
}

function arrowCommand(key: Key, arrow: Point, { focus, repeats, scale }: Where): Command {
  const by = (step: number) => ({ x: arrow.x * step, y: arrow.y * step })
  if (focus === 'canvas') {
    if (key.altKey || key.ctrlKey) return { type: 'point', by: by(1) }
    if (key.shiftKey) return { type: 'point', by: by(10) }
    const step = repeats < 4 ? 4 : repeats < 12 ? 8 : 16
    return { type: 'point', by: by(Math.round(step * Math.max(1, 1 / scale))) }
  }
  const step = key.ctrlKey ? 10 : repeats < 8 ? 1 : repeats < 24 ? 4 : 10
  if (key.shiftKey) return { type: 'nudge', by: by(step), handle: arrow.x ? 'e' : 's' }
  if (key.altKey) return { type: 'nudge', by: by(step), handle: arrow.x ? 'w' : 'n' }
  return { type: 'nudge', by: by(step) }
}
