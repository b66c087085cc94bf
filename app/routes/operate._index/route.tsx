import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/components/button.tsx'
import { formatDateTime, formatNumber } from '#app/components/format.ts'
import { Badge, Notice, PageHeader } from '#app/components/ui.tsx'
import { loadOverview } from '#app/features/operators/load-overview.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { requireRole } from '#app/platform/session.server.ts'
import { titleOf } from '#app/routes/operate/page.server.ts'
import { Figure, Row, RowLink, Rows } from '#app/routes/operate/rows.tsx'
import { RunBadge } from '#app/routes/operate/run-badge.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Operators: what needs attention now. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireRole(request, 'operator')
  return { ...(await loadOverview(now())), title: titleOf(request, 'overview.title') }
}

const FIGURES = ['joined', 'begun', 'passed', 'underWay'] as const

export default function OverviewPage() {
  const { t, i18n } = useTranslation()
  const { figures, held, imports, suspended, underWay } = useLoaderData<typeof loader>()
  const nobody = t('operate:nobody')
  return (
    <>
      <PageHeader title={t('operate:overview.title')} lead={t('operate:overview.lead')}>
        <ButtonLink to="/operate/imports/new">{t('operate:imports.new')}</ButtonLink>
      </PageHeader>
      {held.count > 0 ? (
        <Notice
          tone="warn"
          title={t(held.orMore ? 'operate:overview.heldOrMore' : 'operate:overview.held', { count: held.count })}
          className="mb-6"
        >
          <p>{t('operate:overview.heldHint')}</p>
          <Link to="/operate/held" className="inline-flex min-h-11 items-center font-semibold underline">
            {t('operate:overview.toHeld')}
          </Link>
        </Notice>
      ) : null}
      <dl className="mb-8 grid grid-cols-2 gap-2 lg:grid-cols-4">
        {FIGURES.map((name) => (
          <Figure key={name} label={t(`operate:overview.${name}`)} value={formatNumber(figures[name], i18n.language)} />
        ))}
      </dl>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <section aria-labelledby="imports">
          <h2 id="imports" className="mb-2 text-xl font-bold">
            {t('operate:overview.imports')}
          </h2>
          {imports.length === 0 ? <p className="text-muted">{t('operate:overview.noImports')}</p> : null}
          {imports.length > 0 ? (
            <Rows label={t('operate:overview.imports')}>
              {imports.map(({ id, fileName, state, problems, startedAt }) => (
                <Row
                  key={id}
                  title={<RowLink to={`/operate/imports/${id}`}>{fileName}</RowLink>}
                  facts={<span>{formatDateTime(startedAt, i18n.language)}</span>}
                >
                  <RunBadge state={state} problems={problems} />
                </Row>
              ))}
            </Rows>
          ) : null}
        </section>
        <section aria-labelledby="under-way">
          <h2 id="under-way" className="mb-2 text-xl font-bold">
            {t('operate:overview.underWayTitle')}
          </h2>
          {underWay.length === 0 ? <p className="text-muted">{t('operate:overview.noneUnderWay')}</p> : null}
          {underWay.length > 0 ? (
            <Rows label={t('operate:overview.underWayTitle')}>
              {underWay.map(({ attempt, person, name, exam, deadlineAt }) => (
                <Row
                  key={attempt}
                  title={<RowLink to={`/operate/people/${person}`}>{name ?? nobody}</RowLink>}
                  facts={
                    <>
                      <span>{exam}</span>
                      <span>{t('operate:overview.until', { when: formatDateTime(deadlineAt, i18n.language) })}</span>
                    </>
                  }
                />
              ))}
            </Rows>
          ) : null}
        </section>
        <section aria-labelledby="suspended">
          <h2 id="suspended" className="mb-2 text-xl font-bold">
            {t('operate:overview.suspended')}
          </h2>
          {suspended.length === 0 ? <p className="text-muted">{t('operate:overview.noneSuspended')}</p> : null}
          {suspended.length > 0 ? (
            <Rows label={t('operate:overview.suspended')}>
              {suspended.map(({ grant, name, qualification, reason, byPerson, at }) => (
                <Row
                  key={grant}
                  title={
                    <>
                      <RowLink to={`/operate/grants/${grant}`}>{name ?? nobody}</RowLink>
                      <p className="text-sm break-words">{reason}</p>
                    </>
                  }
                  facts={
                    <>
                      <span>{qualification}</span>
                      <span>{formatDateTime(at, i18n.language)}</span>
                    </>
                  }
                >
                  <Badge tone="warn">{t(byPerson ? 'operate:overview.byPerson' : 'operate:overview.byRule')}</Badge>
                </Row>
              ))}
            </Rows>
          ) : null}
        </section>
      </div>
    </>
  )
}
