import { useTranslation } from 'react-i18next'
import { subjectTitle } from '#app/components/subject-title.ts'
import { Card } from '#app/components/ui.tsx'
import type { ResultView } from './route.tsx'

/** How often each thing was found, over all pictures and by class. */
export function Findings({ result: { findings, columns, exam } }: { result: ResultView }) {
  const { t, i18n } = useTranslation()
  const cell = 'px-3 py-2 text-right tabular-nums'
  return (
    <Card aria-labelledby="findings">
      <h2 id="findings" className="text-xl font-bold">
        {t('exam:result.findings')}
      </h2>
      <dl className="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-5">
        {columns.types.map((type) => (
          <div key={type} className="rounded-lg bg-sunken p-3">
            <dt className="text-sm text-muted">{t(`exam:finding.${type}`)}</dt>
            <dd className="text-xl font-bold tabular-nums">{findings.byType[type]}</dd>
          </div>
        ))}
      </dl>
      {findings.byClass.length > 0 ? (
        // The table is wider than a phone; its frame scrolls, also by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="mt-5 overflow-x-auto" tabIndex={0} role="region" aria-label={t('exam:result.byClass')}>
          <table className="w-full min-w-md text-sm">
            <caption className="pb-2 text-left font-semibold">{t('exam:result.byClass')}</caption>
            <thead>
              <tr className="border-b border-line text-muted">
                <th scope="col" className="px-3 py-2 text-left">
                  {t(`practice:subject.${exam.kind}`)}
                </th>
                {columns.counters.map((counter) => (
                  <th key={counter} scope="col" className={cell}>
                    {t(`exam:counter.${counter}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {findings.byClass.map(({ class: name, counters }) => (
                <tr key={name}>
                  <th scope="row" className="px-3 py-2 text-left font-medium">
                    {subjectTitle(t, exam, name, i18n.language)}
                  </th>
                  {columns.counters.map((counter) => (
                    <td key={counter} className={cell}>
                      {counters[counter]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Card>
  )
}
