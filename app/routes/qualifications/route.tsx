import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/components/button.tsx'
import { Card, EmptyState, PageHeader } from '#app/components/ui.tsx'
import { listQualifications } from '#app/features/qualifications/list-qualifications.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import { requireUser } from '#app/platform/session.server.ts'
import { GrantCard } from './grant-card.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** One's own qualifications. */
export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireUser(request)
  const locale = localeOf(request)
  const { held, open } = await listQualifications(user.id, now())
  return {
    title: `${i18nOf[locale].t('credential:mine.title')} · Assay`,
    held: held.map((grant) => ({ ...grant, title: grant.title[locale], level: grant.level[locale] })),
    open: open.map((one) => ({ ...one, title: one.title[locale], summary: one.summary[locale] })),
  }
}

export type HeldView = Awaited<ReturnType<typeof loader>>['held'][number]

export default function QualificationsPage() {
  const { held, open } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('credential:mine.title')} lead={t('credential:mine.lead')} />
      {held.length === 0 ? (
        <EmptyState title={t('credential:mine.none')}>
          <p>{t('credential:mine.noneText')}</p>
        </EmptyState>
      ) : (
        <ul className="grid gap-4">
          {held.map((grant) => (
            <GrantCard key={grant.id} grant={grant} />
          ))}
        </ul>
      )}
      {open.length > 0 ? (
        <section aria-labelledby="open" className="mt-8">
          <h2 id="open" className="mb-3 text-xl font-bold">
            {t('credential:mine.open')}
          </h2>
          <ul className="grid gap-4 sm:grid-cols-2">
            {open.map(({ slug, title, summary, exam }) => (
              <Card as="li" key={slug} className="flex flex-col gap-3">
                <h3 className="font-semibold">{title}</h3>
                <p className="text-muted">{summary}</p>
                <ButtonLink look="secondary" className="mt-auto self-start" to={`/exams/${exam}`}>
                  {t('credential:mine.toExam', { title })}
                </ButtonLink>
              </Card>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
