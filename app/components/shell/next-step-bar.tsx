import { useTranslation } from 'react-i18next'
import { A } from './link.tsx'

/** The labeler's next step to paid work, ready to be said: a message key with its values, and where it is done. */
export interface ShownStep {
  step: string
  href: string
  params: Record<string, string | number>
}

/** The slim bar under the header that says at every moment what the next step to paid work is. */
export function NextStepBar({ step, guest }: { step: ShownStep | null; guest: boolean }) {
  const { t } = useTranslation()
  if (!step && !guest) return null
  return (
    <aside aria-label={t('common:nextStep')} className="border-b border-line bg-gold-soft text-gold-ink">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 px-4 text-sm">
        {step ? (
          <A href={step.href} className="flex min-h-11 items-center gap-1 text-gold-ink no-underline hover:underline">
            <span className="shrink-0">{t('common:nextStep')}:</span>
            <strong>{t(`journey:${step.step}`, step.params)}</strong>
            <span aria-hidden="true">→</span>
          </A>
        ) : null}
        {guest ? (
          <A href="/join" className="flex min-h-11 items-center text-gold-ink underline">
            {t('common:guestBanner')}
          </A>
        ) : null}
      </div>
    </aside>
  )
}
