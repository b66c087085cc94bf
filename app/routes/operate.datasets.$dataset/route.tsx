import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/components/button.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { Card, EmptyState, PageHeader } from '#app/components/ui.tsx'
import { loadDataset } from '#app/features/datasets/load-dataset.server.ts'
import { found } from '#app/platform/http.server.ts'
import { requireRole } from '#app/platform/session.server.ts'
import { pageOf, titleOf } from '#app/routes/operate/page.server.ts'
import { Thumbnail } from '#app/routes/operate/thumbnail.tsx'
import { ClassList } from './class-list.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Operators: a dataset, its classes and its items, without gold. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireRole(request, 'operator')
  const page = pageOf(request)
  const className = new URL(request.url).searchParams.get('class')
  const loaded = found(await loadDataset(params.dataset ?? '', { page, className }), 'Dataset')
  const { dataset, classes, items, hasNext, total } = loaded
  const { slug, name, kind, source, makes } = dataset
  const title = titleOf(request, 'datasets.one', { name })
  return { dataset: { slug, name, kind, source, makes }, classes, items, hasNext, total, page, className, title }
}

export default function DatasetPage() {
  const { t } = useTranslation()
  const { dataset, classes, items, hasNext, total, page, className } = useLoaderData<typeof loader>()
  const at = `/operate/datasets/${dataset.slug}`
  return (
    <>
      <PageHeader
        title={dataset.name}
        lead={`${t(`operate:kind.${dataset.kind}`)} · ${t(`operate:source.${dataset.source}`)}`}
      >
        {dataset.makes ? (
          <>
            <ButtonLink to={`${at}/exams/new`}>{t('operate:make.exam')}</ButtonLink>
            <ButtonLink to={`${at}/practice/new`} look="secondary">
              {t('operate:make.practice')}
            </ButtonLink>
            <ButtonLink to={`/operate/imports/new?dataset=${dataset.slug}`} look="secondary">
              {t('operate:datasets.addTo')}
            </ButtonLink>
          </>
        ) : null}
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <section aria-labelledby="items" className="order-2 lg:order-1">
          <h2 id="items" className="mb-3 text-xl font-bold">
            {className
              ? t('operate:datasets.itemsWith', { count: total, name: className })
              : t('operate:datasets.items', { count: total })}
          </h2>
          {items.length === 0 ? <EmptyState title={t('operate:datasets.noItems')} /> : null}
          <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-4">
            {items.map(({ id, key, picture, excerpt, objects }) => (
              <li key={id}>
                <Link
                  to={`${at}/items/${id}`}
                  className="block overflow-hidden rounded-lg border border-line bg-raised text-ink no-underline hover:border-gold"
                >
                  <Thumbnail picture={picture} excerpt={excerpt} />
                  <span className="block truncate px-2 pt-1.5 text-sm font-medium">{key}</span>
                  <span className="block px-2 pb-1.5 text-sm text-muted">
                    {objects === null ? '–' : t('operate:datasets.objects', { count: objects })}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          <Pagination page={page} hasNext={hasNext} />
        </section>
        {classes.length > 0 ? (
          <Card aria-labelledby="classes" className="order-1 lg:order-2">
            <ClassList classes={classes} at={at} current={className} counted={dataset.source === 'import'} />
          </Card>
        ) : null}
      </div>
    </>
  )
}
