import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { formatDate } from '#app/components/format.ts'
import { Pagination } from '#app/components/pagination.tsx'
import { Badge, EmptyState, INPUT, PageHeader } from '#app/components/ui.tsx'
import { findPeople } from '#app/features/people/find-people.server.ts'
import { requireRole } from '#app/platform/session.server.ts'
import { pageOf, titleOf } from '#app/routes/operate/page.server.ts'
import { Row, RowLink, Rows } from '#app/routes/operate/rows.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Operators: people by the beginning of their name or e-mail; without a search, the newest. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireRole(request, 'operator')
  const q = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 200)
  const page = pageOf(request)
  return { q, page, ...findPeople(q, page), title: titleOf(request, 'room.people') }
}

export default function PeoplePage() {
  const { t, i18n } = useTranslation()
  const { q, people, page, hasNext } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t('operate:room.people')} lead={t('operate:people.lead')} />
      <Form role="search" className="mb-6 flex max-w-xl flex-wrap items-end gap-2">
        <div className="min-w-0 flex-1 basis-56">
          <label htmlFor="q" className="mb-1 block font-medium">
            {t('operate:people.search')}
          </label>
          <input id="q" name="q" type="search" defaultValue={q} className={INPUT} autoComplete="off" />
        </div>
        <Button>{t('operate:people.find')}</Button>
      </Form>
      {people.length === 0 ? (
        <EmptyState title={t(q ? 'operate:people.notFound' : 'operate:people.empty', { q })} />
      ) : (
        <Rows label={t('operate:room.people')}>
          {people.map(({ id, name, email, role, signedUpAt }) => (
            <Row
              key={id}
              title={<RowLink to={`/operate/people/${id}`}>{name ?? email}</RowLink>}
              facts={
                <>
                  <span className="break-all">{email}</span>
                  <span>{t('operate:people.since', { when: formatDate(signedUpAt, i18n.language) })}</span>
                </>
              }
            >
              {role === 'labeler' ? null : <Badge tone="gold">{t(`operate:role.${role}`)}</Badge>}
            </Row>
          ))}
        </Rows>
      )}
      <Pagination page={page} hasNext={hasNext} />
    </>
  )
}
