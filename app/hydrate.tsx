import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createI18n } from '#app/components/i18n.ts'

const locale = document.documentElement.lang
const messages = locale === 'ko' ? await import('#app/messages/ko.ts') : await import('#app/messages/en.ts')
const i18n = createI18n(locale, messages.default)

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
