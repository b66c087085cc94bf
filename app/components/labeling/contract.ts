import type { Label } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'

/**
 * The one contract of every labeling tool: a controlled component that is given a picture, the classes
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

export type ToolProps<L extends Label> = {
  item: LabelingItem
  taxonomy: Taxonomy
  value: L
  /** Called once per finished change (also for undo and redo), never while something is being dragged. */
  onChange?: (label: L) => void
  readOnly?: boolean
}
