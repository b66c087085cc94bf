import { createElement, type ComponentType } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createI18n } from '#app/components/i18n.ts'
import { ISLANDS, type IslandName, idPrefix } from '#app/components/lesson/island.tsx'

/** Wakes the islands of a lesson page: everything else on it stays the HTML that it is. */
const locale = document.documentElement.lang
const messages =
  locale === 'ko' ? await import('#app/messages/lesson-ko.ts') : await import('#app/messages/lesson-en.ts')
const i18n = createI18n(locale, messages.default)

for (const element of document.querySelectorAll<HTMLElement>('[data-island]')) {
  const { island = '', props = '{}', islandId = '' } = element.dataset
  const component = ISLANDS[island as IslandName] as ComponentType<object> | undefined
  if (!component) continue
  hydrateRoot(
    element,
    <I18nextProvider i18n={i18n}>{createElement(component, JSON.parse(props) as object)}</I18nextProvider>,
    { identifierPrefix: idPrefix(island, islandId) },
  )
}
