import type { ClassLook } from '#app/components/labeling/classes.ts'
import type { Point } from '#app/components/labeling/geometry.ts'
import type { AttributeLook } from '#app/components/labeling/shapes/attributes.ts'
import type { Binding, Key } from '#app/components/labeling/keys/chords.ts'
import {
  COMMON_BINDINGS,
  moveBy,
  shapeCommand,
  type CommonCommand,
  type Where,
} from '#app/components/labeling/shapes/shape-keys.ts'

/** What a key asks for. Distances are in image pixels. */
export type Command =
  | CommonCommand
  | { type: 'add' | 'back' | 'vertices' | 'insert' | 'next-vertex' | 'previous-vertex' | 'simplify' | 'part' | 'hole' }
  | { type: 'nudge'; by: Point }

export const POLYGONS_BINDINGS: readonly Binding<Command>[] = [
  { id: 'enter', command: { type: 'enter' }, keys: ['Enter'], in: ['canvas'] },
  { id: 'add', command: { type: 'add' }, keys: ['Space'], in: ['canvas'] },
  { id: 'back', command: { type: 'back' }, keys: ['Backspace'], in: ['canvas'] },
  { id: 'vertices', command: { type: 'vertices' }, keys: ['Enter'], in: ['shape'] },
  { id: 'leave', command: { type: 'leave' }, keys: ['Enter'], in: ['part'] },
  { id: 'next-vertex', command: { type: 'next-vertex' }, keys: [']'], in: ['part'] },
  { id: 'previous-vertex', command: { type: 'previous-vertex' }, keys: ['['], in: ['part'] },
  { id: 'insert', command: { type: 'insert' }, keys: ['Space', 'Insert'], in: ['part'] },
  { id: 'hole', command: { type: 'hole' }, keys: ['Shift+X'] },
  { id: 'part', command: { type: 'part' }, keys: ['Shift+A'] },
  { id: 'simplify', command: { type: 'simplify' }, keys: ['Shift+S'] },
  ...COMMON_BINDINGS,
]

/** What a key means in the polygons tool, or null when it means nothing here and the browser should have it. */
export function polygonsCommand(
  key: Key,
  where: Where,
  looks: readonly ClassLook[],
  attributes: readonly AttributeLook[] = [],
  bindings: readonly Binding<Command>[] = POLYGONS_BINDINGS,
): Command | null {
  return shapeCommand<Command>(key, where, { bindings, looks, attributes }, moveBy)
}
