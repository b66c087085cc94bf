import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PreferenceLabel } from '#app/domain/labels/opinions.ts'
import { Announcer } from '#app/components/labeling/announcer.tsx'
import { CHOICE } from '#app/components/labeling/choice-style.ts'
import { Key } from '#app/components/labeling/class-legend.tsx'
import type { ContentToolProps } from '#app/components/labeling/contract.ts'
import { ariaKeyOf, keyOf, type Binding } from '#app/components/labeling/keys/chords.ts'
import { COMMON_BINDINGS, pressesOrWrites, type CommonCommand } from '#app/components/labeling/keys/common-keys.ts'
import type { ToolHelp } from '#app/components/labeling/keys/tool-help.ts'
import { useKeys } from '#app/components/labeling/keys/use-keys.ts'
import { Markdown } from '#app/components/labeling/markdown.tsx'
import { pairOrder } from '#app/components/labeling/shown-order.ts'
import { stepWords } from '#app/components/labeling/step-words.ts'
import { ToolBar } from '#app/components/labeling/tool-bar.tsx'
import { useKeptFocus } from '#app/components/labeling/use-kept-focus.ts'
import { useLabel } from '#app/components/labeling/use-label.ts'
import { boundCommand, useToolKeys } from '#app/components/labeling/use-tool-keys.ts'
import { STRENGTHS, withChoice, withStrength, type Side } from './preference.ts'

const SIDES = ['first', 'tie', 'second'] as const satisfies Side[]

const OTHER = { first: 'second', second: 'first' } as const

const BINDINGS: readonly Binding<CommonCommand | Side | (typeof STRENGTHS)[number]>[] = [
  { id: 'first', command: 'first', keys: ['1'] },
  { id: 'tie', command: 'tie', keys: ['0'] },
  { id: 'second', command: 'second', keys: ['2'] },
  { id: 'strength-1', command: 1, keys: ['S'] },
  { id: 'strength-2', command: 2, keys: ['C'] },
  { id: 'strength-3', command: 3, keys: ['M'] },
  ...COMMON_BINDINGS,
]

const HELP: ToolHelp = {
  gestures: ['preference.help.read', 'preference.help.strength'],
  fixed: [],
  reserved: pressesOrWrites,
}

/** Which of two answers is better, and by how much. Who stands first is drawn from the seed and kept with the choice. */
export function PreferenceTool({
  content,
  question,
  seed,
  value,
  onChange,
  readOnly = false,
}: ContentToolProps<PreferenceLabel, 'pair'>) {
  const { t } = useTranslation('labeling')
  const { label, change, event, ...steps } = useLabel(value, onChange, readOnly)
  const root = useRef<HTMLDivElement>(null)
  const keys = useKeys('preference', BINDINGS)
  const [sideName, strengthName] = [useId(), useId()]
  // An answer that was given keeps the order in which it was given.
  const shown = label.shown ?? value.shown ?? pairOrder(seed)
  const texts = shown === 'ab' ? [content.a, content.b] : [content.b, content.a]
  const chosen = SIDES.find((side) => withChoice(label, shown, side).choice === label.choice)
  useKeptFocus(root, ['input[type=radio]:checked', 'input[type=radio]'])
  const focusOn = (name: string, choice: string) =>
    root.current?.querySelector<HTMLElement>(`input[name="${CSS.escape(name)}"][value="${choice}"]`)?.focus()

  /** On a phone the answers stand one under the other: to the beginning of the other one, and back. */
  const jumpTo = (side: 'first' | 'second') => {
    const section = root.current?.querySelector<HTMLElement>(`[data-side=${side}]`)
    section?.scrollIntoView({ block: 'start' })
    section?.querySelector<HTMLElement>('.lab-answer-jump')?.focus({ preventScroll: true })
  }

  useToolKeys(root, (key) => {
    const command = boundCommand(key, keys.bindings)
    if (command === 'help') keys.show()
    else if (command === 'undo' || command === 'redo') steps[command]()
    else if (command === null || readOnly) return false
    else if (typeof command === 'string') {
      change(withChoice(label, shown, command))
      focusOn(sideName, command)
    } else {
      if (label.choice === null || label.choice === 'tie') return false
      change(withStrength(label, command))
      focusOn(strengthName, String(command))
    }
    return true
  })

  return (
    <div ref={root} className="@container">
      <div className="flex flex-col gap-3">
        <section className="rounded-lg border border-line bg-sunken px-4 py-3">
          <h2 className="mb-1 text-sm font-semibold text-muted">{t('preference.prompt')}</h2>
          <Markdown text={content.prompt} language={content.language} />
        </section>
        <div className="grid items-stretch gap-3 @2xl:grid-cols-2">
          {texts.map((text, index) => {
            const side: 'first' | 'second' = index === 0 ? 'first' : 'second'
            return (
              <section
                key={side}
                aria-label={t(`preference.answer.${side}`)}
                data-side={side}
                className={`min-w-0 rounded-lg border bg-raised px-4 py-3 ${chosen === side ? 'border-gold ring-1 ring-gold' : 'border-line'}`}
              >
                <div className="lab-answer-head mb-1 flex items-center justify-between gap-2">
                  <h2 className="text-sm font-semibold text-muted">{t(`preference.answer.${side}`)}</h2>
                  <button type="button" className="lab-answer-jump" onClick={() => jumpTo(OTHER[side])}>
                    {t('preference.go', { answer: t(`preference.answer.${OTHER[side]}`) })}
                  </button>
                </div>
                <Markdown text={text} language={content.language} />
              </section>
            )
          })}
        </div>
        <div className="lab-choice-bar grid gap-2">
          <fieldset disabled={readOnly} className="min-w-0">
            <legend className="mb-1.5 font-semibold text-ink">{question ?? t('preference.question')}</legend>
            <div className="lab-three grid gap-2">
              {SIDES.map((side) => (
                <label key={side} className={`${CHOICE} lab-compact`}>
                  <input
                    type="radio"
                    name={sideName}
                    value={side}
                    checked={chosen === side}
                    aria-keyshortcuts={ariaKeyOf(keys.bindings, side)}
                    onChange={() => change(withChoice(label, shown, side))}
                    className="lab-radio size-5 shrink-0"
                  />
                  <span className="min-w-0 flex-1 leading-tight">{t(`preference.side.${side}`)}</span>
                  <Key>{keyOf(keys.bindings, side)}</Key>
                </label>
              ))}
            </div>
          </fieldset>
          {chosen === 'first' || chosen === 'second' ? (
            <fieldset disabled={readOnly} className="min-w-0">
              <legend className="mb-1.5 text-sm font-semibold text-muted">{t('preference.how-much')}</legend>
              <div className="lab-three grid gap-2">
                {STRENGTHS.map((strength) => (
                  <label key={strength} className={`${CHOICE} lab-compact`}>
                    <input
                      type="radio"
                      name={strengthName}
                      value={strength}
                      checked={label.strength === strength}
                      aria-keyshortcuts={ariaKeyOf(keys.bindings, `strength-${strength}`)}
                      onChange={() => change(withStrength(label, strength))}
                      className="lab-radio size-5 shrink-0"
                    />
                    <span className="min-w-0 flex-1 leading-tight">{t(`preference.strength.${strength}`)}</span>
                    <Key>{keyOf(keys.bindings, `strength-${strength}`)}</Key>
                  </label>
                ))}
              </div>
            </fieldset>
          ) : null}
        </div>
        <ToolBar steps={readOnly ? null : steps} help={HELP} keys={keys} />
      </div>
      <Announcer words={stepWords(t, event) ?? ''} token={event} patient={false} />
    </div>
  )
}
