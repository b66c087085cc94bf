import type { ContentType, ItemContent } from '#app/domain/labels/content.ts'
import type { Label } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'

/**
 * The one contract of every labeling tool: a controlled component that is given an item, the classes
 * and a label, and reports each finished change of that label. Tools know no routes, exams or server.
 */
export type LabelingItem = {
  src: string
  /** Size of the original image in pixels; labels are in this unit. */
  width: number
  height: number
  /** What the picture is, without giving the answer away. */
  alt: string
}

type Common<L extends Label> = {
  taxonomy: Taxonomy
  value: L
  /** Called once per finished change (also for undo and redo), never while something is being dragged. */
  onChange?: (label: L) => void
  readOnly?: boolean
}

/** A tool that works on a picture. */
export type ToolProps<L extends Label> = Common<L> & { item: LabelingItem }

/** A tool that works on what an item says, with or without a picture beside it. */
export type ContentToolProps<L extends Label, T extends ContentType> = Common<L> & {
  item: LabelingItem | null
  content: Extract<ItemContent, { type: T }>
  /** What the task asks, in its own words; a tool has usual ones. */
  question?: string
  /**
   * Decides in which order a pair or candidates stand, so that nobody learns to choose by place: the same seed is the
   * same order. The id of the task.
   */
  seed: string
}
