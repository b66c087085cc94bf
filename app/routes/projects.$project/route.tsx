import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { GuidelineText } from '#app/components/guideline-text.tsx'
import { Card, Notice, PageHeader } from '#app/components/ui.tsx'
import { Facts } from '#app/components/work/facts.tsx'
import { takeTask } from '#app/features/projects/take-task.server.ts'
import { loadProject } from '#app/features/projects/load-project.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { found, notFound } from '#app/platform/http.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { getPerson, requireUser } from '#app/platform/session.server.ts'
import { Acceptance } from './acceptance.tsx'
import { Entrance } from './entrance.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: `${loaded?.project.title} · Assay` }]

/** Everyone may read what a project asks and pays. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await getPerson(request)
  const at = { locale: localeOf(request), now: now() }
  return {
    who: !person ? ('visitor' as const) : person.guest ? ('guest' as const) : ('labeler' as const),
    project: found(loadProject(params.project ?? '', person?.id ?? null, at), 'Project'),
  }
}

/** Takes the next task of the project, or goes back to the one that is open. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireUser(request)
  const taken = await takeTask(user.id, params.project ?? '', now())
  switch (taken.outcome) {
    case 'taken':
    case 'resumed':
      return redirect(`/assignments/${taken.assignmentId}`)
    case 'locked':
      return data({ problem: 'work:project.locked' }, { status: 403 })
    case 'empty':
      return data({ problem: 'work:project.empty' }, { status: 409 })
    case 'missing':
      return notFound('Project')
  }
}

export default function ProjectPage() {
  const { project, who } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  const { t, i18n } = useTranslation()
  return (
    <>
      <PageHeader title={project.title} lead={project.summary} />
      {problem ? (
        <Notice tone="bad" className="mb-6">
          {t(problem)}
        </Notice>
      ) : null}
      {project.holding ? (
        <Notice tone="warn" title={t('work:project.held')} className="mb-6">
          {t('work:project.heldText', { ...project.holding, floor: project.honeypots.floor })}
        </Notice>
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="order-2 space-y-6 lg:order-1">
          <Card aria-labelledby="guideline">
            <h2 id="guideline" className="text-xl font-bold">
              {t('work:project.guideline')}
            </h2>
            <p className="mb-4 text-sm text-muted">{t('work:project.guidelineLead')}</p>
            <GuidelineText html={project.guideline} />
            <h3 className="mt-6 mb-2 font-semibold">{project.question ?? t('work:project.classes')}</h3>
            <ul className="flex flex-wrap gap-2">
              {project.classes.map((name) => (
                <li key={name} className="rounded-full bg-sunken px-3 py-1 text-sm">
                  {name}
                </li>
              ))}
            </ul>
          </Card>
          <Acceptance rules={project.honeypots} leaseMinutes={project.leaseMinutes} paid={project.pay !== null} />
        </div>
        <div className="order-1 space-y-6 lg:sticky lg:top-4 lg:order-2">
          <Card aria-label={project.title} className="space-y-5">
            <p className="text-sm text-muted">
              {t(`work:kind.${project.kind}`)} · {t('work:fact.client')}{' '}
              <span lang={i18n.language}>{project.client}</span>
            </p>
            <Facts {...project} />
            <Entrance project={project} who={who} />
          </Card>
        </div>
      </div>
    </>
  )
}
