import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'

/** A class as the tools show it. */
export type ClassLook = {
  name: string
  title: string
  /** The key that chooses it, if any is left for it. */
  hotkey: string | undefined
  /** CSS classes for its colour and its dashes. */
  look: string
}

const COLOURS = 12
const DASHES = 4

/**
 * The classes with their title in a language, key and look. Keys: the taxonomy's own; a class without
 * one gets the digit of its position when no class and no attribute has that digit. Neighbours differ in colour and
 * in dashes, so that no two of the first 12 look the same even without colour.
 */
export function classLooks(taxonomy: Taxonomy, language: string): ClassLook[] {
  const taken = new Set([...taxonomy.classes, ...(taxonomy.attributes ?? [])].map(({ hotkey }) => hotkey))
  const locale = language.split('-')[0] ?? language
  return taxonomy.classes.map(({ name, hotkey, title }, index) => {
    const digit = index < 9 && !taken.has(String(index + 1)) ? String(index + 1) : undefined
    return {
      name,
      title: title?.[locale] ?? title?.en ?? name,
      hotkey: hotkey ?? digit,
      look: `lab-colour-${(index % COLOURS) + 1} lab-dash-${(index % DASHES) + 1}`,
    }
  })
}

/** The look of a class that the taxonomy does not know (an old label): its name, in plain colours. */
export const unknownLook = (name: string): ClassLook => ({ name, title: name, hotkey: undefined, look: 'lab-colour-0' })

export const lookOf = (looks: readonly ClassLook[], name: string): ClassLook =>
  looks.find((look) => look.name === name) ?? unknownLook(name)

/** The class that a key chooses. */
export const classOfKey = (looks: readonly ClassLook[], key: string): ClassLook | undefined =>
  looks.find(({ hotkey }) => hotkey === key.toLowerCase())

/** About how wide a text is in units of its font size: Hangul and the like are square, Latin letters about half. */
export function textWidth(text: string): number {
  let width = 0
  for (const letter of text)
    width += (letter.codePointAt(0) ?? 0) > 0x2e7f ? 0.96 : /[A-ZMWmw]/.test(letter) ? 0.72 : 0.56
  return width
}
