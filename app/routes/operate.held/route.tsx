import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { formatDateTime } from '#app/components/format.ts'
import { Pagination } from '#app/components/pagination.tsx'
import { EmptyState, Notice, PageHeader } from '#app/components/ui.tsx'
import { VERDICTS } from '#app/domain/projects/acceptance.ts'
import { listHeld } from '#app/features/assignments/list-held.server.ts'
import { loadHeld } from '#app/features/assignments/load-held.server.ts'
import { settleHeld } from '#app/features/assignments/settle-held.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { formOf, notFound, parsed } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { requireRole } from '#app/platform/session.server.ts'
import { pageOf, titleOf } from '#app/routes/operate/page.server.ts'
import { Row, RowLink, Rows } from '#app/routes/operate/rows.tsx'
import { HeldAnswer } from './held-answer.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }]

/** Operators: the answers that wait for them, and the one they look at (`?answer=`). */
export async function loader({ request }: LoaderFunctionArgs) {
  const operator = await requireRole(request, 'operator')
  const locale = localeOf(request)
  const page = pageOf(request)
  const search = new URL(request.url).searchParams
  const wanted = await loadHeld(search.get('answer') ?? '', locale)
  const settled = search.get('settled')
  let answer = null
  if (wanted) {
    const { userId, ...rest } = wanted
    answer = { ...rest, own: userId === operator.id }
  }
  return {
    page,
    ...(await listHeld({ page, locale })),
    answer,
    settled: settled === 'accepted' || settled === 'rejected' ? settled : null,
    title: titleOf(request, 'room.held'),
  }
}

const schema = z.object({
  assignment: z.string().min(1).max(64),
  verdict: z.enum(VERDICTS),
  reason: z.string().max(2000).default(''),
})

const REFUSED = { 'no-reason': 400, own: 403, 'not-held': 409 } as const

/** Accepts or rejects a held answer, with a reason that the labeler reads. */
export async function action({ request }: ActionFunctionArgs) {
  const operator = await requireRole(request, 'operator')
  const { assignment, verdict, reason } = parsed(schema, await formOf(request))
  const { outcome } = await settleHeld({ assignmentId: assignment, verdict, reason, operatorId: operator.id }, now())
  switch (outcome) {
    case 'missing':
      return notFound('Assignment')
    case 'accepted':
    case 'rejected':
      return redirect(`/operate/held?settled=${outcome}`, 303)
    default:
      return data({ message: `operate:held.refused.${outcome}` }, { status: REFUSED[outcome] })
  }
}

export default function HeldPage() {
  const { t, i18n } = useTranslation()
  const { held, page, hasNext, answer, settled } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const listed = held.some(({ id }) => id === answer?.id)
  // What it was about may be gone from the list by now.
  const elsewhere = answer && !listed ? <HeldAnswer key={answer.id} answer={answer} /> : null
  return (
    <>
      <PageHeader title={t('operate:room.held')} lead={t('operate:held.lead')} />
      {refused ? (
        <Notice tone="bad" className="mb-4">
          {t(refused.message)}
        </Notice>
      ) : settled ? (
        <Notice tone="good" className="mb-4">
          {t(`operate:held.settled.${settled}`)}
        </Notice>
      ) : search.has('answer') && !answer ? (
        <Notice tone="info" className="mb-4">
          {t('operate:held.gone')}
        </Notice>
      ) : null}
      {elsewhere}
      {held.length === 0 ? (
        <EmptyState title={t('operate:held.empty')} />
      ) : (
        <Rows label={t('operate:room.held')}>
          {held.map(({ id, project, person, submittedAt }) => (
            <Fragment key={id}>
              <Row
                title={
                  <RowLink
                    to={`?page=${page}&answer=${id}`}
                    preventScrollReset
                    aria-current={id === answer?.id ? 'true' : undefined}
                  >
                    {project}
                  </RowLink>
                }
                facts={
                  <>
                    <Link
                      to={`/operate/people/${person.id}`}
                      className="inline-flex min-h-11 items-center text-gold-ink underline"
                    >
                      {person.name ?? t('operate:nobody')}
                    </Link>
                    <time dateTime={submittedAt}>{formatDateTime(submittedAt, i18n.language)}</time>
                  </>
                }
              />
              {answer && answer.id === id ? (
                <li>
                  <HeldAnswer key={id} answer={answer} />
                </li>
              ) : null}
            </Fragment>
          ))}
        </Rows>
      )}
      <Pagination page={page} hasNext={hasNext} />
    </>
  )
}
