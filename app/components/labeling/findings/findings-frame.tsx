import { useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classLooks, type ClassLook } from '#app/components/labeling/classes.ts'
import { FindingList } from './finding-list.tsx'
import type { PlacedFinding } from './finding-shapes.tsx'
import { placeFindings } from './finding-words.ts'
import type { FindingsProps } from './findings-props.ts'
import { withSpanTexts } from './span-texts.ts'
import { subjectNamer } from './subjects.ts'

type Shown = {
  placed: readonly PlacedFinding[]
  looks: readonly ClassLook[]
  /** The finding that is looked at, by its number. */
  active: number | null
}
type Props = FindingsProps & {
  /** What the findings are about. */
  children: (shown: Shown) => ReactNode
  /** Whether a finding can be found in what is shown: an element says so by `data-finding`. */
  linked?: boolean
}

/** What was graded, and beside it the findings in words; pointing at one of them shows where it is. */
export function FindingsFrame({ children, linked = false, ...props }: Props) {
  const { taxonomy, content, answer, gold, findings, lessonHref } = props
  const { t, i18n } = useTranslation('labeling')
  const looks = useMemo(() => classLooks(taxonomy, i18n.language), [taxonomy, i18n.language])
  const placed = useMemo(
    () => placeFindings(withSpanTexts(findings, content, answer, gold), answer, gold),
    [findings, content, answer, gold],
  )
  const name = useMemo(
    () => subjectNamer(t, { taxonomy, content: content ?? null, answer, gold, looks, language: i18n.language }),
    [t, taxonomy, content, answer, gold, looks, i18n.language],
  )
  const list = useRef<HTMLDivElement>(null)
  const subject = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<number | null>(null)
  const show = ({ number }: PlacedFinding) => {
    setActive(number)
    subject.current?.querySelector(`[data-finding~="${number}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <div className="@container">
      <div className="grid items-start gap-3 @3xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div ref={subject} className="grid min-w-0 gap-3">
          {children({ placed, looks, active })}
        </div>
        <FindingList
          listRef={list}
          placed={placed}
          kind={answer.kind}
          looks={looks}
          name={name}
          active={active}
          lessonHref={lessonHref}
          onActive={setActive}
          onShow={linked ? show : undefined}
        />
      </div>
    </div>
  )
}
