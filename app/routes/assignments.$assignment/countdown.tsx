import { useTranslation } from 'react-i18next'

/** The last minutes are said aloud, once each; before that a clock that talks only disturbs. */
const SAID_ALOUD = [5, 1]

/** How much of the lease is left, as a clock, and in words when it gets short. */
export function Countdown({ secondsLeft }: { secondsLeft: number }) {
  const { t } = useTranslation()
  const minutes = Math.floor(secondsLeft / 60)
  const short = secondsLeft < 120
  const aloud = SAID_ALOUD.find((mark) => secondsLeft > 0 && secondsLeft <= mark * 60 && secondsLeft > mark * 60 - 30)
  const hours = Math.floor(minutes / 60)
  const clock = [...(hours > 0 ? [hours] : []), hours > 0 ? minutes % 60 : minutes, secondsLeft % 60]
    .map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0')))
    .join(':')
  return (
    <>
      <span className={short ? 'font-semibold text-warn' : ''}>
        {t('work:assignment.left')}{' '}
        <span role="timer" className="font-mono tabular-nums">
          {clock}
        </span>
      </span>
      <span role="status" className="sr-only">
        {aloud ? t('work:assignment.leftMinutes', { count: aloud }) : ''}
      </span>
    </>
  )
}
