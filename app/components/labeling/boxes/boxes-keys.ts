import type { ClassLook } from '#app/components/labeling/classes.ts'
import type { Point } from '#app/components/labeling/geometry.ts'
import type { AttributeLook } from '#app/components/labeling/shapes/attributes.ts'
import type { Binding, Key } from '#app/components/labeling/keys/chords.ts'
import {
  COMMON_BINDINGS,
  nudgeStep,
  pointBy,
  shapeCommand,
  type CommonCommand,
  type Where,
} from '#app/components/labeling/shapes/shape-keys.ts'
import type { Handle } from './boxes-geometry.ts'

export type { Key } from '#app/components/labeling/keys/chords.ts'
export type { Where } from '#app/components/labeling/shapes/shape-keys.ts'

/** What a key asks for. Distances are in image pixels, angles in degrees. */
export type Command = CommonCommand | { type: 'nudge'; by: Point; handle?: Handle } | { type: 'rotate'; by: number }

export const BOXES_BINDINGS: readonly Binding<Command>[] = [
  { id: 'enter', command: { type: 'enter' }, keys: ['Enter'], in: ['canvas'] },
  { id: 'leave', command: { type: 'leave' }, keys: ['Enter'], in: ['shape'] },
  { id: 'turn-right', command: { type: 'rotate', by: 1 }, keys: ['.'], in: ['shape'] },
  { id: 'turn-left', command: { type: 'rotate', by: -1 }, keys: [','], in: ['shape'] },
  { id: 'turn-right-far', command: { type: 'rotate', by: 15 }, keys: ['>'], in: ['shape'] },
  { id: 'turn-left-far', command: { type: 'rotate', by: -15 }, keys: ['<'], in: ['shape'] },
  ...COMMON_BINDINGS,
]

/** What a key means in the boxes tool, or null when it means nothing here and the browser should have it. */
export function boxesCommand(
  key: Key,
  where: Where,
  looks: readonly ClassLook[],
  attributes: readonly AttributeLook[] = [],
  bindings: readonly Binding<Command>[] = BOXES_BINDINGS,
): Command | null {
  return shapeCommand<Command>(key, where, { bindings, looks, attributes }, arrowCommand)
}

function arrowCommand(key: Key, arrow: Point, where: Where): Command {
  if (where.focus === 'canvas') return pointBy(key, arrow, where)
  const step = nudgeStep(key, where.repeats)
  const by = { x: arrow.x * step, y: arrow.y * step }
  if (key.shiftKey) return { type: 'nudge', by, handle: arrow.x ? 'e' : 's' }
  if (key.altKey) return { type: 'nudge', by, handle: arrow.x ? 'w' : 'n' }
  return { type: 'nudge', by }
}
