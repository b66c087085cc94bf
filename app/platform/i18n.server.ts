import type { Locale } from './session.server.ts'

const LOCALES: Locale[] = ['ko', 'en']

function cookieValue(cookie: string, name: string): string | undefined {
  for (const part of cookie.split(';')) {
    const [key, value] = part.trim().split('=')
    if (key === name) return value
  }
}

/** Language of a page: the person's own choice (cookie), else the browser's first language that we speak, else English. */
export function localeOfHeaders(cookie: string | undefined, acceptLanguage: string | undefined): Locale {
  const chosen = cookieValue(cookie ?? '', 'lang')
  if (chosen === 'ko' || chosen === 'en') return chosen
  const wanted = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, index) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const q = Number(
        parameters
          .find((parameter) => parameter.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      )
      return { tag: tag.toLowerCase().split('-')[0], q: Number.isFinite(q) ? q : 0, index }
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q || a.index - b.index)
  return wanted.map(({ tag }) => LOCALES.find((locale) => locale === tag)).find(Boolean) ?? 'en'
}

export function localeOf(request: Request): Locale {
  return localeOfHeaders(
    request.headers.get('Cookie') ?? undefined,
    request.headers.get('Accept-Language') ?? undefined,
  )
}

export type Theme = 'system' | 'light' | 'dark'

/** Colour scheme: the person's choice (cookie), else the system's. */
export function themeOfHeaders(cookie: string | undefined): Theme {
  const chosen = cookieValue(cookie ?? '', 'theme')
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

/** A cookie for a preference: a year, readable by nobody's script. */
export function preferenceCookie(name: 'lang' | 'theme', value: string, secure: boolean): string {
  return `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`
}
