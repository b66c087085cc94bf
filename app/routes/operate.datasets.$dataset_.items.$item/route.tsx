import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/components/button.tsx'
import { LabelingTool } from '#app/components/labeling/labeling-tool.tsx'
import { Notice, PageHeader } from '#app/components/ui.tsx'
import { emptyLabel, partsOf } from '#app/domain/labels/empty.ts'
import { LABEL_KINDS } from '#app/domain/labels/kind.ts'
import { plainLabel } from '#app/domain/labels/plain.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { loadItem } from '#app/features/datasets/load-dataset.server.ts'
import { excerptOf } from '#app/features/items/excerpt.ts'
import { found } from '#app/platform/http.server.ts'
import { requireRole } from '#app/platform/session.server.ts'
import { titleOf } from '#app/routes/operate/page.server.ts'
import { EditGold } from './edit-gold.tsx'
import { GoldHistory } from './history.tsx'
import { ItemWalk } from './item-walk.tsx'
import { hidesPicture, toolContent } from './tool-content.ts'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }]

/**
 * Operators: an item with its gold. The only page that shows gold without an answer: authoring needs it. `?edit`
 * opens the tool; `?written=` tells of the version that was saved.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const operator = await requireRole(request, 'operator')
  const item = found(await loadItem(params.dataset ?? '', params.item ?? ''), 'Item')
  const { id, key, picture, content, credit, taxonomy, version, gold, dataset, history, neighbours } = item
  const search = new URL(request.url).searchParams
  const kind = gold?.kind ?? LABEL_KINDS.find((name) => name === dataset.kind)
  const authored = dataset.source === 'import' && kind !== undefined
  return {
    item: { id, key, picture, content, credit, version },
    excerpt: excerptOf(content),
    dataset: { slug: dataset.slug, name: dataset.name },
    taxonomy,
    gold,
    history,
    /** Who makes its gold: operators here, or whatever made the dataset. */
    source: dataset.source,
    authored,
    editing: authored && search.has('edit') ? kind : null,
    written: Number(search.get('written')) === version ? version : null,
    neighbours,
    /** Whose unfinished work is looked for in the browser. */
    person: operator.id,
    title: titleOf(request, 'datasets.one', { name: key }),
  }
}

export default function ItemPage() {
  const { t } = useTranslation()
  const { item, excerpt, dataset, taxonomy, gold, history, source, authored, editing, written, neighbours, person } =
    useLoaderData<typeof loader>()
  const { id, key, picture, content, credit, version } = item
  const here = `/operate/datasets/${dataset.slug}/items/${id}`
  const shownItem = picture && { ...picture, alt: key }
  const start = editing === null ? null : gold ? plainLabel(gold) : emptyLabel(editing)
  const judged = start ?? gold
  const shownContent = judged ? toolContent(judged, content, t('operate:item.notBrought')) : content
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
      >
        {authored && !editing ? (
          <ButtonLink to={`${here}?edit`}>{t(`operate:item.edit.${gold ? 'correct' : 'author'}`)}</ButtonLink>
        ) : null}
      </PageHeader>
      <ItemWalk at={`/operate/datasets/${dataset.slug}/items`} neighbours={neighbours} />
      {written === null || editing ? null : (
        <Notice tone="good" title={t('operate:item.edit.written', { version: written })} className="mb-4" />
      )}
      {picture && judged && hidesPicture(judged.kind) ? (
        <img {...picture} alt={key} className="mb-4 h-auto max-w-full rounded-lg" />
      ) : null}
      {start ? (
        <EditGold
          key={id}
          place={{ person, item: id }}
          address={`/operate/datasets/${dataset.slug}/items/${id}/gold`}
          item={shownItem}
          start={start}
          hidden={gold ? partsOf(gold).length - partsOf(start).length : 0}
          back={here}
          content={shownContent}
          {...{ taxonomy, version }}
        />
      ) : gold ? (
        <LabelingTool
          kind={gold.kind}
          item={shownItem}
          content={shownContent}
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
      {ignored > 0 && !editing ? (
        <p className="mt-3 text-muted">{t('operate:item.ignored', { count: ignored })}</p>
      ) : null}
      {source === 'scenes' || source === 'content' ? (
        <p className="mt-3 text-muted">{t(`operate:item.edit.fixed.${source}`)}</p>
      ) : null}
      <GoldHistory versions={history} />
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

/** Gold as a label that the tool shows; boxes that nobody needs to find are shown too, and said to be such. */
function plain(gold: Gold) {
  if (gold.kind !== 'boxes') return plainLabel(gold)
  const boxes = gold.boxes.map(({ ignore: _ignore, visibility: _visibility, ...box }) => box)
  return { kind: 'boxes' as const, boxes }
}

/** Only the classes that the item shows: a list of eighty would hide them. */
function withoutUnused(taxonomy: Taxonomy, gold: Gold): Taxonomy {
  const used = new Set(partsOf(gold).map((part) => (part as { class?: string }).class))
  const classes = taxonomy.classes.filter(({ name }) => used.has(name))
  return classes.length === 0 ? taxonomy : { ...taxonomy, classes }
}
