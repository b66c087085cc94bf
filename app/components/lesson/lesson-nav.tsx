import { useTranslation } from 'react-i18next'

interface Beside {
  href: string
  title: string
}

/** The way to the lessons before and after this one. */
export function LessonNav({
  course,
  previous,
  next,
}: {
  course: { slug: string }
  previous: Beside | null
  next: Beside | null
}) {
  const { t } = useTranslation('learn')
  const card =
    'flex min-h-16 flex-col justify-center rounded-lg border border-line px-4 py-3 text-ink no-underline hover:border-gold'
  return (
    <nav aria-label={t('lessonNav')} className="mt-6 grid gap-3 sm:grid-cols-2">
      {previous ? (
        <a href={previous.href} rel="prev" className={card}>
          <span className="text-sm text-muted">
            <span aria-hidden="true">← </span>
            {t('previousLesson')}
          </span>
          <span className="font-medium">{previous.title}</span>
        </a>
      ) : (
        <a href={`/courses/${course.slug}`} className={card}>
          <span className="text-sm text-muted">
            <span aria-hidden="true">← </span>
            {t('overview')}
          </span>
        </a>
      )}
      {next ? (
        <a href={next.href} rel="next" className={`${card} text-right`}>
          <span className="text-sm text-muted">
            {t('nextLesson')}
            <span aria-hidden="true"> →</span>
          </span>
          <span className="font-medium">{next.title}</span>
        </a>
      ) : (
        <a href={`/courses/${course.slug}`} className={`${card} text-right`}>
          <span className="text-sm text-muted">
            {t('overview')}
            <span aria-hidden="true"> →</span>
          </span>
        </a>
      )}
    </nav>
  )
}
