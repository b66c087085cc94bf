import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/components/button.tsx'
import { formatDate, formatShare } from '#app/components/format.ts'
import { Badge, Card, Notice } from '#app/components/ui.tsx'
import type { HeldView } from './route.tsx'

const TONES = { valid: 'good', suspended: 'warn', expired: 'plain', revoked: 'bad' } as const

/** One qualification: its state in words, what it rests on, and what can be done. */
export function GrantCard({ grant }: { grant: HeldView }) {
  const { t, i18n } = useTranslation()
  const date = (value: string) => formatDate(value, i18n.language)
  const { state, expiresSoon, expiresAt, score, attempt, reason } = grant
  return (
    <Card as="li" className="grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <h2 className="text-xl font-bold">{grant.title}</h2>
          <p className="text-muted">{grant.level}</p>
        </div>
        <Badge tone={expiresSoon ? 'warn' : TONES[state]}>
          {t(expiresSoon ? 'credential:state.soon' : `credential:state.${state}`)}
        </Badge>
      </div>
      {reason && (state === 'suspended' || state === 'revoked') ? (
        <Notice tone={state === 'revoked' ? 'bad' : 'warn'} title={t(`credential:why.${state}`)}>
          <p>{reason}</p>
          <p className="mt-1 text-sm">{t(`credential:why.${state}Next`)}</p>
        </Notice>
      ) : null}
      <p>
        {t('credential:mine.granted', { date: date(grant.grantedAt) })}{' '}
        {expiresAt
          ? t(state === 'expired' ? 'credential:mine.expired' : 'credential:mine.expires', { date: date(expiresAt) })
          : t('credential:mine.forever')}
      </p>
      <p className="text-sm text-muted">
        {score === null
          ? t('credential:mine.byHand')
          : t('credential:mine.score', { score: formatShare(score, i18n.language) })}
        {attempt ? (
          <Link
            to={`/attempts/${attempt}/result`}
            className="ml-2 inline-flex min-h-11 items-center text-gold-ink underline"
          >
            {t('credential:mine.toResult')}
          </Link>
        ) : null}
      </p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink to={`/credentials/${grant.publicId}`}>{t('credential:mine.toCredential')}</ButtonLink>
        {expiresSoon || state === 'expired' ? (
          <ButtonLink look="secondary" to={`/exams/${grant.exam}`}>
            {t('credential:mine.renew')}
          </ButtonLink>
        ) : null}
        {state === 'valid' ? (
          <ButtonLink look="secondary" to="/projects">
            {t('credential:mine.toProjects')}
          </ButtonLink>
        ) : null}
      </div>
    </Card>
  )
}
