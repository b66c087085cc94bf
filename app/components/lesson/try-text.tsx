import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemContent } from '#app/domain/labels/content.ts'
import { classLooks, lookOf } from '#app/components/labeling/classes.ts'
import { Markdown } from '#app/components/labeling/markdown.tsx'
import { pairOrder, startOrder } from '#app/components/labeling/shown-order.ts'
import { PlainText } from '#app/components/labeling/subject.tsx'

type Written = Exclude<ItemContent, { type: 'lines' }>
type Labeled = Extract<ItemContent, { type: 'labeled' }>

/**
 * What a written exercise is about, to be read where its tool is not there (yet): on the server only, for it brings
 * everything that reads Markdown. What has an order stands as in the tool.
 */
export function TryText({ content, seed }: { content: Written; seed: string }) {
  const { t } = useTranslation('labeling')
  const { language } = content
  const part = (title: string, text: string) => (
    <Part key={title} title={title}>
      <Markdown text={text} language={language} />
    </Part>
  )
  switch (content.type) {
    case 'text':
      return <PlainText text={content.text} language={language} />
    case 'pair': {
      const [first, second] = pairOrder(seed) === 'ab' ? [content.a, content.b] : [content.b, content.a]
      return (
        <div className="grid gap-3">
          {part(t('preference.prompt'), content.prompt)}
          {part(t('preference.answer.first'), first)}
          {part(t('preference.answer.second'), second)}
        </div>
      )
    }
    case 'candidates': {
      const texts = new Map(content.candidates.map(({ id, text }) => [id, text]))
      return (
        <div className="grid gap-3">
          {part(t('preference.prompt'), content.prompt)}
          {startOrder([...texts.keys()], seed).map((id, index) =>
            part(t('ranking.candidate', { name: String.fromCharCode(65 + index) }), texts.get(id)!),
          )}
        </div>
      )
    }
    case 'response':
      return (
        <div className="grid gap-3">
          {content.prompt === undefined ? null : part(t('preference.prompt'), content.prompt)}
          {part(t('rating.response'), content.response)}
        </div>
      )
    case 'labeled':
      return <LabeledText content={content} />
  }
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="rounded-lg border border-line bg-raised px-4 py-3">
      <p className="mb-1 text-sm font-semibold text-muted">{title}</p>
      {children}
    </div>
  )
}

/** A text, and what somebody has said of it, in words. */
function LabeledText({ content: { text = '', label, taxonomy, language } }: { content: Labeled }) {
  const { t, i18n } = useTranslation('labeling')
  const looks = classLooks(taxonomy, i18n.language)
  return (
    <div className="grid gap-3">
      <PlainText text={text} language={language} />
      <Part title={t('review.label')}>
        <ul className="list-disc pl-5 text-ink">
          {saidOf(label, text).map(({ name, quote }, place) => (
            // What was said does not change while it is read: it is known by its place.
            <li key={place}>
              {lookOf(looks, name).title}
              {quote === null ? null : (
                <>
                  : <q lang={language}>{quote}</q>
                </>
              )}
            </li>
          ))}
        </ul>
      </Part>
    </div>
  )
}

/** The classes of a label, each with the words that it is said of; offsets count code points. */
function saidOf(label: Labeled['label'], text: string): { name: string; quote: string | null }[] {
  if (label.kind === 'classification') return label.classes.map((name) => ({ name, quote: null }))
  if (label.kind !== 'spans') return []
  const points = [...text]
  return label.spans.map(({ class: name, start, end }) => ({ name, quote: points.slice(start, end).join('') }))
}
