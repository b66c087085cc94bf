import { useTranslation } from 'react-i18next'

/** The time left, and at five minutes and at one a word to those who do not see it. */
export function Countdown({ left, said }: { left: number; said: number | null }) {
  const { t } = useTranslation()
  const hours = Math.floor(left / 3600)
  const minutes = String(Math.floor(left / 60) % 60).padStart(hours > 0 ? 2 : 1, '0')
  const seconds = String(left % 60).padStart(2, '0')
  const soon = left <= 60
  return (
    <p className={`rounded-lg px-3 py-1 ${soon ? 'bg-warn-soft text-warn' : 'bg-sunken'}`}>
      <span className="mr-2 text-sm">{t('exam:room.timeLeft')}</span>
      <span role="timer" aria-label={t('exam:room.timeLeft')} className="font-mono text-lg font-semibold tabular-nums">
        {hours > 0 ? `${hours}:` : ''}
        {minutes}:{seconds}
      </span>
      <span role="status" className="sr-only">
        {said === null ? '' : t('exam:room.minutesLeft', { count: said })}
      </span>
    </p>
  )
}
