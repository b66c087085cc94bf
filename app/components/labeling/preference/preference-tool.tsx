import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PreferenceLabel } from '#app/domain/labels/opinions.ts'
import { Announcer } from '#app/components/labeling/announcer.tsx'
import { CHOICE } from '#app/components/labeling/choice-style.ts'
import { Key } from '#app/components/labeling/class-legend.tsx'
import type { ContentToolProps } from '#app/components/labeling/contract.ts'
import type { ToolHelp } from '#app/components/labeling/key-help.tsx'
import { Markdown } from '#app/components/labeling/markdown.tsx'
import { pairOrder } from '#app/components/labeling/shown-order.ts'
import { stepWords } from '#app/components/labeling/step-words.ts'
import { ToolBar, useHelp } from '#app/components/labeling/tool-bar.tsx'
import { useLabel } from '#app/components/labeling/use-label.ts'
import { isPlain, stepOfKey, useToolKeys } from '#app/components/labeling/use-tool-keys.ts'
import { STRENGTHS, withChoice, withStrength, type Side } from './preference.ts'

const SIDE_KEYS = [
  ['1', 'first'],
  ['0', 'tie'],
  ['2', 'second'],
] as const satisfies [string, Side][]
const STRENGTH_KEYS = { s: 1, c: 2, m: 3 } as const

const HELP: ToolHelp = {
  gestures: ['preference.help.read', 'preference.help.strength'],
  keys: [
    ['1 2', 'preference.help.choose'],
    ['0', 'preference.help.tie'],
    ['S C M', 'preference.help.how-much'],
    ['Ctrl+Z Ctrl+Shift+Z', 'tool.keys.undo'],
    ['G', 'tool.keys.guideline'],
    ['?', 'tool.keys.help'],
  ],
}

/** Which of two answers is better, and by how much. Who stands first is drawn from the seed and kept with the choice. */
export function PreferenceTool({
  content,
  seed,
  value,
  onChange,
  readOnly = false,
}: ContentToolProps<PreferenceLabel, 'pair'>) {
  const { t } = useTranslation('labeling')
  const { label, change, event, ...steps } = useLabel(value, onChange, readOnly)
  const root = useRef<HTMLDivElement>(null)
  const help = useHelp()
  const [sideName, strengthName] = [useId(), useId()]
  // An answer that was given keeps the order in which it was given.
  const shown = label.shown ?? value.shown ?? pairOrder(seed)
  const texts = shown === 'ab' ? [content.a, content.b] : [content.b, content.a]
  const chosen = SIDE_KEYS.find(([, side]) => withChoice(label, shown, side).choice === label.choice)?.[1]
  const focusOn = (name: string, choice: string) =>
    root.current?.querySelector<HTMLElement>(`input[name="${CSS.escape(name)}"][value="${choice}"]`)?.focus()

  useToolKeys(root, (key) => {
    const step = stepOfKey(key)
    if (step) {
      steps[step]()
      return true
    }
    if (isPlain(key, '?')) {
      help.show()
      return true
    }
    if (readOnly || key.shift) return false
    const side = SIDE_KEYS.find(([name]) => isPlain(key, name))?.[1]
    if (side) {
      change(withChoice(label, shown, side))
      focusOn(sideName, side)
      return true
    }
    const strength = Object.entries(STRENGTH_KEYS).find(([name]) => isPlain(key, name))?.[1]
    if (!strength || label.choice === null || label.choice === 'tie') return false
    change(withStrength(label, strength))
    focusOn(strengthName, String(strength))
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
            const side = index === 0 ? 'first' : 'second'
            return (
              <section
                key={side}
                aria-label={t(`preference.answer.${side}`)}
                data-side={side}
                className={`min-w-0 rounded-lg border bg-raised px-4 py-3 ${chosen === side ? 'border-gold ring-1 ring-gold' : 'border-line'}`}
              >
                <h2 className="mb-1 text-sm font-semibold text-muted">{t(`preference.answer.${side}`)}</h2>
                <Markdown text={text} language={content.language} />
              </section>
            )
          })}
        </div>
        <div className="lab-choice-bar grid gap-2">
          <fieldset disabled={readOnly} className="min-w-0">
            <legend className="mb-1.5 font-semibold text-ink">{t('preference.question')}</legend>
            <div className="lab-three grid gap-2">
              {SIDE_KEYS.map(([key, side]) => (
                <label key={side} className={`${CHOICE} lab-compact`}>
                  <input
                    type="radio"
                    name={sideName}
                    value={side}
                    checked={chosen === side}
                    onChange={() => change(withChoice(label, shown, side))}
                    className="lab-radio size-5 shrink-0"
                  />
                  <span className="min-w-0 flex-1 leading-tight">{t(`preference.side.${side}`)}</span>
                  <Key>{key}</Key>
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
                      onChange={() => change(withStrength(label, strength))}
                      className="lab-radio size-5 shrink-0"
                    />
                    <span className="min-w-0 flex-1 leading-tight">{t(`preference.strength.${strength}`)}</span>
                    <Key>{'SCM'[strength - 1] ?? ''}</Key>
                  </label>
                ))}
              </div>
            </fieldset>
          ) : null}
        </div>
        <ToolBar steps={readOnly ? null : steps} help={HELP} control={help} />
      </div>
      <Announcer words={stepWords(t, event) ?? ''} token={event} patient={false} />
    </div>
  )
}
