import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/components/button.tsx'

export interface RejectionFacts {
  score: number
  needed: number
  mistakes: { type: string; count: number }[]
  study: { key: string; className: string | null; href: string }[]
  practice: string | null
}

/** Why a checked answer was not accepted: the score and the bar, the kinds of mistakes, and where they are taught. */
export function Rejection({ facts, kind }: { facts: RejectionFacts; kind: string }) {
  const { t } = useTranslation()
  const { score, needed, mistakes, study, practice } = facts
  return (
    <>
      <div role="status">
        <h2 id="rejected" className="text-lg font-semibold text-bad">
          {t('work:outcome.rejected')}
        </h2>
        <p className="mt-2">{t('work:outcome.rejectedText', { score, needed })}</p>
      </div>
      <h3 className="mt-5 mb-1 font-semibold">{t('work:outcome.mistakes')}</h3>
      <ul className="list-inside list-disc">
        {kind === 'classification' ? (
          <li>{t('work:outcome.mistake.wrongAnswer')}</li>
        ) : (
          mistakes.map(({ type, count }) => (
            <li key={type}>{t(`work:outcome.${kind === 'boxes' ? 'mistake' : 'mistakeOf'}.${type}`, { count })}</li>
          ))
        )}
      </ul>
      {study.length > 0 ? (
        <>
          <h3 className="mt-5 mb-1 font-semibold">{t('work:outcome.study')}</h3>
          <ul>
            {study.map(({ key, className, href }) => (
              <li key={href}>
                <Link to={href} reloadDocument className="inline-flex min-h-11 items-center underline">
                  {className === null
                    ? t(`work:outcome.lesson.${key}`)
                    : t('work:outcome.lesson.class', { class: className })}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {practice ? (
        <ButtonLink to={`/practice/${practice}`} look="secondary" className="mt-3">
          {t('work:outcome.practise')}
        </ButtonLink>
      ) : null}
      <p className="mt-5 text-sm text-muted">{t('work:outcome.rejectedPay')}</p>
      <p className="mt-2 text-sm text-muted">{t('work:outcome.appeal')}</p>
    </>
  )
}
