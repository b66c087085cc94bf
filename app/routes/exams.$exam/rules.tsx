import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatShare } from '#app/components/format.ts'
import { Card } from '#app/components/ui.tsx'
import type { ExamView } from './shown-exam.ts'

/** The rules of an exam in plain words, and what it asks for before. */
export function Rules({ exam }: { exam: ExamView }) {
  const { t, i18n } = useTranslation()
  const share = (value: number) => formatShare(value, i18n.language)
  const cut = share(exam.cut)
  const rules = [
    { name: 'items', text: t('exam:rules.itemsText', { count: exam.items }) },
    {
      name: 'time',
      text: [t('exam:rules.timeText', { count: exam.minutes }), exam.extraTime ? t('exam:rules.extraTime') : ''].join(
        ' ',
      ),
    },
    {
      name: 'cut',
      text:
        exam.measure === 'mean-score'
          ? t('exam:rules.meanScore', { cut })
          : t('exam:rules.shareOfItems', { cut, itemCut: share(exam.itemCut ?? exam.cut) }),
    },
    {
      name: 'attempts',
      text: [
        t('exam:rules.attemptsText', { count: exam.attempts }),
        exam.retryDelayHours > 0 ? t('exam:rules.retryDelay', { count: exam.retryDelayHours }) : '',
      ].join(' '),
    },
    ...(exam.grants
      ? [
          {
            name: 'grants',
            text: `${exam.grants.level}. ${
              exam.grants.validDays === null
                ? t('exam:rules.validForever')
                : t('exam:rules.validDays', { count: exam.grants.validDays })
            }`,
          },
        ]
      : []),
  ]
  return (
    <>
      <Card aria-labelledby="rules">
        <h2 id="rules" className="text-xl font-bold">
          {t('exam:rules.title')}
        </h2>
        <dl className="mt-3 grid gap-x-6 gap-y-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
          {rules.map(({ name, text }) => (
            <div key={name} className="contents">
              <dt className="font-medium text-muted">{t(`exam:rules.${name}`)}</dt>
              <dd className="-mt-2 sm:mt-0">{text}</dd>
            </div>
          ))}
        </dl>
        <h3 className="mt-5 font-semibold">{t('exam:rules.strata')}</h3>
        <ul className="mt-2 flex flex-wrap gap-2">
          {exam.strata.map(({ title, count }) => (
            <li key={title} className="rounded-full bg-sunken px-3 py-1 text-sm">
              {t('exam:rules.stratum', { title, count })}
            </li>
          ))}
        </ul>
      </Card>
      {exam.prerequisites.length > 0 ? (
        <Card aria-labelledby="before">
          <h2 id="before" className="text-xl font-bold">
            {t('exam:before.title')}
          </h2>
          <ul className="mt-2 grid">
            {exam.prerequisites.map(({ title, href, met }) => (
              <li key={href} className="flex min-h-11 flex-wrap items-center gap-x-2">
                <span className={met ? 'font-bold text-good' : 'font-bold text-warn'} aria-hidden="true">
                  {met ? '✓' : '○'}
                </span>
                <Link to={href} className="inline-flex min-h-11 items-center text-gold-ink underline">
                  {title}
                </Link>
                <span className="text-sm text-muted">{t(met ? 'exam:before.met' : 'exam:before.missing')}</span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  )
}
