import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/components/button.tsx'
import { Badge } from '#app/components/ui.tsx'
import { Facts } from '#app/components/work/facts.tsx'
import { type NextStep, NextSteps } from '#app/components/work/next-steps.tsx'
import { Requirement, type ShownRequirement } from '#app/components/work/requirement.tsx'

interface Project {
  slug: string
  title: string
  summary: string
  client: string
  kind: string
  pay: { amountMinor: number; currency: string } | null
  leaseMinutes: number
  tasks: { count: number; orMore: boolean }
  usualMinutes: number | null
  working: boolean
  requirement: { satisfied: boolean; explanation: ShownRequirement; path: NextStep[] | null } | null
}

/**
 * One project on the board: what it is on the left, the way in on the right.
 * `known`: the onlooker is signed in, so that "open" and "locked" mean something.
 */
export function ProjectCard({ project, known }: { project: Project; known: boolean }) {
  const { t } = useTranslation()
  const { slug, title, requirement } = project
  const open = known && (requirement?.satisfied ?? true)
  return (
    <li
      className={`grid gap-x-8 gap-y-5 rounded-lg border bg-raised p-4 sm:p-6 lg:grid-cols-[minmax(0,1fr)_20rem] ${open ? 'border-gold' : 'border-line'}`}
    >
      <div>
        <div className="flex flex-wrap items-start justify-between gap-2">
          <h3 className="text-lg font-semibold">
            <Link to={`/projects/${slug}`} className="text-ink no-underline hover:underline">
              {title}
            </Link>
          </h3>
          {known ? (
            <Badge tone={open ? 'good' : 'plain'}>{t(open ? 'work:board.unlocked' : 'work:board.locked')}</Badge>
          ) : null}
        </div>
        <p className="text-sm text-muted">
          {t(`work:kind.${project.kind}`)} · {project.client}
        </p>
        <p className="mt-3 mb-5 max-w-prose">{project.summary}</p>
        <Facts {...project} />
      </div>
      <div className="flex flex-col items-start gap-5 lg:border-l lg:border-line lg:pl-8">
        {requirement && !open ? (
          <div>
            <p className="mb-2 text-sm font-medium text-muted">{t('work:board.what')}</p>
            <Requirement of={requirement.explanation} known={known} />
          </div>
        ) : null}
        {known && !open && requirement ? <WayIn path={requirement.path} id={`next-${slug}`} /> : null}
        <ButtonLink
          to={`/projects/${slug}`}
          look={open ? 'primary' : 'quiet'}
          className={open ? 'lg:my-auto' : '-ml-4'}
          aria-label={`${title}: ${t('work:board.open')}`}
        >
          {t(project.working ? 'work:board.continue' : 'work:board.open')}
        </ButtonLink>
      </div>
    </li>
  )
}

function WayIn({ path, id }: { path: NextStep[] | null; id: string }) {
  const { t } = useTranslation()
  return path ? (
    <NextSteps steps={path} headingId={id} />
  ) : (
    <p className="text-sm text-muted">{t('work:board.nothingHelps')}</p>
  )
}
