import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '#app/components/plain-button.tsx'
import { onProgress } from './lesson-events.ts'

export interface LessonProgressProps {
  /** Where a lesson without checks is marked as read. */
  action: string
  answered: number
  checks: number
  completed: boolean
  /** The next lesson, or after the last one the course. */
  next: { href: string; title: string } | null
  /** After the last lesson: what the course leads to. */
  leadsTo: { href: string; title: string; kind: 'practice' | 'exam' }[]
}

/** How far the reader is in this lesson, and where to go when it is done. */
export function LessonProgress({ action, checks, next, leadsTo, ...before }: LessonProgressProps) {
  const { t } = useTranslation('learn')
  const [{ answered, completed }, setProgress] = useState(before)
  useEffect(() => onProgress(setProgress), [])
  return (
    <section
      aria-label={t('progress.title')}
      className={`rounded-lg border p-4 sm:p-6 ${completed ? 'border-good bg-good-soft' : 'border-line bg-raised'}`}
    >
      <p role="status" className={`font-semibold ${completed ? 'text-good' : 'text-ink'}`}>
        {completed ? (
          <>
            <span aria-hidden="true">✓ </span>
            {t('progress.completed')}
          </>
        ) : checks > 0 ? (
          t('progress.answered', { answered, count: checks })
        ) : (
          t('progress.read')
        )}
      </p>
      {!completed && checks > 0 ? <p className="mt-1 text-sm text-muted">{t('progress.how')}</p> : null}
      {!completed && checks === 0 ? (
        <form method="post" action={action} className="mt-3">
          <Button>{t('progress.markRead')}</Button>
        </form>
      ) : null}
      {completed && next ? (
        <a href={next.href} className={buttonClass('primary', 'mt-3')}>
          {t('progress.next', { title: next.title })}
          <span aria-hidden="true">→</span>
        </a>
      ) : null}
      {completed && leadsTo.length > 0 ? <LeadsTo leadsTo={leadsTo} /> : null}
    </section>
  )
}

function LeadsTo({ leadsTo }: Pick<LessonProgressProps, 'leadsTo'>) {
  const { t } = useTranslation('learn')
  return (
    <div className="mt-3">
      <p className="text-ink">{t('progress.whatNext')}</p>
      <ul className="mt-3 flex flex-wrap gap-2">
        {leadsTo.map(({ href, title, kind }, index) => (
          <li key={href}>
            <a href={href} className={buttonClass(index === 0 ? 'primary' : 'secondary')}>
              {t(`leadsTo.${kind}`, { title })}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
