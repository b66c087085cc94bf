import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/components/button.tsx'
import { formatMoney } from '#app/components/format.ts'
import { Card, Notice } from '#app/components/ui.tsx'
import { Rejection, type RejectionFacts } from './rejection.tsx'
import { NextTask } from './trouble.tsx'
import { forgetDraft } from './use-draft.ts'

interface DecidedAssignment {
  id: string
  kind: string
  project: { slug: string }
  outcome: 'accepted' | 'rejected' | 'held' | null
  paid: { amountMinor: number; currency: string } | null
  rejection: RejectionFacts | null
  settlement: { reason: string } | null
}

/** What became of a task, in words, with what to do next. */
export function Outcome({ assignment }: { assignment: DecidedAssignment }) {
  const { id, outcome, paid, rejection, settlement, project, kind } = assignment
  const { t, i18n } = useTranslation()
  useEffect(() => forgetDraft(id), [id])
  return (
    <div className="mt-6 max-w-2xl space-y-6">
      {outcome === 'accepted' ? (
        <Notice tone="good" title={t('work:outcome.accepted')}>
          {paid
            ? t('work:outcome.acceptedPaid', { amount: formatMoney(paid.amountMinor, paid.currency, i18n.language) })
            : t('work:outcome.acceptedUnpaid')}
          {settlement ? <OperatorsReason reason={settlement.reason} /> : null}
        </Notice>
      ) : outcome === 'held' ? (
        <Notice tone="warn" title={t('work:outcome.held')}>
          {t('work:outcome.heldText')}
        </Notice>
      ) : outcome === 'rejected' && rejection ? (
        <Card aria-labelledby="rejected">
          <Rejection facts={rejection} kind={kind} />
        </Card>
      ) : outcome === 'rejected' ? (
        <Notice tone="bad" title={t('work:outcome.rejected')}>
          {t('work:outcome.rejectedByOperator')}
          {settlement ? <OperatorsReason reason={settlement.reason} /> : null}
        </Notice>
      ) : (
        <Notice tone="info" title={t('work:outcome.returned')}>
          {t('work:outcome.returnedText')}
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        <NextTask project={project.slug} />
        <ButtonLink to={`/projects/${project.slug}`} look="secondary">
          {t('work:outcome.project')}
        </ButtonLink>
        {paid ? (
          <ButtonLink to="/earnings" look="quiet">
            {t('work:outcome.earnings')}
          </ButtonLink>
        ) : null}
      </div>
    </div>
  )
}

/** Why an operator decided a held answer as they did. */
function OperatorsReason({ reason }: { reason: string }) {
  const { t } = useTranslation()
  return (
    <p className="mt-2 break-words">
      <span className="font-semibold">{t('work:outcome.operatorSays')}</span>{' '}
      <span className="whitespace-pre-line">{reason}</span>
    </p>
  )
}
