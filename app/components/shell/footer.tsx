import { useTranslation } from 'react-i18next'

/** Language and colour scheme: plain forms that work on every page, with and without JavaScript. */
export function Footer({ locale, theme, contact }: { locale: string; theme: string; contact: string | null }) {
  const { t } = useTranslation()
  const choice = (current: boolean) =>
    `min-h-11 min-w-11 rounded-lg px-3 ${current ? 'bg-sunken font-semibold text-ink' : 'text-muted hover:bg-sunken'}`
  return (
    <footer className="mt-16 border-t border-line">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-4 px-4 py-6 text-sm text-muted">
        <p>
          {t('common:footer')}
          {contact ? (
            <>
              {' · '}
              <a href={`mailto:${contact}`} className="text-gold-ink underline">
                {t('common:contact')}
              </a>
            </>
          ) : null}
        </p>
        <form method="post" action="/preferences" className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <fieldset className="flex min-w-0 flex-wrap items-center gap-1">
            <legend className="sr-only">{t('common:language')}</legend>
            {(['ko', 'en'] as const).map((value) => (
              <button
                key={value}
                name="lang"
                value={value}
                lang={value}
                aria-pressed={locale === value}
                className={choice(locale === value)}
              >
                {t(`common:languages.${value}`)}
              </button>
            ))}
          </fieldset>
          <fieldset className="flex min-w-0 flex-wrap items-center gap-1">
            <legend className="sr-only">{t('common:theme')}</legend>
            {(['system', 'light', 'dark'] as const).map((value) => (
              <button
                key={value}
                name="theme"
                value={value}
                aria-pressed={theme === value}
                className={choice(theme === value)}
              >
                {t(`common:themes.${value}`)}
              </button>
            ))}
          </fieldset>
        </form>
      </div>
    </footer>
  )
}
