import { useTranslation } from 'react-i18next'
import { formatShare } from '#app/components/format.ts'
import { Card } from '#app/components/ui.tsx'
import type { ResultView } from './route.tsx'

/** The score of each picture; not the picture, and not its right answer. */
export function Pictures({ result: { items } }: { result: ResultView }) {
  const { t, i18n } = useTranslation()
  return (
    <Card aria-labelledby="pictures">
      <h2 id="pictures" className="text-xl font-bold">
        {t('exam:result.pictures')}
      </h2>
      <ol className="mt-3 grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {items.map(({ position, stratum, score, answered }, index) => {
          const name = t('exam:result.picture', { number: index + 1 })
          return (
            <li key={position}>
              <div className="flex flex-wrap justify-between gap-x-3">
                <span>
                  {name} <span className="text-sm text-muted">{stratum}</span>
                </span>
                <span className="font-semibold tabular-nums">
                  {formatShare(score, i18n.language)}
                  {answered ? '' : ` · ${t('exam:result.unanswered')}`}
                </span>
              </div>
              <meter min={0} max={1} value={score} aria-label={name} className="mt-1" />
            </li>
          )
        })}
      </ol>
      <p className="mt-4 text-sm text-muted">{t('exam:result.noGold')}</p>
    </Card>
  )
}
