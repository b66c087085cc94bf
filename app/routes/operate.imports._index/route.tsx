import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/components/button.tsx'
import { formatDateTime, formatNumber } from '#app/components/format.ts'
import { Pagination } from '#app/components/pagination.tsx'
import { EmptyState, PageHeader } from '#app/components/ui.tsx'
import { listImports } from '#app/features/imports/load-imports.server.ts'
import { requireRole } from '#app/platform/session.server.ts'
import { RunBadge } from '#app/routes/operate/run-badge.tsx'
import { pageOf, titleOf } from '#app/routes/operate/page.server.ts'
import { Row, RowLink, Rows } from '#app/routes/operate/rows.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Operators: every import, newest first. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireRole(request, 'operator')
  const page = pageOf(request)
  return { page, ...(await listImports(page)), title: titleOf(request, 'room.imports') }
}

export default function ImportsPage() {
  const { t, i18n } = useTranslation()
  const { runs, page, hasNext } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t('operate:room.imports')} lead={t('operate:imports.lead')}>
        <ButtonLink to="/operate/imports/new">{t('operate:imports.new')}</ButtonLink>
      </PageHeader>
      {runs.length === 0 ? <EmptyState title={t('operate:imports.empty')} /> : null}
      {runs.length > 0 ? (
        <Rows label={t('operate:room.imports')}>
          {runs.map((run) => (
            <Row
              key={run.id}
              title={<RowLink to={`/operate/imports/${run.id}`}>{run.fileName}</RowLink>}
              facts={
                <>
                  {run.dataset ? <span>{run.dataset.name}</span> : null}
                  {run.state === 'done' ? (
                    <span>{t('operate:imports.pictures', { count: run.counts.items })}</span>
                  ) : null}
                  {run.problems > 0 ? (
                    <span>
                      {t('operate:imports.problems', {
                        count: run.problems,
                        shown: formatNumber(run.problems, i18n.language),
                      })}
                    </span>
                  ) : null}
                  <span>{formatDateTime(run.startedAt, i18n.language)}</span>
                </>
              }
            >
              <RunBadge state={run.state} problems={run.problems} />
            </Row>
          ))}
        </Rows>
      ) : null}
      <Pagination page={page} hasNext={hasNext} />
    </>
  )
}
