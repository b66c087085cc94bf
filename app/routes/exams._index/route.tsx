import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Badge, Card, EmptyState, PageHeader } from '#app/components/ui.tsx'
import { listExams } from '#app/features/exams/list-exams.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import { getPerson } from '#app/platform/session.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Everyone may see which exams there are; where one stands is shown to oneself. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await getPerson(request)
  const locale = localeOf(request)
  const exams = await listExams(person?.id ?? null, now())
  return {
    title: `${i18nOf[locale].t('exam:list.title')} · Assay`,
    exams: exams.map(({ slug, title, summary, items, minutes, grants, standing, passed }) => ({
      slug,
      title: title[locale],
      summary: summary[locale],
      items,
      minutes,
      grants: grants?.[locale] ?? null,
      standing,
      passed,
    })),
  }
}

const TONES = { eligible: 'info', open: 'warn', 'already-qualified': 'good' } as const

export default function ExamsPage() {
  const { exams } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('exam:list.title')} lead={t('exam:list.lead')} />
      {exams.length === 0 ? <EmptyState title={t('exam:list.empty')}>{t('exam:list.emptyText')}</EmptyState> : null}
      <ul className="grid gap-4 sm:grid-cols-2">
        {exams.map(({ slug, title, summary, items, minutes, grants, standing, passed }) => (
          <Card as="li" key={slug} className="flex flex-col gap-3">
            <div className="flex flex-wrap items-start justify-between gap-2">
              <h2 className="text-xl font-bold">
                <Link to={`/exams/${slug}`} className="inline-flex min-h-11 items-center text-ink underline">
                  {title}
                </Link>
              </h2>
              {standing ? (
                <Badge tone={standing in TONES ? TONES[standing as keyof typeof TONES] : 'plain'}>
                  {t(`exam:standing.${standing}`)}
                </Badge>
              ) : null}
            </div>
            <p className="text-muted">{summary}</p>
            <p className="mt-auto text-sm text-muted">
              {t('exam:list.size', { count: items, minutes })}
              {grants ? ` · ${t('exam:list.grants', { qualification: grants })}` : ''}
              {passed ? ` · ${t('exam:list.passed')}` : ''}
            </p>
          </Card>
        ))}
      </ul>
    </>
  )
}
