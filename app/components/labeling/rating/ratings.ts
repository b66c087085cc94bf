import type { RatingLabel } from '#app/domain/labels/opinions.ts'
import type { Criterion, Taxonomy } from '#app/domain/labels/taxonomy.ts'

/** A criterion as it is shown: its title and anchors in one language. */
export type Asked = { name: string; title: string; values: number[]; anchors: ReadonlyMap<number, string> }

const inLanguage = (titles: Record<string, string> | undefined, locale: string) => titles?.[locale] ?? titles?.en

/** The criteria of a taxonomy in a language. */
export function askedOf(taxonomy: Taxonomy, language: string): Asked[] {
  const locale = language.split('-')[0] ?? language
  return (taxonomy.criteria ?? []).map(({ name, title, min, max, anchors }: Criterion) => ({
    name,
    title: inLanguage(title, locale) ?? name,
    values: Array.from({ length: max - min + 1 }, (_, step) => min + step),
    anchors: new Map(anchors.map((anchor) => [anchor.value, inLanguage(anchor.title, locale) ?? ''])),
  }))
}

export const valueOf = (label: RatingLabel, criterion: string): number | undefined =>
  label.ratings.find((rating) => rating.criterion === criterion)?.value

/** The label with a value for one criterion, in the order of the criteria. */
export function withRating(label: RatingLabel, asked: readonly Asked[], criterion: string, value: number): RatingLabel {
  const ratings = asked.flatMap(({ name }) => {
    const given = name === criterion ? value : valueOf(label, name)
    return given === undefined ? [] : [{ criterion: name, value: given }]
  })
  return { kind: 'rating', ratings }
}
