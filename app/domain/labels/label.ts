import { z } from 'zod'
import {
  boxesLabelSchema,
  clipped,
  goldBoxesLabelSchema,
  type BoxesLabel,
  type GoldBoxesLabel,
  type ImageSize,
} from './boxes.ts'
import { classificationLabelSchema, type ClassificationLabel } from './classification.ts'
import {
  goldKeypointsLabelSchema,
  keypointsLabelSchema,
  type GoldKeypointsLabel,
  type KeypointsLabel,
} from './keypoints.ts'
import { checkLabel, type LabelLimits } from './limits.ts'
import {
  preferenceLabelSchema,
  rankingLabelSchema,
  ratingLabelSchema,
  reviewLabelSchema,
  type PreferenceLabel,
  type RankingLabel,
  type RatingLabel,
  type ReviewLabel,
} from './opinions.ts'
import { goldPolygonsLabelSchema, polygonsLabelSchema, type GoldPolygonsLabel, type PolygonsLabel } from './polygons.ts'
import { spansLabelSchema, type SpansLabel } from './spans.ts'
import { type Taxonomy } from './taxonomy.ts'
import { transcriptionLabelSchema, type TranscriptionLabel } from './transcription.ts'

export type { LabelLimits } from './limits.ts'

type PlainLabel =
  ClassificationLabel | SpansLabel | TranscriptionLabel | PreferenceLabel | RankingLabel | RatingLabel | ReviewLabel

/** What a person submits for an item. */
export type Label = BoxesLabel | PolygonsLabel | KeypointsLabel | PlainLabel
/** The accepted answer of an item: a label whose shapes may carry what only gold knows (`ignore`, `visibility`, `area`). */
export type GoldLabel = GoldBoxesLabel | GoldPolygonsLabel | GoldKeypointsLabel | PlainLabel

const plain = [
  classificationLabelSchema,
  spansLabelSchema,
  transcriptionLabelSchema,
  preferenceLabelSchema,
  rankingLabelSchema,
  ratingLabelSchema,
  reviewLabelSchema,
] as const

/** Any label by its shape alone; what an item allows is checked by `labelSchemaFor`. */
export const labelSchema = z.discriminatedUnion('kind', [
  boxesLabelSchema,
  polygonsLabelSchema,
  keypointsLabelSchema,
  ...plain,
])
export const goldLabelSchema = z.discriminatedUnion('kind', [
  goldBoxesLabelSchema,
  goldPolygonsLabelSchema,
  goldKeypointsLabelSchema,
  ...plain,
])

/**
 * The schema of an answer to one item: right kind, known classes, shapes inside the image (up to EDGE_TOLERANCE pixels
 * over its edge), spans inside the text, and whatever else the item allows. Messages say what is wrong; issue paths say where.
 */
export function labelSchemaFor(taxonomy: Taxonomy, limits: LabelLimits) {
  return labelSchema.superRefine((label, context) => {
    if (limits.kind && label.kind !== limits.kind)
      context.addIssue({
        code: 'custom',
        path: ['kind'],
        message: `this item asks for ${limits.kind}, not ${label.kind}`,
      })
    else checkLabel(label, taxonomy, limits, context)
  })
}

/** A label with the tolerated overhang over the image's edge removed. */
export function clippedLabel(label: Label, image: ImageSize): Label {
  return label.kind === 'boxes' ? { ...label, boxes: label.boxes.map((box) => clipped(box, image)) } : label
}

/** Gold without the shapes and classes that were not asked for; kinds whose gold has no such classes stay whole. */
export function goldOfClasses(gold: GoldLabel, classes: ReadonlySet<string>): GoldLabel {
  const asked = <T extends { class: string }>(parts: readonly T[]) => parts.filter((part) => classes.has(part.class))
  switch (gold.kind) {
    case 'boxes':
      return { ...gold, boxes: asked(gold.boxes) }
    case 'polygons':
      return { ...gold, polygons: asked(gold.polygons) }
    case 'keypoints':
      return { ...gold, instances: asked(gold.instances) }
    case 'spans':
      return { ...gold, spans: asked(gold.spans) }
    case 'classification':
      return { ...gold, classes: gold.classes.filter((name) => classes.has(name)) }
    default:
      return gold
  }
}
