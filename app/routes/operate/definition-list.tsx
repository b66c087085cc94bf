import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { formatNumber, formatShare } from '#app/components/format.ts'
import { Badge, EmptyState, Notice } from '#app/components/ui.tsx'
import { Row, RowLink, Rows } from './rows.tsx'

export interface ShownDefinition {
  slug: string
  title: string
  version: number
  origin: string
  withdrawn: boolean
  dataset: string | null
  uses: number
  passRate: number | null
}

/** Practice sets or exams with what became of them, each to be withdrawn or offered again. */
export function DefinitionList({
  type,
  definitions,
  made,
}: {
  type: 'practice' | 'exams'
  definitions: readonly ShownDefinition[]
  /** One that was made just now. */
  made: string | null
}) {
  const { t, i18n } = useTranslation()
  const fresh = definitions.find(({ slug }) => slug === made)
  return (
    <>
      {fresh ? (
        <Notice tone="good" title={t('operate:defined.made', { title: fresh.title })} className="mb-4">
          <Link to={`/${type}/${fresh.slug}`} className="inline-flex min-h-11 items-center underline">
            {t('operate:defined.see')}
          </Link>
        </Notice>
      ) : null}
      {definitions.length === 0 ? (
        <EmptyState title={t('operate:defined.empty')}>{t('operate:defined.emptyHint')}</EmptyState>
      ) : (
        <Rows label={t(`operate:room.${type}`)}>
          {definitions.map(({ slug, title, version, origin, withdrawn, dataset, uses, passRate }) => (
            <Row
              key={slug}
              title={
                withdrawn ? (
                  <span className="inline-flex min-h-11 items-center font-semibold text-muted">{title}</span>
                ) : (
                  <RowLink to={`/${type}/${slug}`}>{title}</RowLink>
                )
              }
              facts={
                <>
                  <span>{t('operate:defined.version', { version })}</span>
                  <span>{t(`operate:defined.origin.${origin}`)}</span>
                  {dataset ? (
                    <Link
                      to={`/operate/datasets/${dataset}`}
                      className="inline-flex min-h-11 items-center text-gold-ink underline"
                    >
                      {dataset}
                    </Link>
                  ) : null}
                  <span>
                    {t(`operate:defined.uses.${type}`, { count: uses, shown: formatNumber(uses, i18n.language) })}
                  </span>
                  {passRate === null ? null : (
                    <span>{t('operate:defined.passRate', { share: formatShare(passRate, i18n.language) })}</span>
                  )}
                </>
              }
            >
              {withdrawn ? <Badge tone="warn">{t('operate:defined.withdrawn')}</Badge> : null}
              <Form method="post">
                <input type="hidden" name="slug" value={slug} />
                {withdrawn ? (
                  <Button
                    look="secondary"
                    name="intent"
                    value="offer"
                    aria-label={t('operate:defined.offerOne', { title })}
                  >
                    {t('operate:defined.offer')}
                  </Button>
                ) : (
                  <details>
                    <summary className="flex min-h-11 cursor-pointer items-center px-2 font-medium text-bad">
                      {t('operate:defined.withdraw')}
                    </summary>
                    <p className="my-2 max-w-72 text-sm text-muted">{t(`operate:defined.withdrawHint.${type}`)}</p>
                    <Button
                      look="danger"
                      name="intent"
                      value="withdraw"
                      aria-label={t('operate:defined.withdrawOne', { title })}
                    >
                      {t('operate:defined.withdrawNow')}
                    </Button>
                  </details>
                )}
              </Form>
            </Row>
          ))}
        </Rows>
      )}
    </>
  )
}
