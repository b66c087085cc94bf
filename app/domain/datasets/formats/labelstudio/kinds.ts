import type { LabelKind } from '#app/domain/labels/kind.ts'

/** What Label Studio's exports hold that has a counterpart here. */
export const LABEL_STUDIO_KINDS: readonly LabelKind[] = [
  'boxes',
  'classification',
  'polygons',
  'keypoints',
  'spans',
  'transcription',
  'preference',
  'ranking',
  'rating',
]
