import type { ItemContent } from '#app/domain/labels/content.ts'
import type { GoldLabel, Label } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { lookOf, type ClassLook } from '#app/components/labeling/classes.ts'

type Translate = (key: string, values?: Record<string, unknown>) => string
type About = {
  taxonomy: Taxonomy
  content: ItemContent | null
  answer: Label
  gold: GoldLabel
  looks: readonly ClassLook[]
  language: string
}

const EXCERPT = 60

/** The beginning of a text, on one line, without the signs of Markdown. */
export function briefly(text: string): string {
  const plain = text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>|~]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  const points = [...plain]
  return points.length > EXCERPT ? `${points.slice(0, EXCERPT).join('')}…` : plain
}

/**
 * What a finding's subject is called: a class by its title; the line of a transcription by its number, a candidate by how
 * it begins, a criterion by its title, an answer of a pair by where it stood, a verdict by its word.
 */
export function subjectNamer(t: Translate, about: About): (name: string) => string {
  const { taxonomy, content, answer, gold, looks, language } = about
  const ofClass = (name: string) => lookOf(looks, name).title
  switch (answer.kind) {
    case 'transcription': {
      const ids =
        content?.type === 'lines'
          ? content.lines.map(({ id }) => id)
          : gold.kind === 'transcription'
            ? gold.lines.map(({ id }) => id)
            : []
      return (id) =>
        ids.length < 2
          ? t('findings.transcription.text')
          : t('findings.transcription.line', { number: ids.indexOf(id) + 1 })
    }
    case 'preference': {
      const first = answer.shown === 'ba' ? 'b' : 'a'
      return (choice) =>
        t(choice === 'tie' ? 'preference.side.tie' : `preference.answer.${choice === first ? 'first' : 'second'}`)
    }
    case 'ranking':
      return (id) => {
        const candidate = content?.type === 'candidates' ? content.candidates.find((one) => one.id === id) : undefined
        return candidate ? t('findings.ranking.candidate', { text: briefly(candidate.text) }) : id
      }
    case 'rating':
      return (name) => {
        const title = taxonomy.criteria?.find((criterion) => criterion.name === name)?.title
        return title?.[language.split('-')[0] ?? language] ?? title?.en ?? name
      }
    case 'review':
      return (name) => (name === 'accept' || name === 'reject' ? t(`review.${name}`) : ofClass(name))
    default:
      return ofClass
  }
}
