import type { Span } from '#app/domain/labels/spans.ts'
import { lookOf, type ClassLook } from '#app/components/labeling/classes.ts'
import { inReadingOrder, spanById, spansOf, type SpansState } from './spans-state.ts'
import type { Range, TextIndex } from './text-index.ts'

type Translate = (key: string, values?: Record<string, unknown>) => string

const SPOKEN = 120

/** A piece of the text as it is spoken and listed: without line breaks, and not endless. */
export function excerpt({ slice }: TextIndex, { start, end }: Range): string {
  const shown = slice(start, Math.min(end, start + SPOKEN)).replace(/\s+/g, ' ')
  return end - start > SPOKEN ? `${shown}…` : shown
}

/** "Span 3 of 7: Person, “Mina”". */
export function spanName(
  t: Translate,
  index: TextIndex,
  span: Span,
  spans: readonly Span[],
  looks: readonly ClassLook[],
) {
  return t('spans.name', {
    index: inReadingOrder(spans).findIndex(({ id }) => id === span.id) + 1,
    total: spans.length,
    title: lookOf(looks, span.class).title,
    text: excerpt(index, span),
  })
}

/** What the last action did, in words for the live region; empty when there is nothing to say. */
export function eventWords(t: Translate, index: TextIndex, state: SpansState, looks: readonly ClassLook[]): string {
  const { event } = state
  const spans = spansOf(state)
  if (!event) return ''
  switch (event.type) {
    case 'added':
    case 'bordered':
    case 'classed':
    case 'selected': {
      const span = spanById(state, event.id)
      return span ? t(`spans.say.${event.type}`, { name: spanName(t, index, span, spans, looks) }) : ''
    }
    case 'deleted':
      return t('spans.say.deleted', { title: lookOf(looks, event.class).title, count: spans.length })
    case 'class-chosen':
      return t('spans.say.class-chosen', { title: lookOf(looks, event.class).title })
    case 'caret': {
      const text = excerpt(index, event.passed)
      return text.trim() === ''
        ? t(event.passed.end > event.passed.start ? 'spans.say.blank' : 'spans.say.border')
        : text
    }
    case 'chosen':
      return t('spans.say.chosen', { text: excerpt(index, event.range) })
    case 'undone':
    case 'redone':
      return `${t(`tool.${event.type}`)} ${t('spans.list.title', { count: spans.length })}`
    case 'nothing-to-undo':
    case 'nothing-to-redo':
    case 'cancelled':
      return t(`say.${event.type}`)
    default:
      return t(`spans.say.${event.type}`)
  }
}
