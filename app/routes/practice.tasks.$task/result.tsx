import { Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/components/button.tsx'
import { formatShare } from '#app/components/format.ts'
import type { LabelingItem } from '#app/components/labeling/contract.ts'
import { FindingsView } from '#app/components/labeling/findings/findings-view.tsx'
import { GuidelineButton } from '#app/components/labeling/guideline.tsx'
import { StartButton } from '#app/components/practice/start-button.tsx'
import { Card, Notice } from '#app/components/ui.tsx'
import { lessonAddress, lessonForFinding } from '#app/domain/practice/lesson-for-finding.ts'
import type { TaskView } from './route.tsx'

interface Props {
  task: TaskView & { graded: NonNullable<TaskView['graded']> }
  item: LabelingItem | null
  /** Safe HTML: the rules that gold follows are what explains a finding. */
  guideline: string | null
  /** Set right after handing in: the result takes the focus, so that it is read out. */
  fresh: boolean
  guest: boolean
}

const BANDS = [
  { from: 0.995, band: 'perfect' },
  { from: 0.8, band: 'good' },
  { from: 0.5, band: 'fair' },
  { from: 0, band: 'low' },
] as const

/** The grade in words, what to do next, and every finding over the gold. */
export function Result({ task, item, guideline, fresh, guest }: Props) {
  const { t, i18n } = useTranslation()
  const { practice, graded, tries } = task
  const heading = useRef<HTMLHeadingElement>(null)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (fresh) heading.current?.focus()
  }, [fresh])
  const { band } = BANDS.find(({ from }) => graded.score >= from) ?? BANDS[3]
  const again = `/practice/tasks/${task.id}?again`
  return (
    <div ref={root}>
      <Card as="div" className="mb-4">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <div>
            <h2 ref={heading} tabIndex={-1} className="text-xl font-bold outline-none">
              {practice.rightOrWrong
                ? t(graded.score === 1 ? 'practice:right' : 'practice:wrong')
                : t('practice:score', { score: formatShare(graded.score, i18n.language) })}
            </h2>
            {practice.rightOrWrong ? null : <p className="mt-0.5">{t(`practice:band.${band}`)}</p>}
            <p className="mt-0.5 text-sm text-muted">
              {t(tries === 1 ? 'practice:firstTry' : 'practice:laterTry', { count: tries })}
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <StartButton practice={practice.slug} label={t('practice:another')} />
            {graded.score < 1 ? (
              <ButtonLink look="secondary" to={`${again}=edit`}>
                {t('practice:correct')}
              </ButtonLink>
            ) : null}
            <ButtonLink look="quiet" to={`${again}=clear`}>
              {t('practice:startOver')}
            </ButtonLink>
          </div>
        </div>
      </Card>
      {guideline === null ? null : (
        <GuidelineButton
          guideline={{ title: t('common:guideline'), html: guideline }}
          root={root}
          tool={graded.gold.kind}
        />
      )}
      <FindingsView
        item={item}
        content={task.item.content}
        taxonomy={practice.taxonomy}
        answer={graded.answer}
        gold={graded.gold}
        findings={graded.findings}
        lessonHref={(finding) => {
          const lesson = lessonForFinding(finding, practice.teaches)
          return lesson && lessonAddress(lesson)
        }}
      />
      {guest ? (
        <Notice tone="gold" title={t('practice:guestTitle')} className="mt-6">
          <p>{t('practice:guestText')}</p>
          <Link to="/join" className="mt-1 inline-flex min-h-11 items-center font-semibold underline">
            {t('common:signUp')}
          </Link>
        </Notice>
      ) : null}
    </div>
  )
}
