import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Grade } from '#app/domain/grading/finding.ts'
import { emptyLabel, isEmptyLabel } from '#app/domain/labels/empty.ts'
import type { GoldLabel, Label } from '#app/domain/labels/label.ts'
import { hasOpenParts } from '#app/domain/labels/open-parts.ts'
import { formatShare } from '#app/components/format.ts'
import { FindingsView } from '#app/components/labeling/findings/findings-view.tsx'
import { LabelingTool } from '#app/components/labeling/labeling-tool.tsx'
import { Button } from '#app/components/plain-button.tsx'
import { send } from './lesson-events.ts'
import type { TryItProps } from './try-it.tsx'

interface Graded {
  grade: Grade
  gold: GoldLabel
  passed: boolean
}

/** The tool of an exercise, and after handing in what was found, over the gold. */
export function TryTool({
  id,
  action,
  kind,
  question,
  picture,
  onDone,
  ...given
}: TryItProps & { onDone: () => void }) {
  const { t, i18n } = useTranslation('learn')
  const { taxonomy, content, multiple } = given
  const empty = emptyLabel(kind)
  const [label, setLabel] = useState<Label>(empty)
  const [graded, setGraded] = useState<Graded | null>(null)
  const [state, setState] = useState<'ready' | 'sending' | 'failed'>('ready')
  const result = useRef<HTMLDivElement>(null)
  const locale = i18n.language
  const item = picture && { ...picture, alt: t('try.picture') }
  const finished = !isEmptyLabel(label) && !hasOpenParts(label, given)

  async function handIn() {
    if (!finished || state === 'sending') return
    setState('sending')
    try {
      const answer = await send<Graded>(action, JSON.stringify({ label }), 'application/json')
      setGraded(answer)
      setState('ready')
      if (answer.passed) onDone()
      requestAnimationFrame(() => result.current?.focus({ preventScroll: false }))
    } catch {
      setState('failed')
    }
  }

  if (graded) {
    const share = formatShare(graded.grade.score, locale)
    return (
      <div className="grid gap-4">
        <div
          ref={result}
          tabIndex={-1}
          role="status"
          className={`rounded-lg p-4 outline-none ${graded.passed ? 'bg-good-soft text-good' : 'bg-warn-soft text-warn'}`}
        >
          <p className="font-semibold">{t(graded.passed ? 'try.passed' : 'try.notYet')}</p>
          <p>{t(`try.score.${kind}`, { share, context: graded.grade.score === 1 ? 'all' : undefined })}</p>
        </div>
        {question ? <p className="font-semibold text-ink">{question}</p> : null}
        <FindingsView
          item={item}
          content={content}
          taxonomy={taxonomy}
          answer={label}
          gold={graded.gold}
          findings={graded.grade.findings}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="button" look={graded.passed ? 'secondary' : 'primary'} onClick={() => setGraded(null)}>
            {t('try.improve')}
          </Button>
          <Button
            type="button"
            look="quiet"
            onClick={() => {
              setLabel(empty)
              setGraded(null)
            }}
          >
            {t('try.fresh')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className="grid gap-4">
      <LabelingTool
        {...{ kind, item, content, taxonomy, question, multiple }}
        seed={id}
        value={label}
        onChange={setLabel}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          type="button"
          aria-disabled={!finished || state === 'sending' || undefined}
          onClick={() => void handIn()}
        >
          {t('try.submit')}
        </Button>
        {finished ? null : <p className="text-sm text-muted">{t(`try.first.${kind}`)}</p>}
      </div>
      {state === 'failed' ? (
        <p role="alert" className="rounded-lg bg-bad-soft p-3 text-bad">
          {t('failed')}
        </p>
      ) : null}
    </div>
  )
}
