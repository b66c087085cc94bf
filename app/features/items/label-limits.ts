import type { Rubric } from '#app/domain/grading/rubric.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { LabelLimits } from '#app/domain/labels/label.ts'
import { type StoredItem, contentOf } from './shown-item.ts'

/** What an answer to this item may be under this definition: its kind, the picture's size, the content it points into. */
export function limitsOf(
  { kind, rubric }: { kind: LabelKind; rubric: Rubric },
  { width, height, content }: Pick<StoredItem, 'width' | 'height' | 'content'>,
): LabelLimits {
  return { kind, width, height, multiple: severalClasses(rubric), content: contentOf(content) }
}

/** Whether a classification may choose several classes. */
export function severalClasses(rubric: Rubric): boolean {
  return rubric.kind === 'classification' && rubric.multiple
}

/** What gold of this item may be: any number of classes, for a dataset knows no rubric. */
export function goldLimitsOf(
  kind: LabelKind | undefined,
  { width, height, content }: Pick<StoredItem, 'width' | 'height' | 'content'>,
): LabelLimits {
  return { kind, width, height, multiple: true, content: contentOf(content) }
}
