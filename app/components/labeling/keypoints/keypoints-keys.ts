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
  | { type: 'add' | 'points' | 'next-point' | 'previous-point' | 'visibility' | 'skip' | 'guide' }
  | { type: 'nudge'; by: Point }

export const KEYPOINTS_BINDINGS: readonly Binding<Command>[] = [
  { id: 'enter', command: { type: 'enter' }, keys: ['Enter'], in: ['canvas'] },
  { id: 'add', command: { type: 'add' }, keys: ['Space'], in: ['canvas'] },
  { id: 'visibility', command: { type: 'visibility' }, keys: ['Shift+V'] },
  { id: 'skip', command: { type: 'skip' }, keys: ['Shift+N'] },
  { id: 'guide', command: { type: 'guide' }, keys: ['Shift+G'] },
  { id: 'points', command: { type: 'points' }, keys: ['Enter'], in: ['shape'] },
  { id: 'leave', command: { type: 'leave' }, keys: ['Enter'], in: ['part'] },
  { id: 'next-point', command: { type: 'next-point' }, keys: [']'], in: ['part'] },
  { id: 'previous-point', command: { type: 'previous-point' }, keys: ['['], in: ['part'] },
  ...COMMON_BINDINGS,
]

/** What a key means in the keypoints tool, or null when it means nothing here and the browser should have it. */
export function keypointsCommand(
  key: Key,
  where: Where,
  looks: readonly ClassLook[],
  attributes: readonly AttributeLook[] = [],
  bindings: readonly Binding<Command>[] = KEYPOINTS_BINDINGS,
): Command | null {
  return shapeCommand<Command>(key, where, { bindings, looks, attributes }, moveBy)
}
