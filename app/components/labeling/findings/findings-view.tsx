import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '#app/domain/grading/finding.ts'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { GoldLabel, Label } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { classLooks } from '#app/components/labeling/classes.ts'
import type { LabelingItem } from '#app/components/labeling/contract.ts'
import { placeFindings } from './finding-words.ts'
import { FindingList } from './finding-list.tsx'
import { PictureFindings } from './shape-findings.tsx'

export type FindingsProps = {
  item: LabelingItem | null
  content?: ItemContent | null
  taxonomy: Taxonomy
  answer: Label
  /** Only ever given after grading. */
  gold: GoldLabel
  findings: readonly Finding[]
  /** The lesson section that teaches about a finding, where there is one. */
  lessonHref?: (finding: Finding) => string | undefined
}

/** A graded answer over its gold: on its picture where it has one, and in words. */
export function FindingsView({ item, content: _content, ...props }: FindingsProps) {
  return item ? <PictureFindings item={item} {...props} /> : <FindingsInWords {...props} />
}

function FindingsInWords({ taxonomy, answer, gold, findings, lessonHref }: Omit<FindingsProps, 'item' | 'content'>) {
  const { i18n } = useTranslation('labeling')
  const looks = useMemo(() => classLooks(taxonomy, i18n.language), [taxonomy, i18n.language])
  const placed = useMemo(() => placeFindings(findings, answer, gold), [findings, answer, gold])
  const list = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<number | null>(null)
  return (
    <FindingList
      listRef={list}
      placed={placed}
      kind={answer.kind}
      looks={looks}
      active={active}
      lessonHref={lessonHref}
      onActive={setActive}
    />
  )
}
