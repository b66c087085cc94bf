import { useTranslation } from 'react-i18next'

interface Props {
  headings: { id: string; text: string; depth: 2 | 3 }[]
  /** Above the text on narrow screens, folded; beside it on wide ones. */
  place: 'top' | 'side'
}

/** The sections of a lesson. */
export function TableOfContents({ headings, place }: Props) {
  const { t } = useTranslation('learn')
  if (headings.length < 2) return null
  const list = (
    <ol className="grid">
      {headings.map(({ id, text, depth }) => (
        <li key={id} className={depth === 3 ? 'pl-4' : ''}>
          <a
            href={`#${id}`}
            className="flex min-h-11 items-center py-1 text-muted no-underline hover:text-ink hover:underline lg:min-h-9"
          >
            {text}
          </a>
        </li>
      ))}
    </ol>
  )
  if (place === 'top')
    return (
      <details className="group mt-6 rounded-lg border border-line bg-raised px-4 lg:hidden">
        <summary className="flex min-h-12 cursor-pointer items-center justify-between font-medium">
          {t('inThisLesson')}
          <svg viewBox="0 0 20 20" className="size-5 group-open:rotate-180" aria-hidden="true">
            <path d="m5 7.5 5 5 5-5" className="fill-none stroke-muted" strokeWidth="2" strokeLinecap="round" />
          </svg>
        </summary>
        <nav aria-label={t('inThisLesson')} className="pb-3">
          {list}
        </nav>
      </details>
    )
  return (
    <nav
      aria-label={t('inThisLesson')}
      className="sticky top-8 hidden max-h-[calc(100dvh-4rem)] self-start overflow-y-auto pt-11 text-sm lg:block"
    >
      <p className="mb-2 font-semibold">{t('inThisLesson')}</p>
      {list}
    </nav>
  )
}
