import { useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewLabel } from '#app/domain/labels/opinions.ts'
import { Announcer } from '#app/components/labeling/announcer.tsx'
import { CHOICE } from '#app/components/labeling/choice-style.ts'
import { Key } from '#app/components/labeling/class-legend.tsx'
import { classLooks, classOfKey } from '#app/components/labeling/classes.ts'
import type { ContentToolProps } from '#app/components/labeling/contract.ts'
import { ariaKeyOf, keyOf, type Binding } from '#app/components/labeling/keys/chords.ts'
import { COMMON_BINDINGS, pressesOrWrites, type CommonCommand } from '#app/components/labeling/keys/common-keys.ts'
import type { ToolHelp } from '#app/components/labeling/keys/tool-help.ts'
import { useKeys } from '#app/components/labeling/keys/use-keys.ts'
import { LabelingTool } from '#app/components/labeling/labeling-tool.tsx'
import { stepWords } from '#app/components/labeling/step-words.ts'
import { ToolBar } from '#app/components/labeling/tool-bar.tsx'
import { useKeptFocus } from '#app/components/labeling/use-kept-focus.ts'
import { useLabel } from '#app/components/labeling/use-label.ts'
import { boundCommand, useToolKeys } from '#app/components/labeling/use-tool-keys.ts'
import { MOST_NOTE, reviewedContent, withNote, withReason, withVerdict } from './review.ts'

const VERDICTS = ['accept', 'reject'] as const

const BINDINGS: readonly Binding<CommonCommand | (typeof VERDICTS)[number]>[] = [
  { id: 'accept', command: 'accept', keys: ['A'] },
  { id: 'reject', command: 'reject', keys: ['R'] },
  ...COMMON_BINDINGS,
]

const HELP: ToolHelp = {
  gestures: ['review.help.look'],
  fixed: [['1 … 9', 'review.help.reason']],
  reserved: pressesOrWrites,
}

/** Whether a command of the tool has a reason's key: it goes first, so that a verdict can always be given. */
const isBound = (bindings: readonly Binding<unknown>[], hotkey: string) =>
  bindings.some(({ keys }) => keys.includes(hotkey.toUpperCase()))

/** Judges somebody's label: accepted, or rejected for reasons. The label is shown by its own kind's tool, read only. */
export function ReviewTool({
  item,
  content,
  taxonomy,
  question,
  value,
  onChange,
  readOnly = false,
}: ContentToolProps<ReviewLabel, 'labeled'>) {
  const { t, i18n } = useTranslation('labeling')
  const { label, change, event, ...steps } = useLabel(value, onChange, readOnly)
  const looks = useMemo(() => classLooks(taxonomy, i18n.language), [taxonomy, i18n.language])
  const reviewed = useMemo(() => reviewedContent(content), [content])
  const root = useRef<HTMLDivElement>(null)
  const keys = useKeys('review', BINDINGS)
  const [group, note, required] = [useId(), useId(), useId()]
  useKeptFocus(root, ['[data-verdict] input:checked', '[data-verdict] input'])
  const reasons = looks.map(({ name }) => name)
  const focusOn = (choice: string) =>
    root.current?.querySelector<HTMLElement>(`[data-verdict] input[value="${CSS.escape(choice)}"]`)?.focus()

  useToolKeys(root, (key) => {
    const command = boundCommand(key, keys.bindings)
    if (command === 'help') keys.show()
    else if (command === 'undo' || command === 'redo') steps[command]()
    else {
      if (readOnly || (!command && (key.typing || key.control || key.alt))) return false
      const verdict = command
      const reason = verdict ? undefined : (classOfKey(looks, key.key) ?? classOfKey(looks, key.letter))
      if (verdict) change(withVerdict(label, verdict))
      else if (reason && label.verdict === 'reject') change(withReason(label, reasons, reason.name))
      else return false
      focusOn(verdict ?? reason?.name ?? '')
    }
    return true
  })

  return (
    <div ref={root} className="@container">
      <div className="grid items-start gap-4">
        <section aria-label={t('review.label')} className="min-w-0">
          <LabelingTool
            kind={content.label.kind}
            item={item}
            content={reviewed}
            taxonomy={content.taxonomy}
            multiple={content.label.kind === 'classification' && content.label.classes.length !== 1}
            value={content.label}
            readOnly
          />
        </section>
        <div data-verdict className="grid min-w-0 gap-3 rounded-lg border border-line bg-surface p-3">
          <fieldset disabled={readOnly} className="min-w-0">
            <legend className="mb-1.5 text-lg font-semibold text-ink">{question ?? t('review.question')}</legend>
            <div className="lab-two grid gap-2">
              {VERDICTS.map((verdict) => (
                <label key={verdict} className={CHOICE}>
                  <input
                    type="radio"
                    name={group}
                    value={verdict}
                    checked={label.verdict === verdict}
                    aria-keyshortcuts={ariaKeyOf(keys.bindings, verdict)}
                    onChange={() => change(withVerdict(label, verdict))}
                    className="lab-radio size-5 shrink-0"
                  />
                  <span className="min-w-0 flex-1">{t(`review.${verdict}`)}</span>
                  <Key>{keyOf(keys.bindings, verdict)}</Key>
                </label>
              ))}
            </div>
          </fieldset>
          {label.verdict === 'reject' ? (
            <fieldset disabled={readOnly} aria-describedby={required} className="min-w-0">
              <legend className="mb-1.5 font-semibold text-ink">{t('review.reasons')}</legend>
              <p id={required} className="mb-1.5 text-sm text-muted">
                {t('review.required')}
              </p>
              <div className="lab-answers grid gap-2">
                {looks.map(({ name, title, hotkey }) => (
                  <label key={name} className={CHOICE}>
                    <input
                      type="checkbox"
                      value={name}
                      checked={label.reasons.includes(name)}
                      aria-keyshortcuts={hotkey && !isBound(keys.bindings, hotkey) ? hotkey.toUpperCase() : undefined}
                      onChange={() => change(withReason(label, reasons, name))}
                      className="lab-radio size-5 shrink-0"
                    />
                    <span className="min-w-0 flex-1">{title}</span>
                    {hotkey && !isBound(keys.bindings, hotkey) ? <Key>{hotkey.toUpperCase()}</Key> : null}
                  </label>
                ))}
              </div>
            </fieldset>
          ) : null}
          <div className="grid gap-1">
            <label htmlFor={note} className="text-sm font-semibold text-muted">
              {t('review.note')}
            </label>
            <textarea
              id={note}
              rows={2}
              maxLength={MOST_NOTE}
              value={label.note ?? ''}
              readOnly={readOnly}
              onChange={({ target }) =>
                change(withNote(label, target.value), `note ${target.value.split(/\s+/).length}`)
              }
              className="min-h-11 w-full rounded-lg border border-line bg-raised px-3 py-2 text-ink"
            />
          </div>
          <ToolBar steps={readOnly ? null : steps} help={HELP} keys={keys} looks={looks} />
        </div>
      </div>
      <Announcer words={stepWords(t, event) ?? ''} token={event} patient={false} />
    </div>
  )
}
