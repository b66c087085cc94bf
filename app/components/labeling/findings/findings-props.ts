import type { Finding } from '#app/domain/grading/finding.ts'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { GoldLabel, Label } from '#app/domain/labels/label.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import type { LabelingItem } from '#app/components/labeling/contract.ts'

/** A graded answer with what it is about. */
export type FindingsProps = {
  /** The picture; null where the item is a text or a question. */
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

/** The same, where answer and gold are known to be of one kind. */
export type FindingsOf<K extends LabelKind> = Omit<FindingsProps, 'answer' | 'gold'> & {
  answer: Extract<Label, { kind: K }>
  gold: Extract<GoldLabel, { kind: K }>
}
