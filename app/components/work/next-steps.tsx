import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '#app/components/button.tsx'
import { isLesson } from '#app/components/shell/link.tsx'

export interface NextStep {
  message: string
  params: Record<string, string | number>
  href: string
}

/** The way to a locked project: what to do now as the button, and what comes after it, in order. */
export function NextSteps({ steps, headingId }: { steps: NextStep[]; headingId: string }) {
  const { t } = useTranslation()
  const [first, ...later] = steps
  if (!first) return null
  return (
    <section aria-labelledby={headingId}>
      <h3 id={headingId} className="mb-2 text-sm font-medium text-muted">
        {t('work:board.next')}
      </h3>
      <Link to={first.href} reloadDocument={isLesson(first.href)} className={buttonClass('secondary')}>
        {t(first.message, first.params)}
      </Link>
      {later.length > 0 ? (
        <>
          <p className="mt-3 text-sm text-muted">{t('work:board.then')}</p>
          <ol className="mt-1 list-outside list-decimal pl-5 text-sm">
            {later.map((step) => (
              <li key={step.message + step.href}>{t(step.message, step.params)}</li>
            ))}
          </ol>
        </>
      ) : null}
    </section>
  )
}
