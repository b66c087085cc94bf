import { classOfKey, type ClassLook } from '#app/components/labeling/classes.ts'
import type { Binding } from '#app/components/labeling/keys/chords.ts'
import { boundCommand, type ToolKey } from '#app/components/labeling/use-tool-keys.ts'
import type { Unit } from './text-index.ts'

export type Command =
  | { type: 'undo' | 'redo' | 'help' | 'next' | 'previous' | 'delete' | 'leave' | 'enter' | 'all' }
  | { type: 'class'; name: string }
  | { type: 'move'; by: 1 | -1; unit: Unit; extend: boolean }
  | { type: 'line' | 'paragraph' | 'edge' | 'end'; by: 1 | -1; extend: boolean }
  | { type: 'border'; edge: 'start' | 'end'; by: 1 | -1; unit: Unit }

export const SPANS_BINDINGS: readonly Binding<Command>[] = [
  { id: 'next', command: { type: 'next' }, keys: [']'] },
  { id: 'previous', command: { type: 'previous' }, keys: ['['] },
  { id: 'delete', command: { type: 'delete' }, keys: ['Delete', 'Backspace'] },
  { id: 'escape', command: { type: 'leave' }, keys: ['Escape'] },
  { id: 'undo', command: { type: 'undo' }, keys: ['Ctrl+Z'] },
  { id: 'redo', command: { type: 'redo' }, keys: ['Ctrl+Shift+Z', 'Ctrl+Y'] },
  { id: 'help', command: { type: 'help' }, keys: ['?'] },
]

export type Where = {
  /** Whether the text has the focus: only there do arrows, Tab and Enter belong to it. */
  onText: boolean
  /** Whether a span is selected: its borders can be moved. */
  onSpan: boolean
  /** The way the paragraph at the caret is read: there the right arrow goes back in a right-to-left one. */
  direction: 'ltr' | 'rtl'
}

/**
 * What a key asks for. Arrows move the caret by one character, with Ctrl or Alt by one word, with Shift they select.
 * On a selected span Shift moves its end and Alt its start. Ctrl+Alt goes by single code points, also inside a character.
 */
export function spansCommand(
  key: ToolKey,
  where: Where,
  looks: readonly ClassLook[],
  bindings: readonly Binding<Command>[] = SPANS_BINDINGS,
): Command | null {
  if (key.typing) return null
  if (where.onText) {
    const command = textCommand(key, where)
    if (command) return command
  }
  const plain = !key.control && !key.alt && !key.shift
  const look = plain ? (classOfKey(looks, key.key) ?? classOfKey(looks, key.letter)) : undefined
  return look ? { type: 'class', name: look.name } : boundCommand(key, bindings)
}

function textCommand(key: ToolKey, where: Where): Command | null {
  if (key.key === 'Enter' && !key.control && !key.alt) return { type: 'enter' }
  if (key.key === 'Tab' && !key.control && !key.alt) return { type: key.shift ? 'previous' : 'next' }
  if (key.control && !key.alt && (key.key === 'a' || key.letter === 'a')) return { type: 'all' }
  const extend = key.shift
  if (key.key === 'Home' || key.key === 'End')
    return { type: key.control ? 'end' : 'edge', by: key.key === 'End' ? 1 : -1, extend }
  if (key.key === 'ArrowUp' || key.key === 'ArrowDown') {
    const by = key.key === 'ArrowDown' ? 1 : -1
    return { type: key.control || key.alt ? 'paragraph' : 'line', by, extend }
  }
  const right = { ArrowRight: 1, ArrowLeft: -1 }[key.key]
  if (right === undefined) return null
  const by = (right === 1) === (where.direction === 'ltr') ? 1 : -1
  if (where.onSpan && (key.shift || key.alt)) {
    const unit = key.control ? 'word' : 'grapheme'
    return { type: 'border', edge: key.alt ? 'start' : 'end', by, unit }
  }
  const unit = key.control && key.alt ? 'point' : key.control || key.alt ? 'word' : 'grapheme'
  return { type: 'move', by, unit, extend }
}
