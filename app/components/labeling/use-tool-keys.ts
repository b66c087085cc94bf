import { useEffect, useRef, type RefObject } from 'react'
import { chordsOf, placeOf, type Binding } from './keys/chords.ts'

/** A key as tools see it. */
export type ToolKey = {
  /** The key itself, letters in lower case. */
  key: string
  /** The letter or digit on the key whatever the keyboard writes with it (a Korean layout writes ㅁ where A is). */
  letter: string
  /** Its names with what is held, as bindings have them. */
  chords: readonly string[]
  shift: boolean
  /** Ctrl, or ⌘ on a Mac. */
  control: boolean
  alt: boolean
  /** Whether the focus is where letters are typed. */
  typing: boolean
  target: Element
}

const TYPING =
  'textarea, select, input:not([type=radio], [type=checkbox], [type=button], [type=range]), [contenteditable]'

/**
 * Keys of a tool: those pressed inside it, and those pressed while the mouse is over it and nothing else on the page
 * has the focus. Keys in a dialog and keys that belong to a letter being composed are left alone. The handler answers
 * whether it used the key.
 */
export function useToolKeys(root: RefObject<HTMLElement>, handle: (key: ToolKey, event: KeyboardEvent) => boolean) {
  const latest = useRef(handle)
  useEffect(() => {
    latest.current = handle
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event
      const element = root.current
      if (!element || event.defaultPrevented || !(target instanceof Element)) return
      const typing = target.closest(TYPING) !== null
      if (typing && composes(event)) return
      const here = element.contains(target) || (target === document.body && element.matches(':hover'))
      if (!here || target.closest('dialog')) return
      const key: ToolKey = {
        key: event.key.length === 1 ? event.key.toLowerCase() : event.key,
        letter: (placeOf(event) ?? '').toLowerCase(),
        chords: chordsOf(event),
        shift: event.shiftKey,
        control: event.ctrlKey || event.metaKey,
        alt: event.altKey,
        typing,
        target,
      }
      if (latest.current(key, event)) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [root])
}

/**
 * Whether a key belongs to an input method that composes a letter. Safari ends the composition before the key that ended
 * it, and gives that one away only by its old code.
 */
export const composes = ({ isComposing, keyCode }: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  isComposing || keyCode === 229

/** What a key does by the tool's bindings, or null. Where letters are typed, only what is held with Ctrl is a command. */
export function boundCommand<C>({ chords, typing, control }: ToolKey, bindings: readonly Binding<C>[]): C | null {
  if (typing && !control) return null
  return bindings.find(({ keys }) => keys.some((chord) => chords.includes(chord)))?.command ?? null
}

/** Whether a key is the letter or digit, on any keyboard layout, and nothing is held with it. */
export const isPlain = ({ control, alt, typing, ...pressed }: ToolKey, name: string): boolean =>
  !control && !alt && !typing && (pressed.key === name || pressed.letter === name)
