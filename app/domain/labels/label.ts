import { z } from 'zod'
import {
  boxesLabelSchema,
  EDGE_TOLERANCE,
  goldBoxesLabelSchema,
  outsideProblem,
  type BoxesLabel,
  type GoldBoxesLabel,
  type ImageSize,
} from './boxes.ts'
import { classificationLabelSchema, type ClassificationLabel } from './classification.ts'
import { classNames, type Taxonomy } from './taxonomy.ts'

/** What a person submits for an item. */
export type Label = BoxesLabel | ClassificationLabel
/** The accepted answer of an item: a label whose boxes may carry `ignore` and `visibility`. */
export type GoldLabel = GoldBoxesLabel | ClassificationLabel

/** Any label by its shape alone; what an item allows is checked by `labelSchemaFor`. */
export const labelSchema = z.discriminatedUnion('kind', [boxesLabelSchema, classificationLabelSchema])
export const goldLabelSchema = z.discriminatedUnion('kind', [goldBoxesLabelSchema, classificationLabelSchema])

export type LabelLimits = ImageSize & {
  /** The kind the item asks for; any kind when omitted. */
  kind?: Label['kind']
  /** Whether a classification may choose several classes (or none); exactly one when omitted. */
  multiple?: boolean
}

/**
 * The schema of an answer to one item: right kind, known classes, boxes inside the image
 * (up to EDGE_TOLERANCE pixels over its edge). Messages say what is wrong; issue paths say where.
 */
export function labelSchemaFor(taxonomy: Taxonomy, limits: LabelLimits) {
  const known = classNames(taxonomy)
  return labelSchema.superRefine((label, context) => {
    if (limits.kind && label.kind !== limits.kind) {
      context.addIssue({
        code: 'custom',
        path: ['kind'],
        message: `this item asks for ${limits.kind}, not ${label.kind}`,
      })
    } else if (label.kind === 'boxes') {
      checkBoxes(label, known, limits, context)
    } else {
      checkClasses(label, known, limits, context)
    }
  })
}

function checkBoxes(label: BoxesLabel, known: ReadonlySet<string>, image: ImageSize, context: z.RefinementCtx): void {
  label.boxes.forEach((box, index) => {
    if (!known.has(box.class))
      context.addIssue({
        code: 'custom',
        path: ['boxes', index, 'class'],
        message: `class "${box.class}" is not offered here`,
      })
    const outside = outsideProblem(box, image, EDGE_TOLERANCE)
    if (outside) context.addIssue({ code: 'custom', path: ['boxes', index], message: outside })
  })
}

function checkClasses(
  label: ClassificationLabel,
  known: ReadonlySet<string>,
  limits: LabelLimits,
  context: z.RefinementCtx,
): void {
  if (!limits.multiple && label.classes.length !== 1)
    context.addIssue({
      code: 'custom',
      path: ['classes'],
      message: `choose exactly one class, not ${label.classes.length}`,
    })
  label.classes.forEach((name, index) => {
    if (!known.has(name))
      context.addIssue({ code: 'custom', path: ['classes', index], message: `class "${name}" is not offered here` })
  })
}

/** A label that says nothing yet; what an unanswered boxes item starts from. */
export function emptyLabel(kind: Label['kind']): Label {
  return kind === 'boxes' ? { kind, boxes: [] } : { kind, classes: [] }
}
