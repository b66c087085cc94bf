import { Form, Link, useNavigation } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#app/components/button.tsx'
import type { LabelingItem } from '#app/components/labeling/contract.ts'
import { LabelingTool } from '#app/components/labeling/labeling-tool.tsx'
import { Notice } from '#app/components/ui.tsx'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { Label } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import type { Problem } from '#app/domain/labels/problems.ts'
import { TextAreaField } from '#app/routes/operate/form-parts.tsx'

/** Why a correction was not saved. */
export type Refusal = { outcome: 'invalid' | 'stale' | 'unchanged' | 'no-reason'; version: number; problems: Problem[] }

interface Props {
  seed: string
  /** Null where there is no picture. */
  item: LabelingItem | null
  content: ItemContent | null
  taxonomy: Taxonomy
  /** The newest gold as a plain label, or nothing. */
  start: Label
  /** The version that is edited; null where there is none. */
  version: number | null
  /** How many shapes of the gold the tool does not show. */
  hidden: number
  refusal: Refusal | undefined
  /** Where the item is shown. */
  back: string
}

/** The tool over the newest gold, and the form that saves what it says as a new version. */
export function EditGold({ seed, item, content, taxonomy, start, version, hidden, refusal, back }: Props) {
  const { t } = useTranslation()
  const busy = useNavigation().state === 'submitting'
  const [label, setLabel] = useState(start)
  // What the edit began from: when the page learns of a newer version, this must not follow it.
  const [shown] = useState(version)
  return (
    <>
      <p className="mb-3 text-muted">{t('operate:item.edit.lead')}</p>
      {hidden > 0 ? <p className="mb-3 text-muted">{t('operate:item.edit.hidden', { count: hidden })}</p> : null}
      <LabelingTool
        kind={label.kind}
        item={item}
        content={content}
        seed={seed}
        multiple
        taxonomy={taxonomy}
        value={label}
        onChange={setLabel}
        readOnly={busy}
      />
      <Form method="post" className="mt-4 max-w-2xl">
        <input type="hidden" name="label" value={JSON.stringify(label)} />
        <input type="hidden" name="shown" value={shown ?? ''} />
        <TextAreaField
          name="reason"
          label={t('operate:item.edit.reason')}
          error={refusal?.outcome === 'no-reason' ? t('operate:item.edit.badReason') : undefined}
          minLength={3}
          maxLength={500}
          required
        />
        {refusal && refusal.outcome !== 'no-reason' ? <Refused refusal={refusal} back={back} /> : null}
        <div className="flex flex-wrap gap-2">
          <Button disabled={busy}>{t('operate:item.edit.save')}</Button>
          <ButtonLink look="quiet" to={back}>
            {t('operate:item.edit.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}

function Refused({ refusal, back }: { refusal: Refusal; back: string }) {
  const { t, i18n } = useTranslation()
  const { outcome, version, problems } = refusal
  return (
    <Notice
      tone={outcome === 'unchanged' ? 'info' : 'bad'}
      title={t(`operate:item.edit.${outcome}`, { version })}
      className="mb-4"
    >
      {outcome === 'stale' ? (
        <Link to={back} target="_blank" className="inline-flex min-h-11 items-center underline">
          {t('operate:item.edit.staleNext')}
        </Link>
      ) : null}
      {problems.length > 0 ? (
        <ul className="mt-1 list-disc pl-5">
          {problems.map(({ where, message }) => (
            <li key={`${where} ${message}`} className="break-words">
              {i18n.exists(message) ? (
                t(message)
              ) : (
                <>
                  <code>{where}</code>: {message}
                </>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  )
}
