import { useNavigate } from '@remix-run/react'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#app/components/button.tsx'
import type { LabelingItem } from '#app/components/labeling/contract.ts'
import { LabelingTool } from '#app/components/labeling/labeling-tool.tsx'
import { type HandIn, useHandIn } from '#app/components/use-hand-in.ts'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { Label } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { TextAreaField } from '#app/routes/operate/form-parts.tsx'
import { DraftNote } from './draft-note.tsx'
import type { GoldWork, Place } from './gold-drafts.ts'
import { type Refusal, SaveNotice } from './save-notice.tsx'
import { useGoldDraft } from './use-gold-draft.ts'

interface Props {
  /** Whose work it is, on which item: the key of what the browser keeps. */
  place: Place
  /** Where gold is written. */
  address: string
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
  /** Where the item is shown. */
  back: string
}

type Sent = GoldWork & { shown: number | null }
type Said = { outcome: 'written' | 'unchanged'; version: number }

/** The tool over the newest gold, and the form that saves what it says as a new version. */
export function EditGold({ place, address, item, content, taxonomy, start, version, hidden, back }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const draft = useGoldDraft(place, version, start)
  const { work, found } = draft
  const [unchanged, setUnchanged] = useState<number | null>(null)
  const [leaving, setLeaving] = useState(false)
  const { handIn, submit, retry, reset, stop } = useHandIn<Sent, Said, Refusal>(address, (said) => {
    // The newest gold is what was sent: it was written, now or by a try whose answer was never heard.
    if (said.outcome === 'unchanged' && said.version === draft.version) {
      reset()
      return setUnchanged(said.version)
    }
    draft.forget()
    setLeaving(true)
    navigate(`${back}?written=${said.version}`, { replace: true })
  })
  const buttons = useRef<HTMLDivElement>(null)
  /** What was pressed goes away with its notice: the focus goes on from the button that saves. */
  const thenFocus = (act: () => void) => () => {
    act()
    buttons.current?.querySelector('button')?.focus()
  }
  const busy = leaving || handIn.state === 'sending' || handIn.state === 'offline'
  const change = (part: Partial<GoldWork>) => {
    if (busy) return
    draft.change(part)
    setUnchanged(null)
    reset()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) submit({ ...work, shown: draft.version })
  }
  const shown: HandIn<Refusal> =
    unchanged === null ? handIn : { state: 'refused', refusal: { outcome: 'unchanged', version: unchanged } }
  const noReason = handIn.state === 'refused' && handIn.refusal.outcome === 'no-reason'
  return (
    <>
      <p className="mb-3 text-muted">{t('operate:item.edit.lead')}</p>
      {hidden > 0 ? <p className="mb-3 text-muted">{t('operate:item.edit.hidden', { count: hidden })}</p> : null}
      {found ? (
        <DraftNote
          found={found}
          version={draft.version}
          onThrowAway={draft.throwAway}
          onBringBack={draft.bringBack}
          onPutOver={draft.putOver}
        />
      ) : null}
      <LabelingTool
        kind={work.label.kind}
        item={item}
        content={content}
        seed={place.item}
        multiple
        taxonomy={taxonomy}
        value={work.label}
        onChange={(label) => change({ label })}
        readOnly={busy}
      />
      <form onSubmit={save} className="mt-4 max-w-2xl">
        <TextAreaField
          name="reason"
          label={t('operate:item.edit.reason')}
          error={noReason ? t('operate:item.edit.badReason') : undefined}
          value={work.reason}
          onChange={(event) => change({ reason: event.target.value })}
          readOnly={busy}
          minLength={3}
          maxLength={500}
          required
        />
        <SaveNotice handIn={shown} onRetry={thenFocus(() => void retry())} onStop={thenFocus(stop)} back={back} />
        <div ref={buttons} className="flex flex-wrap gap-2">
          <Button aria-disabled={busy}>{t(`operate:item.edit.${busy ? 'saving' : 'save'}`)}</Button>
          <ButtonLink look="quiet" to={back} onClick={draft.forget}>
            {t('operate:item.edit.cancel')}
          </ButtonLink>
        </div>
        <p className="mt-2 text-sm text-muted">{t(`operate:item.draft.${draft.kept ? 'kept' : 'notKept'}`)}</p>
      </form>
    </>
  )
}
