import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/components/button.tsx'
import { formatDateTime, formatNumber } from '#app/components/format.ts'
import { Pagination } from '#app/components/pagination.tsx'
import { Card, Notice, PageHeader, ProgressBar } from '#app/components/ui.tsx'
import { loadImport } from '#app/features/imports/load-imports.server.ts'
import { found } from '#app/platform/http.server.ts'
import { requireRole } from '#app/platform/session.server.ts'
import { pageOf, titleOf } from '#app/routes/operate/page.server.ts'
import { Figure } from '#app/routes/operate/rows.tsx'
import { RunBadge } from '#app/routes/operate/run-badge.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Operators: how an import goes or went, with every record that could not be used. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireRole(request, 'operator')
  const page = pageOf(request)
  const { run, problems, hasNext } = found(await loadImport(params.run ?? '', page), 'Import')
  return { run, problems, hasNext, page, title: titleOf(request, 'imports.one', { file: run.fileName }) }
}

const COUNTS = ['items', 'parts', 'newItems', 'newGoldVersions', 'unchanged', 'skipped'] as const
const POLL_MS = 1000

export default function ImportPage() {
  const { t, i18n } = useTranslation()
  const { run, problems, page, hasNext } = useLoaderData<typeof loader>()
  const running = run.state === 'running'
  useWatch(running)
  return (
    <>
      <PageHeader
        title={t('operate:imports.one', { file: run.fileName })}
        lead={formatDateTime(run.startedAt, i18n.language)}
      >
        {run.dataset ? (
          <ButtonLink to={`/operate/datasets/${run.dataset.slug}`}>{t('operate:imports.toDataset')}</ButtonLink>
        ) : null}
        <ButtonLink look="secondary" to="/operate/imports/new">
          {t('operate:imports.new')}
        </ButtonLink>
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <div role="status" className="grid gap-3">
          <div>
            <RunBadge state={run.state} problems={run.problems} />
          </div>
          {running ? (
            <ProgressBar
              label={
                run.total > 0
                  ? t('operate:imports.progress', { done: run.processed, total: run.total })
                  : t('operate:imports.waiting')
              }
              value={run.processed}
              max={run.total}
            />
          ) : null}
        </div>
        {run.state === 'failed' ? <Notice tone="bad" title={t('operate:imports.nothingImported')} /> : null}
        {run.state === 'done' ? (
          <dl className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-6">
            {COUNTS.map((name) => (
              <Figure
                key={name}
                label={t(`operate:imports.count.${name}`)}
                value={formatNumber(run.counts[name], i18n.language)}
              />
            ))}
          </dl>
        ) : null}
        {run.problems > 0 ? (
          <Card aria-labelledby="problems">
            <h2 id="problems" className="text-xl font-bold">
              {t('operate:imports.problemsTitle', { count: run.problems })}
            </h2>
            <p className="mt-1 text-muted">
              {t(run.state === 'done' ? 'operate:imports.problemsLead' : 'operate:imports.problemsLeadFailed')}
            </p>
            <ol className="mt-3 divide-y divide-line" lang="en">
              {problems.map(({ where, message }, index) => (
                <li key={index} className="flex flex-wrap gap-x-3 py-2 break-words">
                  <code className="font-mono text-sm break-all">{where}</code>
                  <span className="min-w-0 flex-1 basis-60">{message}</span>
                </li>
              ))}
            </ol>
            <Pagination page={page} hasNext={hasNext} />
          </Card>
        ) : null}
      </div>
    </>
  )
}

/** Asks again every second while the import runs. */
function useWatch(running: boolean) {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!running) return
    const timer = setInterval(revalidate, POLL_MS)
    return () => clearInterval(timer)
  }, [running, revalidate])
}
