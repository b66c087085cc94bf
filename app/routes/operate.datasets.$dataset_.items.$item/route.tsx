import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LabelingTool } from '#app/components/labeling/labeling-tool.tsx'
import { Notice, PageHeader } from '#app/components/ui.tsx'
import { loadItem } from '#app/features/datasets/load-dataset.server.ts'
import { excerptOf } from '#app/features/items/excerpt.ts'
import { found } from '#app/platform/http.server.ts'
import { requireRole } from '#app/platform/session.server.ts'
import { titleOf } from '#app/routes/operate/page.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Operators: an item with its gold. The only page that shows gold without an answer: authoring needs it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireRole(request, 'operator')
  const item = found(await loadItem(params.dataset ?? '', params.item ?? ''), 'Item')
  const { id, key, picture, content, credit, taxonomy, version, gold, dataset } = item
  return {
    item: { id, key, picture, content, credit, version },
    excerpt: excerptOf(content),
    dataset: { slug: dataset.slug, name: dataset.name },
    taxonomy,
    gold,
    title: titleOf(request, 'datasets.one', { name: key }),
  }
}

export default function ItemPage() {
  const { t } = useTranslation()
  const { item, excerpt, dataset, taxonomy, gold } = useLoaderData<typeof loader>()
  const { id, key, picture, content, credit, version } = item
  const ignored = gold?.kind === 'boxes' ? gold.boxes.filter((box) => box.ignore).length : 0
  return (
    <>
      <PageHeader
        title={key}
        lead={
          <>
            <Link to={`/operate/datasets/${dataset.slug}`} className="text-gold-ink underline">
              {dataset.name}
            </Link>{' '}
            · {picture ? t('operate:item.size', { width: picture.width, height: picture.height }) : null}
            {picture ? ' · ' : null}
            {version === null ? t('operate:item.noGold') : t('operate:item.version', { version })}
          </>
        }
      />
      {gold ? (
        <LabelingTool
          kind={gold.kind}
          item={picture && { ...picture, alt: key }}
          content={content}
          seed={id}
          multiple
          taxonomy={withoutUnused(taxonomy, gold)}
          value={plain(gold)}
          readOnly
        />
      ) : (
        <>
          <Notice tone="warn" title={t('operate:item.noGold')} className="mb-4" />
          {picture ? <img {...picture} alt={key} className="h-auto max-w-full rounded-lg" /> : null}
          {excerpt ? <p>{excerpt}</p> : null}
        </>
      )}
      {ignored > 0 ? <p className="mt-3 text-muted">{t('operate:item.ignored', { count: ignored })}</p> : null}
      {credit ? (
        <p className="mt-3 text-sm text-muted">
          {credit.license ?? ''}{' '}
          {credit.url ? (
            <a href={credit.url} rel="noreferrer noopener" className="break-all text-gold-ink underline">
              {credit.url}
            </a>
          ) : null}
        </p>
      ) : null}
    </>
  )
}

type Gold = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['gold']>

/** Gold as a label that the tool shows. */
function plain(gold: Gold) {
  if (gold.kind !== 'boxes') return gold
  const boxes = gold.boxes.map(({ id, class: name, x, y, width, height }) => ({ id, class: name, x, y, width, height }))
  return { kind: 'boxes' as const, boxes }
}

/** Only the classes that the picture shows: a list of eighty would hide them. */
function withoutUnused(taxonomy: { classes: { name: string }[] }, gold: Gold) {
  if (gold.kind !== 'boxes') return taxonomy
  const used = new Set(gold.boxes.map((box) => box.class))
  const classes = taxonomy.classes.filter(({ name }) => used.has(name))
  return classes.length === 0 ? taxonomy : { classes }
}
