import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { formatDate, formatDuration, formatShare } from '#app/components/format.ts'
import { Card, Notice, PageHeader } from '#app/components/ui.tsx'
import { loadGrant } from '#app/features/people/load-grant.server.ts'
import { liftSuspension } from '#app/features/qualifications/lift-suspension.server.ts'
import { revokeGrant } from '#app/features/qualifications/revoke-grant.server.ts'
import { suspendGrant } from '#app/features/qualifications/suspend-grant.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { formOf, found, notFound, parsed } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { requireRole } from '#app/platform/session.server.ts'
import { EventList } from '#app/routes/operate/event-list.tsx'
import { GrantBadge } from '#app/routes/operate/grant-badge.tsx'
import { titleOf } from '#app/routes/operate/page.server.ts'
import { Act } from './act.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Operators: a grant, what it rests on, and what was done to it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireRole(request, 'operator')
  const { grant, evidence, holder, events } = found(await loadGrant(params.grant ?? '', now()), 'Grant')
  const { title, ...rest } = grant
  const name = title[localeOf(request)]
  return { grant: { ...rest, name }, evidence, holder, events, title: titleOf(request, 'datasets.one', { name }) }
}

const schema = z.object({ intent: z.enum(['suspend', 'lift', 'revoke']), reason: z.string().max(2000).default('') })

/** Suspends, lifts or revokes, each with a reason that the holder sees. */
export async function action({ request, params }: ActionFunctionArgs) {
  const operator = await requireRole(request, 'operator')
  const { intent, reason } = parsed(schema, await formOf(request))
  const act = { suspend: suspendGrant, lift: liftSuspension, revoke: revokeGrant }[intent]
  const { outcome } = await act({ grantId: params.grant ?? '', operatorId: operator.id, reason, now: now() })
  switch (outcome) {
    case 'unknown':
      return notFound('Grant')
    case 'no-reason':
      return data({ intent, tone: 'bad' as const, message: 'operate:grant.noReason' }, { status: 400 })
    case 'suspended':
    case 'lifted':
      return data({ intent, tone: 'good' as const, message: `operate:grant.done.${outcome}` })
    case 'revoked':
      // Suspending what is revoked is refused; revoking it is what was asked.
      return intent === 'revoke'
        ? data({ intent, tone: 'good' as const, message: 'operate:grant.done.revoked' })
        : data({ intent, tone: 'bad' as const, message: 'operate:grant.isRevoked' }, { status: 409 })
    case 'already':
    case 'not-suspended':
      return data({ intent, tone: 'bad' as const, message: 'operate:grant.already' }, { status: 409 })
  }
}

export default function GrantPage() {
  const { t, i18n } = useTranslation()
  const { grant, evidence, holder, events } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const locale = i18n.language
  const share = (value: number | null) => (value === null ? null : formatShare(value, locale))
  const facts = [
    ['score', share(evidence.score)],
    ['interval', evidence.low === null ? null : `${share(evidence.low)} – ${share(evidence.high)}`],
    ['cut', share(evidence.cut)],
    ['items', evidence.items],
    ['inSight', evidence.visibleMs === null ? null : formatDuration(evidence.visibleMs, locale)],
    ['exam', evidence.exam],
    ['grader', evidence.grader],
    ['rubric', evidence.rubric?.replaceAll(';', ' · ') ?? null],
  ].filter(([, value]) => value !== null) as [string, string | number][]
  return (
    <>
      <PageHeader
        title={t('operate:grant.level', { qualification: grant.name, level: grant.level })}
        lead={
          <>
            {holder ? (
              <Link to={`/operate/people/${holder.id}`} className="text-gold-ink underline">
                {holder.name ?? holder.email ?? t('operate:nobody')}
              </Link>
            ) : (
              t('operate:nobody')
            )}{' '}
            · {formatDate(grant.grantedAt, locale)}
            {grant.expiresAt ? <> · {t('operate:grant.until', { when: formatDate(grant.expiresAt, locale) })}</> : null}
          </>
        }
      >
        <GrantBadge state={grant.state} />
      </PageHeader>
      {answer ? (
        <Notice tone={answer.tone} className="mb-4">
          {t(answer.message)}
        </Notice>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <Card aria-labelledby="evidence">
            <h2 id="evidence" className="text-xl font-bold">
              {t('operate:grant.evidence')}
            </h2>
            {facts.length === 0 ? <p className="mt-2 text-muted">{t('operate:grant.issuedByHand')}</p> : null}
            <dl className="mt-2 divide-y divide-line">
              {facts.map(([name, value]) => (
                <div key={name} className="flex flex-wrap justify-between gap-x-4 py-1.5">
                  <dt className="text-muted">{t(`operate:grant.fact.${name}`)}</dt>
                  <dd className="font-medium break-all tabular-nums">{value}</dd>
                </div>
              ))}
            </dl>
            <Link
              to={`/credentials/${grant.publicId}`}
              className="mt-2 inline-flex min-h-11 items-center text-gold-ink underline"
            >
              {t('operate:grant.publicPage')}
            </Link>
          </Card>
          <section aria-labelledby="history">
            <h2 id="history" className="mb-2 text-xl font-bold">
              {t('operate:grant.history')}
            </h2>
            {events.length === 0 ? (
              <p className="text-muted">{t('operate:audit.empty')}</p>
            ) : (
              <EventList events={events} linked={false} />
            )}
          </section>
        </div>
        {grant.revoked ? null : (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            {grant.suspended ? <Act intent="lift" look="primary" /> : <Act intent="suspend" look="secondary" />}
            <Act intent="revoke" look="danger" />
          </div>
        )}
      </div>
    </>
  )
}
