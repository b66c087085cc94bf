import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/plain-button.tsx'
import { send, tellProgress } from './lesson-events.ts'

export interface CheckProps {
  id: string
  /** Where the answer goes. */
  action: string
  question: string
  options: string[]
  /** The person's latest answer; before it the page does not know which option is right. */
  answered: Answered | null
}

interface Answered {
  choice: number
  reveal: { correct: boolean; why: string }[]
}

interface Answer {
  state: Answered
  answered: number
  completed: boolean
}

/** A question with options. Works as a plain form; with JavaScript it answers at once. */
export function Check({ id, action, question, options, answered: before }: CheckProps) {
  const { t } = useTranslation('learn')
  const [answered, setAnswered] = useState(before)
  const [state, setState] = useState<'ready' | 'sending' | 'failed'>('ready')
  const [chosen, setChosen] = useState<number | null>(before?.choice ?? null)
  const form = useRef<HTMLFormElement>(null)
  const result = useRef<HTMLParagraphElement>(null)
  // Whoever chose before the page came alive has chosen.
  useEffect(() => {
    const picked = form.current?.querySelector<HTMLInputElement>('input[name="choice"]:checked')
    if (picked) setChosen(Number(picked.value))
  }, [])
  const right = answered?.reveal[answered.choice]?.correct ?? false

  async function submit(event: React.FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (chosen === null || state === 'sending') return
    setState('sending')
    try {
      const answer = await send<Answer>(action, new URLSearchParams({ choice: String(chosen) }))
      setAnswered(answer.state)
      setState('ready')
      tellProgress(answer)
      result.current?.focus({ preventScroll: true })
    } catch {
      setState('failed')
    }
  }

  return (
    <section
      id={`check-${id}`}
      aria-labelledby={`check-${id}-question`}
      className="not-prose my-8 scroll-mt-4 rounded-lg border border-line bg-raised p-4 sm:p-6"
    >
      <p className="mb-2 text-sm font-semibold tracking-wide text-gold-ink">{t('check.title')}</p>
      <form ref={form} method="post" action={action} onSubmit={(event) => void submit(event)}>
        <fieldset className="min-w-0">
          <legend id={`check-${id}-question`} className="mb-4 text-lg font-semibold text-ink">
            {question}
          </legend>
          <div className="grid gap-2">
            {options.map((text, index) => (
              <Option
                key={index}
                id={`${id}-${index}`}
                text={text}
                checked={chosen === index}
                onChoose={() => setChosen(index)}
                index={index}
                reveal={answered?.reveal[index]}
                taken={answered?.choice === index}
              />
            ))}
          </div>
        </fieldset>
        <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button look={answered ? 'secondary' : 'primary'} aria-disabled={state === 'sending' || undefined}>
            {t(answered ? 'check.again' : 'check.submit')}
          </Button>
          <p
            ref={result}
            tabIndex={-1}
            role="status"
            className={`font-semibold outline-none ${right ? 'text-good' : 'text-bad'}`}
          >
            {answered ? (
              <>
                <span aria-hidden="true">{right ? '✓ ' : '✗ '}</span>
                {t(right ? 'check.right' : 'check.wrong')}
              </>
            ) : null}
          </p>
        </div>
        {state === 'failed' ? (
          <p role="alert" className="mt-3 rounded-lg bg-bad-soft p-3 text-bad">
            {t('failed')}
          </p>
        ) : null}
      </form>
    </section>
  )
}

interface OptionProps {
  id: string
  text: string
  index: number
  checked: boolean
  onChoose: () => void
  reveal: { correct: boolean; why: string } | undefined
  taken: boolean
}

function Option({ id, text, index, checked, onChoose, reveal, taken }: OptionProps) {
  const { t } = useTranslation('learn')
  const tone = !reveal ? 'border-line' : reveal.correct ? 'border-good' : taken ? 'border-bad' : 'border-line'
  return (
    <div className={`rounded-lg border ${tone} has-checked:ring-1 has-checked:ring-gold`}>
      <label htmlFor={id} className="flex min-h-12 cursor-pointer items-start gap-3 px-3 py-3 text-ink sm:px-4">
        <input
          id={id}
          type="radio"
          name="choice"
          value={index}
          required
          checked={checked}
          onChange={onChoose}
          aria-describedby={reveal ? `${id}-why` : undefined}
          className="mt-0.5 size-5 shrink-0 accent-gold-ink"
        />
        <span className="min-w-0 flex-1">{text}</span>
      </label>
      {reveal ? (
        <p id={`${id}-why`} className={`px-3 pb-3 pl-11 text-sm sm:pl-12 ${taken ? 'text-ink' : 'text-muted'}`}>
          <b className={reveal.correct ? 'text-good' : 'text-bad'}>
            <span aria-hidden="true">{reveal.correct ? '✓' : '✗'}</span>
            <span className="sr-only">{t(reveal.correct ? 'check.isRight' : 'check.isWrong')}</span>
          </b>{' '}
          {reveal.why}
        </p>
      ) : null}
    </div>
  )
}
