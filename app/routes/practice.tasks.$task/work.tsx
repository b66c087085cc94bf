import { Link } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { LabelingTool } from '#app/components/labeling/labeling-tool.tsx'
import { useVisibleTime } from '#app/components/labeling/visible-time.ts'
import type { LabelingItem } from '#app/components/labeling/contract.ts'
import { Notice } from '#app/components/ui.tsx'
import { type HandIn, useHandIn } from '#app/components/use-hand-in.ts'
import { isEmptyLabel, mayBeEmpty } from '#app/domain/labels/empty.ts'
import { hasOpenParts } from '#app/domain/labels/open-parts.ts'
import { SHAPE_KINDS } from '#app/domain/labels/kind.ts'
import type { Label } from '#app/domain/labels/label.ts'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { TaskView } from './route.tsx'
import { useDraft } from './use-draft.ts'

interface Props {
  task: Pick<TaskView, 'id' | 'practice'>
  question: string | undefined
  /** Safe HTML. */
  guideline: string | null
  /** Null where there is no picture. */
  item: LabelingItem | null
  content: ItemContent | null
  /** What the label starts from: nothing, or the answer before. */
  start: Label
  /** Called when the grade is there to be shown. */
  onGraded: () => void
}

/** On a phone the classes and the list of shapes make the page long: the button and what it says stay in reach. */
const IN_REACH =
  'max-md:sticky max-md:bottom-[calc(3.5rem+env(safe-area-inset-bottom))] max-md:z-10 max-md:-mx-4 max-md:border-t max-md:border-line max-md:bg-surface max-md:px-4 max-md:py-2'

/** Kinds whose tool has a long list under its picture or text. */
const IN_REACH_OF: ReadonlySet<string> = new Set([...SHAPE_KINDS, 'spans'])

/** What is handed in: the label, and how long its task was looked at in milliseconds. */
interface Answer {
  label: Label
  visibleMs: number
}

/** The tool, and the button that hands its label in. */
export function Work({ task, question, guideline, item, content, start, onGraded }: Props) {
  const { t } = useTranslation()
  const { id, practice } = task
  const { label, change, restored, forget } = useDraft(id, start)
  const visibleTime = useVisibleTime(id)
  const { handIn, submit, retry, reset } = useHandIn<Answer, unknown>(`/practice/tasks/${id}/answers`, () => {
    forget()
    onGraded()
  })
  // Handing in nothing is right on an empty street or in a text without names, and a slip anywhere else: the first time, ask.
  const [asked, setAsked] = useState(false)
  const open = hasOpenParts(label, { taxonomy: practice.taxonomy, content, multiple: practice.multiple })
  const busy = handIn.state === 'sending' || handIn.state === 'offline'

  const check = () => {
    if (busy) return
    if (isEmptyLabel(label) && !asked) return setAsked(true)
    if (isEmptyLabel(label) && !mayBeEmpty(label.kind)) return
    // Half an answer is not graded: what is open is told here, in words, before it is sent.
    if (open) return setAsked(true)
    submit({ label, visibleMs: visibleTime() })
  }
  useCommandEnter(check)

  return (
    <>
      {/* What is brought into view by keyboard or script comes to lie above the bar below. */}
      <div className="max-md:[--lab-ready-bottom:7.25rem] max-md:[&_*]:scroll-mb-44">
        <LabelingTool
          kind={practice.kind}
          item={item}
          content={content}
          seed={id}
          taxonomy={practice.taxonomy}
          question={question}
          multiple={practice.multiple}
          guideline={guideline === null ? undefined : { title: t('common:guideline'), html: guideline }}
          value={label}
          readOnly={busy}
          onChange={(next) => {
            change(next)
            setAsked(false)
            reset()
          }}
        />
      </div>
      <noscript>
        <Notice tone="warn" className="mt-4">
          {t('practice:needsScript')}
        </Notice>
      </noscript>
      <div className={`mt-4 grid gap-2 ${IN_REACH_OF.has(practice.kind) ? IN_REACH : ''}`}>
        {asked && (open || isEmptyLabel(label)) ? (
          <Notice
            tone="warn"
            title={t(isEmptyLabel(label) ? `practice:empty.${label.kind}` : `practice:open.${label.kind}`)}
          >
            {mayBeEmpty(label.kind) ? <p>{t('practice:empty.sure')}</p> : null}
          </Notice>
        ) : null}
        <HandInNotice handIn={handIn} task={id} onRetry={() => void retry()} />
        <div className="flex items-center gap-4">
          <Button
            type="button"
            onClick={check}
            aria-disabled={busy}
            aria-keyshortcuts="Control+Enter Meta+Enter"
            className="min-w-44 max-md:w-full"
          >
            {t(busy ? 'practice:checking' : 'practice:check')}
          </Button>
          <p className="text-sm text-muted max-md:hidden">{t('practice:checkKeys')}</p>
        </div>
      </div>
      <p className="mt-2 text-sm text-muted">{t(restored ? 'practice:restored' : 'practice:kept')}</p>
    </>
  )
}

function HandInNotice({ handIn, task, onRetry }: { handIn: HandIn; task: string; onRetry: () => void }) {
  const { t, i18n } = useTranslation()
  switch (handIn.state) {
    case 'offline':
      return (
        <Notice tone="warn" title={t('practice:offline')}>
          <p>{t('practice:offlineText', { count: handIn.seconds })}</p>
          <Button type="button" look="secondary" className="mt-2" onClick={onRetry}>
            {t('practice:sendNow')}
          </Button>
        </Notice>
      )
    case 'refused':
      return (
        <Notice tone="bad" title={t('practice:refused')}>
          <ul className="mt-1 list-disc pl-5">
            {(handIn.refusal.problems ?? []).map(({ where, message }) => (
              <li key={`${where} ${message}`}>
                <code>{where}</code>: {i18n.exists(message) ? t(message) : message}
              </li>
            ))}
          </ul>
        </Notice>
      )
    case 'session-over':
      return (
        <Notice tone="warn" title={t('practice:sessionOver')}>
          <ButtonLink
            look="secondary"
            className="mt-2"
            to={`/login?to=${encodeURIComponent(`/practice/tasks/${task}`)}`}
          >
            {t('common:logIn')}
          </ButtonLink>
        </Notice>
      )
    case 'gone':
      return (
        <Notice tone="bad" title={t('practice:unknown')}>
          <Link to="/practice" className="inline-flex min-h-11 items-center underline">
            {t('practice:allSets')}
          </Link>
        </Notice>
      )
    default:
      return null
  }
}

/** Ctrl+Enter (⌘+Enter) hands in from anywhere on the page. */
function useCommandEnter(act: () => void) {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
