import { useTranslation } from 'react-i18next'
import { formatDateTime, formatShare } from '#app/components/format.ts'
import type { ResultView } from './route.tsx'

/** Passed or failed, the score, and how sure one can be of it. */
export function Verdict({ result }: { result: ResultView }) {
  const { t, i18n } = useTranslation()
  const share = (value: number) => formatShare(value, i18n.language)
  const { passed, score, interval, items, exam, timeRanOut, endedAt } = result
  const range = { low: share(interval.low), high: share(interval.high) }
  return (
    <section aria-labelledby="verdict" className="rounded-lg border border-line bg-raised p-5">
      <h2 id="verdict" className={`text-2xl font-bold ${passed ? 'text-good' : 'text-bad'}`}>
        {t(passed ? 'exam:result.passed' : 'exam:result.failed')}
      </h2>
      <p className="mt-3 text-lg">
        {t(`exam:result.score.${exam.measure}`, { score: share(score), cut: share(exam.cut) })}
      </p>
      <IntervalBar low={interval.low} high={interval.high} score={score} cut={exam.cut} />
      <p className="mt-2 text-muted">
        {t('exam:result.interval', { score: share(score), count: items.length, ...range })}
      </p>
      <p className="mt-2 text-sm text-muted">
        {t(timeRanOut ? 'exam:result.timeRanOut' : 'exam:result.handedIn', {
          when: formatDateTime(endedAt, i18n.language),
        })}
      </p>
    </section>
  )
}

/** The score, its range and the pass mark on one line from 0 to 1; the words beside it say the same. */
function IntervalBar({ low, high, score, cut }: { low: number; high: number; score: number; cut: number }) {
  const { t } = useTranslation()
  const x = (share: number) => 8 + share * 284
  return (
    <svg viewBox="0 0 300 28" role="img" aria-label={t('exam:result.bar')} className="mt-3 w-full max-w-xl">
      <line x1={x(0)} x2={x(1)} y1={14} y2={14} className="stroke-line" strokeWidth="4" strokeLinecap="round" />
      <line x1={x(low)} x2={x(high)} y1={14} y2={14} className="stroke-gold" strokeWidth="6" strokeLinecap="round" />
      <line x1={x(cut)} x2={x(cut)} y1={3} y2={25} className="stroke-ink" strokeWidth="2" strokeDasharray="3 2" />
      <circle cx={x(score)} cy={14} r="6" className="fill-ink stroke-raised" strokeWidth="2" />
    </svg>
  )
}
