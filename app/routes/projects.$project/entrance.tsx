import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { JoinToWork } from '#app/components/work/join-to-work.tsx'
import { type NextStep, NextSteps } from '#app/components/work/next-steps.tsx'
import { Requirement, type ShownRequirement } from '#app/components/work/requirement.tsx'

interface Project {
  slug: string
  tasks: { count: number }
  working: boolean
  requirement: { satisfied: boolean; explanation: ShownRequirement; path: NextStep[] | null } | null
}

/** The way in: what is asked of this person, and the one thing to do next: take a task, unlock it, or sign up. */
export function Entrance({ project, who }: { project: Project; who: 'visitor' | 'guest' | 'labeler' }) {
  const { t } = useTranslation()
  const busy = useNavigation().state !== 'idle'
  const { requirement, working, tasks, slug } = project
  const open = requirement?.satisfied ?? true
  return (
    <>
      <section aria-labelledby="requirement">
        <h2 id="requirement" className="mb-2 font-semibold">
          {t('work:project.requirement')}
        </h2>
        {requirement ? (
          <Requirement of={requirement.explanation} known={who === 'labeler'} />
        ) : (
          <p>{t('work:requirement.none')}</p>
        )}
      </section>
      {who !== 'labeler' ? (
        <JoinToWork guest={who === 'guest'} to={`/projects/${slug}`} />
      ) : !open ? (
        requirement?.path ? (
          <NextSteps steps={requirement.path} headingId="next-step" />
        ) : (
          <p className="text-sm text-muted">{t('work:board.nothingHelps')}</p>
        )
      ) : working || tasks.count > 0 ? (
        <Form method="post">
          <Button className="w-full" disabled={busy}>
            {t(working ? 'work:project.resume' : 'work:project.take')}
          </Button>
        </Form>
      ) : (
        <p role="status">{t('work:project.empty')}</p>
      )}
    </>
  )
}
