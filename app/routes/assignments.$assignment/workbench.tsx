import { useTranslation } from 'react-i18next'
import { formatMoney } from '#app/components/format.ts'
import { LabelingTool } from '#app/components/labeling/labeling-tool.tsx'
import { useVisibleTime } from '#app/components/labeling/visible-time.ts'
import { hasOpenParts } from '#app/domain/labels/open-parts.ts'
import type { Label } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import type { ShownItem } from '#app/features/items/shown-item.ts'
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
  /** Safe HTML. */
  guideline: string
  pay: { amountMinor: number; currency: string } | null
  multiple: boolean
  item: ShownItem
  secondsLeft: number
}

/** The tool with everything a task needs around it: guideline, clock, hand in, give back. Work is kept on the device. */
export function Workbench({ assignment, ranOut }: { assignment: WorkingAssignment; ranOut: boolean }) {
  const { id, kind, question, taxonomy, guideline, pay, multiple, item, project } = assignment
  const { t, i18n } = useTranslation()
  const { label, change, kept, ready } = useDraft(id, kind)
  const visibleTime = useVisibleTime(id)
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
      <noscript>
        <p className="mb-4 rounded-lg bg-warn-soft p-4 text-warn">{t('work:assignment.noScript')}</p>
      </noscript>
      <LabelingTool
        kind={kind}
        question={question}
        multiple={multiple}
        item={item.picture && { ...item.picture, alt: t('work:assignment.pictureAlt') }}
        content={item.content}
        seed={id}
        guideline={{ title: t('work:assignment.guideline'), html: guideline }}
        taxonomy={taxonomy}
        value={label}
        onChange={change}
      />
      <div className="mt-6 flex flex-wrap items-start justify-between gap-4 border-t border-line pt-4">
        <HandIn
          label={label}
          open={hasOpenParts(label, { taxonomy, content: item.content, multiple })}
          disabled={expired || !ready}
          visibleTime={visibleTime}
        />
        <GiveBack />
      </div>
      <p className="mt-4 text-sm text-muted">
        {t(kept === 'impossible' ? 'work:assignment.noDraft' : 'work:assignment.draft')}
      </p>
    </>
  )
}
