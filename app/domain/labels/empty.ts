import { LABEL_KINDS, type LabelKind } from './kind.ts'
import type { GoldLabel, Label } from './label.ts'

// Apart from the schemas, so that a browser that needs only this does not fetch them.

/** A label that says nothing yet; what an unanswered item starts from. */
export function emptyLabel(kind: LabelKind): Label {
  switch (kind) {
    case 'boxes':
      return { kind, boxes: [] }
    case 'classification':
      return { kind, classes: [] }
    case 'polygons':
      return { kind, polygons: [] }
    case 'keypoints':
      return { kind, instances: [] }
    case 'spans':
      return { kind, spans: [] }
    case 'transcription':
      return { kind, lines: [] }
    case 'preference':
      return { kind, choice: null }
    case 'ranking':
      return { kind, order: [] }
    case 'rating':
      return { kind, ratings: [] }
    case 'review':
      return { kind, verdict: null, reasons: [] }
  }
}

/** One empty label of each kind, always the same object, because tools tell their own labels from foreign ones by identity. */
export const NOTHING = Object.fromEntries(LABEL_KINDS.map((kind) => [kind, emptyLabel(kind)])) as Readonly<
  Record<LabelKind, Label>
>

/** The kinds for which "there is nothing here" can be the right answer. */
const MAY_BE_EMPTY: ReadonlySet<LabelKind> = new Set(['boxes', 'polygons', 'keypoints', 'spans'])

/** Whether an empty label of this kind can be a right answer: an empty street, a text without names. */
export function mayBeEmpty(kind: LabelKind): boolean {
  return MAY_BE_EMPTY.has(kind)
}

/** Whether a label says nothing: nothing drawn, chosen or written. */
export function isEmptyLabel(label: Label | GoldLabel): boolean {
  switch (label.kind) {
    case 'transcription':
      return label.lines.every(({ text }) => text === '')
    case 'preference':
      return label.choice === null
    case 'review':
      return label.verdict === null
    default:
      return partsOf(label).length === 0
  }
}

/** The parts a label consists of: shapes, spans, lines, classes, places, ratings. */
export function partsOf(label: Label | GoldLabel): readonly unknown[] {
  switch (label.kind) {
    case 'boxes':
      return label.boxes
    case 'classification':
      return label.classes
    case 'polygons':
      return label.polygons
    case 'keypoints':
      return label.instances
    case 'spans':
      return label.spans
    case 'transcription':
      return label.lines
    case 'preference':
      return label.choice === null ? [] : [label.choice]
    case 'ranking':
      return label.order
    case 'rating':
      return label.ratings
    case 'review':
      return label.verdict === null ? [] : [label.verdict]
  }
}
