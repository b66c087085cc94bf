import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/components/button.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { Badge, EmptyState, PageHeader } from '#app/components/ui.tsx'
import { listDatasets } from '#app/features/datasets/load-dataset.server.ts'
import { requireRole } from '#app/platform/session.server.ts'
import { pageOf, titleOf } from '#app/routes/operate/page.server.ts'
import { Row, RowLink, Rows } from '#app/routes/operate/rows.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Operators: every dataset. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireRole(request, 'operator')
  const page = pageOf(request)
  return { page, ...(await listDatasets(page)), title: titleOf(request, 'room.datasets') }
}

export default function DatasetsPage() {
  const { t } = useTranslation()
  const { datasets, page, hasNext } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={t('operate:room.datasets')} lead={t('operate:datasets.lead')}>
        <ButtonLink to="/operate/imports/new">{t('operate:imports.new')}</ButtonLink>
      </PageHeader>
      {datasets.length === 0 ? (
        <EmptyState title={t('operate:datasets.empty')}>{t('operate:datasets.emptyHint')}</EmptyState>
      ) : (
        <Rows label={t('operate:room.datasets')}>
          {datasets.map(({ slug, name, kind, source, items, classes }) => (
            <Row
              key={slug}
              title={<RowLink to={`/operate/datasets/${slug}`}>{name}</RowLink>}
              facts={
                <>
                  <span>{t('operate:datasets.items', { count: items })}</span>
                  <span>{t('operate:datasets.classes', { count: classes })}</span>
                  <span>{t(`operate:kind.${kind}`)}</span>
                </>
              }
            >
              <Badge tone={source === 'import' ? 'info' : 'plain'}>{t(`operate:source.${source}`)}</Badge>
            </Row>
          ))}
        </Rows>
      )}
      <Pagination page={page} hasNext={hasNext} />
    </>
  )
}
