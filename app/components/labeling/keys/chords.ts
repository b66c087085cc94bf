export type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>

/** What has the focus: the canvas, a shape on it, a vertex or point of that shape, or something else of the tool. */
export type Focus = 'canvas' | 'shape' | 'part' | 'elsewhere'

/** What a tool can do by a key. `keys` are chords such as `Ctrl+Shift+Z`; any of them will do. */
export type Binding<C> = {
  /** Unique in its tool; names its message (`help.<id>`) and its place in storage. */
  id: string
  command: C
  keys: readonly string[]
  /** Where it works; everywhere in the tool when omitted. */
  in?: readonly Focus[]
}

/** A key that only modifies others. */
const MODIFIERS = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn'])
const SIGNS: Record<string, string> = { BracketLeft: '[', BracketRight: ']', Comma: ',', Period: '.' }

/**
 * The letter or digit on a key, in upper case: what it writes, where that is one of A–Z and 0–9 (a French keyboard has its
 * A where others have Q); else by its place, because a Korean keyboard writes ㅁ with A. Undefined for any other key.
 */
export function placeOf({ key, code }: Pick<Key, 'key' | 'code'>): string | undefined {
  if (/^[a-z\d]$/i.test(key)) return key.toUpperCase()
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1]
}

/**
 * The names of a pressed key with its modifiers, e.g. `Ctrl+Shift+Z`, `Delete`, `?`. There may be two, because letters,
 * digits and some signs are read from the place of the key as well. The command key of a Mac counts as Ctrl. A sign needs
 * no Shift and no AltGr in its name: its keyboard decides.
 */
export function chordsOf(key: Key): string[] {
  if (MODIFIERS.has(key.key)) return []
  const placed = placeOf(key) ?? (key.shiftKey ? undefined : SIGNS[key.code])
  const written = key.key === ' ' ? 'Space' : key.key.length === 1 ? key.key.toUpperCase() : key.key
  const names = new Set([placed ?? written, written])
  return [...names].map((name) => {
    const sign = name.length === 1 && !/[\p{L}\d]/u.test(name)
    // A German keyboard writes [ with Option on a Mac and with AltGr, which may say Ctrl and Alt, elsewhere.
    const made = sign && key.altKey && placed !== undefined && placed !== name
    const parts = [
      !made && (key.ctrlKey || key.metaKey) ? 'Ctrl' : '',
      !made && key.altKey ? 'Alt' : '',
      key.shiftKey && !sign ? 'Shift' : '',
      name,
    ]
    return parts.filter(Boolean).join('+')
  })
}

/** What a key does, or null when it does nothing here and the browser should have it. */
export function boundTo<C>(key: Key, focus: Focus, bindings: readonly Binding<C>[]): C | null {
  const pressed = chordsOf(key)
  return bindings.find((one) => works(one, focus) && one.keys.some((chord) => pressed.includes(chord)))?.command ?? null
}

const works = (binding: Binding<unknown>, focus: Focus) => !binding.in || binding.in.includes(focus)

/** The other bindings that a chord would be taken from, were it given to the one named `id`. */
export function conflicts<C>(bindings: readonly Binding<C>[], id: string, chord: string): Binding<C>[] {
  const mine = bindings.find((binding) => binding.id === id)
  return bindings.filter(
    (other) => other.id !== id && other.keys.includes(chord) && (mine?.in ?? EVERYWHERE).some((at) => works(other, at)),
  )
}

const EVERYWHERE: readonly Focus[] = ['canvas', 'shape', 'part', 'elsewhere']

/** A chord as people read it. */
export const shownChord = (chord: string): string => chord.replace(/(^|\+)-$/, '$1−').replace('Escape', 'Esc')

/** The first key of a command as `aria-keyshortcuts` has it. */
export const ariaKeyOf = (bindings: readonly Binding<unknown>[], id: string): string | undefined =>
  bindings.find((binding) => binding.id === id)?.keys[0]?.replace('Ctrl', 'Control')

/** The first key of a command as people read it; empty where the tool has no such command. */
export const keyOf = (bindings: readonly Binding<unknown>[], id: string): string =>
  shownChord(bindings.find((binding) => binding.id === id)?.keys[0] ?? '')
