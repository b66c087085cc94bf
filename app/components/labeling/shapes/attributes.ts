import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import type { Shape } from './shape.ts'

/** An attribute as the tools show it: a flag, or a choice of values. */
export type AttributeLook = {
  name: string
  title: string
  /** The chord that changes it, if any is left for it. */
  chord: string | undefined
  /** What can be chosen; null for a flag. */
  values: { name: string; title: string }[] | null
  /** The classes that have it; null: all. */
  classes: readonly string[] | null
}

/**
 * The attributes with their titles in a language and their keys: the taxonomy's own; one without a key gets Shift and the
 * digit of its place, which no class can have.
 */
export function attributeLooks(taxonomy: Taxonomy, language: string): AttributeLook[] {
  const locale = language.split('-')[0] ?? language
  const titled = ({ name, title }: { name: string; title?: Record<string, string> }) =>
    title?.[locale] ?? title?.en ?? name
  return (taxonomy.attributes ?? []).map((attribute, index) => ({
    name: attribute.name,
    title: titled(attribute),
    chord: attribute.hotkey?.toUpperCase() ?? (index < 9 ? `Shift+${index + 1}` : undefined),
    values: attribute.values?.map((value) => ({ name: value.name, title: titled(value) })) ?? null,
    classes: attribute.classes ?? null,
  }))
}

/** The attributes that a shape of a class has. */
export const attributesOf = (looks: readonly AttributeLook[], name: string): AttributeLook[] =>
  looks.filter(({ classes }) => classes === null || classes.includes(name))

/** What an attribute becomes when its key is pressed: a flag turns over, a choice goes on to its next value, then to none. */
export function nextValue(look: AttributeLook, shape: Shape): boolean | string | undefined {
  const now = shape.attributes?.[look.name]
  if (!look.values) return now === true ? undefined : true
  return look.values[look.values.findIndex(({ name }) => name === now) + 1]?.name
}

/** An attribute's value in words; a flag that is set is named by its title alone. */
export function attributeWords(looks: readonly AttributeLook[], shape: Shape): string[] {
  return looks.flatMap((look) => {
    const value = shape.attributes?.[look.name]
    if (value === undefined || value === false) return []
    if (value === true) return [look.title]
    return [`${look.title}: ${look.values?.find(({ name }) => name === value)?.title ?? value}`]
  })
}
