import { type ComponentType, type ReactElement, createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { ISLANDS, type IslandName, type IslandProps, idPrefix } from '#app/components/lesson/island.tsx'
import { i18nOf } from '#app/platform/messages.server.ts'
import type { Locale } from '#app/platform/session.server.ts'

/** Renders something small to HTML in a language. */
export function renderSmall(locale: Locale, element: ReactElement, identifierPrefix = ''): string {
  return renderToString(<I18nextProvider i18n={i18nOf[locale]}>{element}</I18nextProvider>, { identifierPrefix })
}

const MOST = 2000
const remembered = new Map<string, string>()

/**
 * Remembers what `make` gives for a key; the least recently used of 2,000 goes first. Rendering even
 * something small costs a tenth of a millisecond, and most people are shown the same.
 */
export function remember(key: string, make: () => string): string {
  let value = remembered.get(key)
  if (value === undefined) value = make()
  else remembered.delete(key)
  remembered.set(key, value)
  if (remembered.size > MOST) remembered.delete(remembered.keys().next().value!)
  return value
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '"': '&quot;', "'": '&#x27;', '<': '&lt;', '>': '&gt;' }
const escape = (text: string) => text.replace(/[&"'<>]/g, (character) => ESCAPES[character]!)

/**
 * An island as HTML: the element that the browser's script looks for, with the props it hydrates with.
 * @param slot the name under which it is found again in a finished page
 * @param onServer props that only this HTML is made with; in the browser they are missing
 */
export function renderIsland<N extends IslandName>(
  locale: Locale,
  {
    name,
    id,
    slot,
    props,
    onServer = {},
  }: { name: N; id: string; slot?: string; props: IslandProps[N]; onServer?: Partial<IslandProps[N]> },
): string {
  const component = ISLANDS[name] as ComponentType<object>
  const html = renderSmall(locale, createElement(component, { ...props, ...onServer }), idPrefix(name, id))
  const marked = slot === undefined ? '' : ` data-slot="${slot}"`
  return `<div${marked} data-island="${name}" data-island-id="${id}" data-props="${escape(JSON.stringify(props))}">${html}</div>`
}
