import { useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RatingLabel } from '#app/domain/labels/opinions.ts'
import { Announcer } from '#app/components/labeling/announcer.tsx'
import { CHOICE } from '#app/components/labeling/choice-style.ts'
import type { ContentToolProps } from '#app/components/labeling/contract.ts'
import { COMMON_BINDINGS, pressesOrWrites } from '#app/components/labeling/keys/common-keys.ts'
import type { ToolHelp } from '#app/components/labeling/keys/tool-help.ts'
import { useKeys } from '#app/components/labeling/keys/use-keys.ts'
import { Markdown } from '#app/components/labeling/markdown.tsx'
import { stepWords } from '#app/components/labeling/step-words.ts'
import { ToolBar } from '#app/components/labeling/tool-bar.tsx'
import { useLabel } from '#app/components/labeling/use-label.ts'
import { boundCommand, isPlain, useToolKeys } from '#app/components/labeling/use-tool-keys.ts'
import { askedOf, valueOf, withRating, type Asked } from './ratings.ts'

const HELP: ToolHelp = {
  gestures: ['rating.help.choose'],
  fixed: [
    ['1 … 9', 'rating.help.digit'],
    ['Tab', 'rating.help.next'],
    ['← →', 'rating.help.arrows'],
  ],
  reserved: (chord) => (/^\d$/.test(chord) ? 'rating.help.digit' : pressesOrWrites(chord)),
}
/** A scale with more steps is a list to choose from, for so many buttons help nobody. */
const MOST_BUTTONS = 11

/** Rates a response on each criterion of the taxonomy. A digit rates the criterion one is at and goes on to the next. */
export function RatingTool({
  content,
  taxonomy,
  question,
  value,
  onChange,
  readOnly = false,
}: ContentToolProps<RatingLabel, 'response'>) {
  const { t, i18n } = useTranslation('labeling')
  const { label, change, event, ...steps } = useLabel(value, onChange, readOnly)
  const asked = useMemo(() => askedOf(taxonomy, i18n.language), [taxonomy, i18n.language])
  const root = useRef<HTMLDivElement>(null)
  const keys = useKeys('rating', COMMON_BINDINGS)
  const open = asked.filter(({ name }) => valueOf(label, name) === undefined).map(({ title }) => title)
  const rate = (name: string, given: number) => change(withRating(label, asked, name, given))

  useToolKeys(root, (key) => {
    const command = boundCommand(key, keys.bindings)
    if (command === 'help') keys.show()
    else if (command) steps[command]()
    else {
      const given = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].findIndex((digit) => isPlain(key, digit))
      const here = key.target.closest<HTMLElement>('[data-criterion]')?.dataset.criterion
      const index = asked.findIndex(({ name }) => (here ? name === here : valueOf(label, name) === undefined))
      const criterion = asked[index]
      if (readOnly || given < 0 || !criterion?.values.includes(given)) return false
      rate(criterion.name, given)
      const next = CSS.escape(asked[index + 1]?.name ?? criterion.name)
      const fields = [
        ...(root.current?.querySelectorAll<HTMLElement>(`[data-criterion="${next}"] :is(input, select)`) ?? []),
      ]
      ;(fields.find((field) => field instanceof HTMLInputElement && field.checked) ?? fields[0])?.focus()
    }
    return true
  })

  return (
    <div ref={root} className="@container">
      <div className="grid items-start gap-3 @3xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-3">
          {content.prompt ? (
            <section className="rounded-lg border border-line bg-sunken px-4 py-3">
              <h2 className="mb-1 text-sm font-semibold text-muted">{t('preference.prompt')}</h2>
              <Markdown text={content.prompt} language={content.language} />
            </section>
          ) : null}
          <section className="rounded-lg border border-line bg-raised px-4 py-3">
            <h2 className="mb-1 text-sm font-semibold text-muted">{t('rating.response')}</h2>
            <Markdown text={content.response} language={content.language} />
          </section>
        </div>
        <div className="grid min-w-0 gap-4">
          {question ? <p className="font-semibold text-ink">{question}</p> : null}
          {asked.map((criterion) => (
            <Scale
              key={criterion.name}
              criterion={criterion}
              value={valueOf(label, criterion.name)}
              readOnly={readOnly}
              onRate={(given) => rate(criterion.name, given)}
            />
          ))}
          {readOnly ? null : (
            <p className="text-sm text-muted">
              {open.length > 0 ? t('rating.open', { titles: open.join(', ') }) : t('rating.all')}
            </p>
          )}
          <ToolBar steps={readOnly ? null : steps} help={HELP} keys={keys} />
        </div>
      </div>
      <Announcer words={stepWords(t, event) ?? ''} token={event} patient={false} />
    </div>
  )
}

type ScaleProps = {
  criterion: Asked
  value: number | undefined
  readOnly: boolean
  onRate: (value: number) => void
}

/** One criterion: its steps as radio buttons, what some of them mean in words. */
function Scale({ criterion: { name, title, values, anchors }, value, readOnly, onRate }: ScaleProps) {
  const { t } = useTranslation('labeling')
  const group = useId()
  const called = (step: number) => {
    const anchor = anchors.get(step)
    return anchor ? t('rating.step', { step, anchor }) : String(step)
  }
  return (
    <fieldset data-criterion={name} disabled={readOnly} className="min-w-0">
      <legend className="mb-1.5 font-semibold text-ink">{title}</legend>
      {values.length > MOST_BUTTONS ? (
        <select
          aria-label={title}
          value={value ?? ''}
          onChange={(event) => onRate(Number(event.target.value))}
          className="min-h-11 w-full rounded-lg border border-line bg-raised px-3 text-ink"
        >
          {value === undefined ? <option value="">{t('rating.none')}</option> : null}
          {values.map((step) => (
            <option key={step} value={step}>
              {called(step)}
            </option>
          ))}
        </select>
      ) : (
        <div className="flex flex-wrap gap-1.5">
          {values.map((step) => (
            <label key={step} className={`${CHOICE} lab-step`}>
              <input
                type="radio"
                name={group}
                value={step}
                aria-label={called(step)}
                checked={value === step}
                onChange={() => onRate(step)}
                className="lab-radio size-5 shrink-0"
              />
              <span aria-hidden className="tabular-nums">
                {step}
              </span>
            </label>
          ))}
        </div>
      )}
      {anchors.size > 0 && values.length <= MOST_BUTTONS ? (
        <ul aria-hidden className="mt-1.5 flex flex-wrap gap-x-4 text-sm text-muted">
          {[...anchors].map(([step, anchor]) => (
            <li key={step} className={step === value ? 'font-semibold text-ink' : undefined}>
              {t('rating.step', { step, anchor })}
            </li>
          ))}
        </ul>
      ) : null}
    </fieldset>
  )
}
