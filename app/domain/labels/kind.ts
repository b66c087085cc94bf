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
export type LabelKind = (typeof LABEL_KINDS)[number]

/** The kinds that are drawn on a picture, as shapes of a class. */
export const SHAPE_KINDS = ['boxes', 'polygons', 'keypoints'] as const
