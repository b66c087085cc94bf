import i18next, { type i18n } from 'i18next'

/** An i18next instance for one locale whose messages are at hand; nothing is loaded later. */
export function createI18n(locale: string, resources: Record<string, object>): i18n {
  const instance = i18next.createInstance()
  void instance.init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: resources },
    ns: Object.keys(resources),
    defaultNS: 'common',
    initImmediate: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    returnNull: false,
  })
  return instance
}
