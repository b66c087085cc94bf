import { useId, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '#app/domain/grading/finding.ts'
import type { Label } from '#app/domain/labels/label.ts'
import type { ClassLook } from '#app/components/labeling/classes.ts'
import type { PlacedFinding } from './finding-shapes.tsx'
import { findingWords } from './finding-words.ts'
import { Mark } from './marks.tsx'

type ListProps = {
  listRef: RefObject<HTMLDivElement>
  placed: readonly PlacedFinding[]
  kind: Label['kind']
  looks: readonly ClassLook[]
  /** What the subject of a finding is called; its class's title when omitted. */
  name?: (subject: string) => string
  active: number | null
  /** The lesson section that teaches about a finding, where there is one. */
  lessonHref: ((finding: Finding) => string | undefined) | undefined
  onActive: (number: number | null) => void
  onShow?: (one: PlacedFinding) => void
  /** A finding in words, where a kind has more to say than its finding alone. */
  wordsOf?: (one: PlacedFinding) => string
}

/** The findings in words: mistakes first, what is right folded away under them. */
export function FindingList({ listRef, placed, ...row }: ListProps) {
  const { t } = useTranslation('labeling')
  const id = useId()
  const mistakes = placed.filter(({ finding }) => finding.type !== 'match')
  const matches = placed.filter(({ finding }) => finding.type === 'match')
  return (
    <div ref={listRef} role="group" aria-labelledby={id} className="grid min-w-0 gap-1.5">
      <p id={id} className="text-sm font-semibold text-muted">
        {t('findings.title', { count: placed.length })}
      </p>
      {placed.length === 0 ? <p className="text-sm text-muted">{t('findings.none')}</p> : null}
      {mistakes.length > 0 ? <Rows placed={mistakes} {...row} /> : null}
      {matches.length > 0 ? (
        <details open={mistakes.length === 0 || matches.length < 3}>
          <summary className="flex min-h-11 cursor-pointer items-center gap-2 rounded-lg px-3 text-sm font-semibold text-good">
            <Mark type="match" />
            {t('findings.right', { count: matches.length })}
          </summary>
          <Rows placed={matches} {...row} />
        </details>
      ) : null}
    </div>
  )
}

function Rows({
  placed,
  kind,
  looks,
  name,
  active,
  lessonHref,
  onActive,
  onShow,
  wordsOf,
}: Omit<ListProps, 'listRef'>) {
  const { t } = useTranslation('labeling')
  const id = useId()
  return (
    <ol start={placed[0]?.number} className="grid gap-1.5">
      {placed.map((one) => {
        const { finding, number } = one
        const lesson = finding.type === 'match' ? undefined : lessonHref?.(finding)
        const words = (
          <>
            <Mark type={finding.type} />
            <span id={`${id}-${number}`} className="min-w-0 flex-1">
              {onShow ? <b className="tabular-nums">{number}. </b> : null}
              {wordsOf ? wordsOf(one) : findingWords(t, finding, kind, looks, name)}
            </span>
          </>
        )
        return (
          <li
            key={number}
            onMouseEnter={() => onActive(number)}
            onMouseLeave={() => onActive(null)}
            onFocus={() => onActive(number)}
            onBlur={() => onActive(null)}
            className={`rounded-lg border text-sm ${active === number ? 'border-gold bg-gold-soft' : 'border-line bg-raised'}`}
          >
            {onShow ? (
              <button
                type="button"
                data-number={number}
                onClick={() => onShow(one)}
                className="flex min-h-11 w-full items-start gap-2 px-3 py-2.5 text-left text-ink"
              >
                {words}
              </button>
            ) : (
              <div className="flex min-h-11 items-start gap-2 px-3 py-2.5 text-ink">{words}</div>
            )}
            {lesson ? (
              <a
                href={lesson}
                aria-describedby={`${id}-${number}`}
                className="-mt-1.5 ml-10 inline-flex min-h-11 items-center font-medium text-gold-ink underline underline-offset-2"
              >
                {t('findings.lesson')}
              </a>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}
