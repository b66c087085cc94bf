import { readFileSync } from 'node:fs'

type Messages = { [key: string]: string | Messages }

/** The academy's own words in one language, so that a test reads pages as a person does. */
export function wordsOf(locale: 'ko' | 'en') {
  return (key: string, values: Record<string, string | number> = {}): string => {
    const [file, path] = key.split(':') as [string, string]
    let found: string | Messages = JSON.parse(readFileSync(`app/messages/${locale}/${file}.json`, 'utf8')) as Messages
    for (const part of path.split('.')) {
      const next: string | Messages | undefined = typeof found === 'string' ? undefined : found[part]
      if (next === undefined) throw new Error(`no message ${key} in ${locale}`)
      found = next
    }
    return Object.entries(values).reduce(
      (text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)),
      String(found),
    )
  }
}
