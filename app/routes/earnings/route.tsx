import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ButtonLink } from '#app/components/button.tsx'
import { formatDateTime, formatMoney } from '#app/components/format.ts'
import { Pagination } from '#app/components/pagination.tsx'
import { EmptyState, PageHeader } from '#app/components/ui.tsx'
import { loadEarnings } from '#app/features/ledger/load-earnings.server.ts'
import { parsed } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import { requireUser } from '#app/platform/session.server.ts'
import { ByProject } from './by-project.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} · Assay` }]

const query = z.object({ page: z.coerce.number().int('must be a whole number').min(1).max(100_000).default(1) })

/** A labeler's own ledger. */
export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireUser(request)
  const locale = localeOf(request)
  const { page } = parsed(query, Object.fromEntries(new URL(request.url).searchParams))
  const earnings = await loadEarnings(user.id, { page, locale })
  return { title: i18nOf[locale].t('work:earnings.title'), page, ...earnings }
}

export default function EarningsPage() {
  const { sums, projects, entries, page, hasNext } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation()
  const cell = 'px-3 py-3 text-left align-baseline'
  return (
    <>
      <PageHeader title={t('work:earnings.title')} lead={t('work:earnings.lead')} />
      {sums.length === 0 ? (
        <EmptyState title={t('work:earnings.none')}>
          <p>{t('work:earnings.noneText')}</p>
          <ButtonLink to="/projects" className="mt-4">
            {t('work:earnings.toProjects')}
          </ButtonLink>
        </EmptyState>
      ) : (
        <section aria-labelledby="sum" className="rounded-lg bg-gold-soft p-5 text-gold-ink">
          <h2 id="sum" className="text-sm font-medium">
            {t('work:earnings.sum')}
          </h2>
          <ul>
            {sums.map(({ currency, amountMinor, entries: count }) => (
              <li key={currency} className="flex flex-wrap items-baseline gap-x-3">
                <span className="text-4xl font-bold tabular-nums">
                  {formatMoney(amountMinor, currency, i18n.language)}
                </span>
                <span>{t('work:earnings.sumTasks', { count })}</span>
              </li>
            ))}
          </ul>
          <p className="mt-2 max-w-prose text-sm">{t('work:earnings.owed')}</p>
        </section>
      )}
      {projects.length > 0 ? <ByProject projects={projects} /> : null}
      {entries.length > 0 ? (
        <section aria-labelledby="entries" className="mt-10">
          <h2 id="entries" className="mb-3 text-xl font-bold">
            {t('work:earnings.entries')}
          </h2>
          <div className="overflow-hidden rounded-lg border border-line bg-raised">
            <table className="w-full text-sm">
              <thead className="text-muted">
                <tr className="border-b border-line">
                  <th scope="col" className={cell}>
                    {t('work:earnings.when')}
                  </th>
                  <th scope="col" className={cell}>
                    {t('work:earnings.what')}
                  </th>
                  <th scope="col" className={`${cell} text-right`}>
                    {t('work:earnings.amount')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {entries.map((entry) => (
                  <tr key={entry.id} className="border-b border-line last:border-0">
                    <td className={cell}>
                      <time dateTime={entry.at}>{formatDateTime(entry.at, i18n.language)}</time>
                    </td>
                    <td className={cell}>
                      <Link to={`/assignments/${entry.assignmentId}`} className="underline">
                        {t(`work:earnings.reason.${entry.reason}`)}
                      </Link>
                      <span className="block text-muted">{entry.title}</span>
                    </td>
                    <td className={`${cell} text-right font-semibold whitespace-nowrap tabular-nums`}>
                      {formatMoney(entry.amountMinor, entry.currency, i18n.language)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ) : null}
      <Pagination page={page} hasNext={hasNext} />
    </>
  )
}
