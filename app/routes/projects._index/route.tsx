import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { EmptyState, PageHeader } from '#app/components/ui.tsx'
import { JoinToWork } from '#app/components/work/join-to-work.tsx'
import { loadBoard } from '#app/features/projects/load-board.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { localeOf } from '#app/platform/i18n.server.ts'
import { i18nOf } from '#app/platform/messages.server.ts'
import { getPerson } from '#app/platform/session.server.ts'
import { ProjectCard } from './project-card.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} · Assay` }]

/** Everyone may see what work there is; who is signed in sees how it stands for them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await getPerson(request)
  const locale = localeOf(request)
  return {
    title: i18nOf[locale].t('work:board.title'),
    who: !person ? ('visitor' as const) : person.guest ? ('guest' as const) : ('labeler' as const),
    tiers: loadBoard(person?.id ?? null, { locale, now: now() }),
  }
}

export default function ProjectBoard() {
  const { tiers, who } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('work:board.title')} lead={t('work:board.lead')}>
        {who === 'labeler' ? null : <JoinToWork guest={who === 'guest'} to="/projects" />}
      </PageHeader>
      {tiers.length === 0 ? <EmptyState title={t('work:board.empty')}>{t('work:board.emptyText')}</EmptyState> : null}
      <div className="space-y-10">
        {tiers.map(({ tier, projects }) => (
          <section key={tier} aria-labelledby={`tier-${tier}`}>
            <h2 id={`tier-${tier}`} className="text-xl font-bold">
              {t(`work:board.tier.${tier}`)}
            </h2>
            <p className="mb-4 text-muted">{t(`work:board.tier.${tier}Lead`)}</p>
            <ul className="grid gap-4">
              {projects.map((project) => (
                <ProjectCard key={project.slug} project={project} known={who === 'labeler'} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
