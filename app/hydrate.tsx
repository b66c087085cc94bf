import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createI18n } from '#app/components/i18n.ts'

const locale = document.documentElement.lang
const messages = locale === 'ko' ? await import('#app/messages/ko.ts') : await import('#app/messages/en.ts')
const i18n = createI18n(locale, messages.default)

/**
 * Remix decodes the page's data in its first render, and suspends the whole root until that is done. Somebody who types or
 * clicks in that moment makes React 18 hydrate at once, which a waiting root cannot (error 345). So the decoding begins
 * here, and hydration when it is done.
 */
async function stateDecoded(): Promise<void> {
  try {
    RemixBrowser({})
  } catch (waiting) {
    if (!(waiting instanceof Promise)) throw waiting
    await waiting
  }
}
await stateDecoded()

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <RemixBrowser />
      </I18nextProvider>
    </StrictMode>,
  )
})
