import { useTranslation } from 'react-i18next'
import { formatMoney } from '#app/components/format.ts'
import { LabelingTool } from '#app/components/labeling/labeling-tool.tsx'
import type { Label } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { Notice } from '#app/components/ui.tsx'
import { Countdown } from './countdown.tsx'
import { GiveBack } from './give-back.tsx'
import { HandIn } from './hand-in.tsx'
import { Expired } from './trouble.tsx'
import { useDraft } from './use-draft.ts'
import { useSecondsLeft } from './use-seconds-left.ts'

export interface WorkingAssignment {
  id: string
  project: { slug: string; title: string }
  kind: Label['kind']
  question?: string
  taxonomy: Taxonomy
  guideline: string
  pay: { amountMinor: number; currency: string } | null
  item: { src: string; width: number; height: number }
  secondsLeft: number
}

/** The tool with everything a task needs around it: guideline, clock, hand in, give back. Work is kept on the device. */
export function Workbench({ assignment, ranOut }: { assignment: WorkingAssignment; ranOut: boolean }) {
  const { id, kind, question, taxonomy, guideline, pay, item, project } = assignment
  const { t, i18n } = useTranslation()
  const { label, change, kept, ready } = useDraft(id, kind)
  const secondsLeft = useSecondsLeft(assignment.secondsLeft)
  const expired = ranOut || secondsLeft === 0
  return (
    <>
      <div className="mt-1 mb-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
        <span>
          {pay
            ? t('work:assignment.pays', { amount: formatMoney(pay.amountMinor, pay.currency, i18n.language) })
            : t('work:assignment.unpaid')}
        </span>
        <Countdown secondsLeft={secondsLeft} />
      </div>
      {expired ? <Expired project={project.slug} /> : null}
      {kept === 'found' ? (
        <Notice tone="info" className="mb-4">
          {t('work:assignment.draftFound')}
        </Notice>
      ) : null}
      <details className="group mb-4 rounded-lg border border-line bg-raised">
        <summary className="flex min-h-11 cursor-pointer list-none items-center justify-between px-4 font-medium">
          {t('work:assignment.guideline')}
          <Chevron />
        </summary>
        <div className="max-w-prose space-y-3 px-4 pb-4">
          {guideline.split(/\n\s*\n/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      </details>
      <noscript>
        <p className="mb-4 rounded-lg bg-warn-soft p-4 text-warn">{t('work:assignment.noScript')}</p>
      </noscript>
      <LabelingTool
        kind={kind}
        question={question}
        item={{ ...item, alt: t('work:assignment.pictureAlt') }}
        taxonomy={taxonomy}
        value={label}
        onChange={change}
      />
      <div className="mt-6 flex flex-wrap items-start justify-between gap-4 border-t border-line pt-4">
        <HandIn label={label} disabled={expired || !ready} />
        <GiveBack />
      </div>
      <p className="mt-4 text-sm text-muted">
        {t(kept === 'impossible' ? 'work:assignment.noDraft' : 'work:assignment.draft')}
      </p>
    </>
  )
}

function Chevron() {
  return (
    <svg
      viewBox="0 0 16 16"
      className="size-4 transition-transform group-open:rotate-180"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d="m3.5 6 4.5 4.5 4.5-4.5"
        className="fill-none stroke-current"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
