import { useTranslation } from 'react-i18next'
import type { QueueState } from './answer-queue.ts'

const TONES = {
  idle: 'text-muted',
  saving: 'text-muted',
  offline: 'text-warn font-medium',
  'signed-out': 'text-bad font-medium',
  refused: 'text-bad font-medium',
} as const

/** Whether what was answered is with the server, on its way, or on this device only. */
export function SaveStatus({ state: { status, pending, savedAt } }: { state: QueueState }) {
  const { t } = useTranslation()
  const word = status === 'idle' ? (savedAt ? 'saved' : 'nothingYet') : status
  return (
    <p role="status" data-save={word} className={`text-sm ${TONES[status]}`}>
      {t(`exam:status.${word}`, { count: pending })}
      {status === 'signed-out' ? (
        <a className="ml-2 inline-flex min-h-11 items-center underline" href="/login" target="_blank" rel="noreferrer">
          {t('common:logIn')}
        </a>
      ) : null}
    </p>
  )
}
