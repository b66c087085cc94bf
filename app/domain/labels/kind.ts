import { z } from 'zod'

/** The kinds of label that can be made and graded: what is drawn, written or judged. */
export const LABEL_KINDS = [
  'boxes',
  'classification',
  'polygons',
  'keypoints',
  'spans',
  'transcription',
  'preference',
  'ranking',
  'rating',
  'review',
] as const
// Marked pure, so that pages that only need the names of the kinds do not fetch zod for it.
export const labelKindSchema = /* @__PURE__ */ z.enum(LABEL_KINDS)
export type LabelKind = z.infer<typeof labelKindSchema>

/** The kinds that are drawn on a picture, as shapes of a class. */
export const SHAPE_KINDS = ['boxes', 'polygons', 'keypoints'] as const
