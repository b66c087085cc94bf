import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { formatDuration, formatMoney } from '#app/components/format.ts'
import { GuidelineText } from '#app/components/guideline-text.tsx'
import { LabelingTool } from '#app/components/labeling/labeling-tool.tsx'
import { Card, INPUT, Notice } from '#app/components/ui.tsx'
import { isEmptyLabel } from '#app/domain/labels/empty.ts'
import type { Label } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import type { ShownItem } from '#app/features/items/shown-item.ts'

interface ShownAnswer {
  id: string
  /** The operator's own: somebody else decides. */
  own: boolean
  label: Label
  /** How long its task was in sight; null where not measured. */
  visibleMs: number | null
  question?: string
  taxonomy: Taxonomy
  /** Safe HTML. */
  guideline: string
  pay: { amountMinor: number; currency: string } | null
  multiple: boolean
  item: ShownItem
}

/** A held answer over its picture, the guideline it must follow, and what can be said of it. */
export function HeldAnswer({ answer }: { answer: ShownAnswer }) {
  const { id, own, label, visibleMs, question, taxonomy, guideline, multiple, item } = answer
  const { t, i18n } = useTranslation()
  return (
    <Card aria-label={t('operate:held.answer')} className="mb-2">
      {isEmptyLabel(label) ? (
        <Notice tone="info" className="mb-4">
          {t('operate:held.nothing')}
        </Notice>
      ) : null}
      <LabelingTool
        kind={label.kind}
        question={question}
        multiple={multiple}
        item={item.picture && { ...item.picture, alt: t('operate:held.pictureAlt') }}
        content={item.content}
        seed={id}
        taxonomy={taxonomy}
        value={label}
        readOnly
      />
      {visibleMs === null ? null : (
        <p className="mt-2 text-sm text-muted">
          {t('operate:inSight', { duration: formatDuration(visibleMs, i18n.language) })}
        </p>
      )}
      <details className="my-4">
        <summary className="min-h-11 cursor-pointer py-2.5 font-medium">{t('operate:held.guideline')}</summary>
        <GuidelineText html={guideline} />
      </details>
      {own ? <Notice tone="warn">{t('operate:held.refused.own')}</Notice> : <Decision id={id} pay={answer.pay} />}
    </Card>
  )
}

function Decision({ id, pay }: Pick<ShownAnswer, 'id' | 'pay'>) {
  const { t, i18n } = useTranslation()
  const busy = useNavigation().formMethod === 'POST'
  return (
    <Form method="post" className="max-w-2xl">
      <input type="hidden" name="assignment" value={id} />
      <label htmlFor="reason" className="mb-1 block font-medium">
        {t('operate:held.reason')}
      </label>
      <textarea id="reason" name="reason" rows={2} minLength={3} maxLength={1000} required className={INPUT} />
      <p className="mt-2 mb-3 text-sm text-muted">
        {pay
          ? t('operate:held.pays', { amount: formatMoney(pay.amountMinor, pay.currency, i18n.language) })
          : t('operate:held.unpaid')}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button name="verdict" value="accept" disabled={busy}>
          {t('operate:held.accept')}
        </Button>
        <Button name="verdict" value="reject" look="danger" disabled={busy}>
          {t('operate:held.reject')}
        </Button>
      </div>
    </Form>
  )
}
