import { useTranslation } from 'react-i18next'
import { formatDate, formatDateTime, formatDuration, formatShare } from '#app/components/format.ts'
import { Badge } from '#app/components/ui.tsx'
import { GrantBadge } from '#app/routes/operate/grant-badge.tsx'
import { Row, RowLink, Rows } from '#app/routes/operate/rows.tsx'

interface Grant {
  id: string
  qualification: string
  level: number
  state: 'valid' | 'suspended' | 'expired' | 'revoked'
  score: number | null
  grantedAt: string
  expiresAt: string | null
}

/** What the person holds or held. */
export function Grants({ grants }: { grants: readonly Grant[] }) {
  const { t, i18n } = useTranslation()
  return (
    <section aria-labelledby="grants">
      <h2 id="grants" className="mb-2 text-xl font-bold">
        {t('operate:person.grants')}
      </h2>
      {grants.length === 0 ? <p className="text-muted">{t('operate:person.noGrants')}</p> : null}
      {grants.length > 0 ? (
        <Rows label={t('operate:person.grants')}>
          {grants.map(({ id, qualification, level, state, score, grantedAt, expiresAt }) => (
            <Row
              key={id}
              title={
                <RowLink to={`/operate/grants/${id}`}>{t('operate:grant.level', { qualification, level })}</RowLink>
              }
              facts={
                <>
                  {score === null ? (
                    <span>{t('operate:grant.byHand')}</span>
                  ) : (
                    <span>{formatShare(score, i18n.language)}</span>
                  )}
                  <span>{formatDate(grantedAt, i18n.language)}</span>
                  {expiresAt ? (
                    <span>{t('operate:grant.until', { when: formatDate(expiresAt, i18n.language) })}</span>
                  ) : null}
                </>
              }
            >
              <GrantBadge state={state} />
            </Row>
          ))}
        </Rows>
      ) : null}
    </section>
  )
}

interface Attempt {
  id: string
  exam: string
  number: number
  state: string
  outcome: string | null
  score: number | null
  startedAt: string
  visibleMs: number | null
}

const TONES: Record<string, 'good' | 'bad' | 'info'> = { passed: 'good', failed: 'bad' }

/** The person's sittings, newest first. Answers are not shown: they are evidence, not reading matter. */
export function Attempts({ attempts }: { attempts: readonly Attempt[] }) {
  const { t, i18n } = useTranslation()
  return (
    <section aria-labelledby="attempts">
      <h2 id="attempts" className="mb-2 text-xl font-bold">
        {t('operate:person.attempts')}
      </h2>
      {attempts.length === 0 ? <p className="text-muted">{t('operate:person.noAttempts')}</p> : null}
      {attempts.length > 0 ? (
        <Rows label={t('operate:person.attempts')}>
          {attempts.map(({ id, exam, number, state, outcome, score, startedAt, visibleMs }) => (
            <Row
              key={id}
              title={
                <span className="inline-flex min-h-11 items-center font-semibold">
                  {t('operate:person.attempt', { exam, number })}
                </span>
              }
              facts={
                <>
                  {score === null ? null : <span className="tabular-nums">{formatShare(score, i18n.language)}</span>}
                  <span>{formatDateTime(startedAt, i18n.language)}</span>
                  {visibleMs === null ? null : (
                    <span>{t('operate:inSight', { duration: formatDuration(visibleMs, i18n.language) })}</span>
                  )}
                </>
              }
            >
              <Badge tone={TONES[outcome ?? ''] ?? 'info'}>{t(`operate:attempt.${outcome ?? state}`)}</Badge>
            </Row>
          ))}
        </Rows>
      ) : null}
    </section>
  )
}
