import { z } from 'zod'
import type { LabelKind } from '#app/domain/labels/kind.ts'

/**
 * The facts a grade can state about an answer. The first five are about parts of a label (shapes, spans, classes); the
 * others belong to single kinds: `wrong-text` to transcription, `misplaced` and `wrong-visibility` to the points of a
 * skeleton, `wrong-choice` to preference, `wrong-order` to ranking, `off` to rating, the last three to review.
 */
export const FINDING_TYPES = [
  'match',
  'loose',
  'missing',
  'extra',
  'wrong-class',
  'wrong-text',
  'misplaced',
  'wrong-visibility',
  'wrong-choice',
  'wrong-order',
  'off',
  'missed-error',
  'false-alarm',
  'wrong-reason',
] as const
/** The facts that a grade of each kind can state. */
export const FINDINGS_OF = {
  boxes: ['match', 'loose', 'missing', 'extra', 'wrong-class'],
  polygons: ['match', 'loose', 'missing', 'extra', 'wrong-class'],
  keypoints: ['match', 'missing', 'extra', 'wrong-class', 'misplaced', 'wrong-visibility'],
  spans: ['match', 'loose', 'missing', 'extra', 'wrong-class'],
  classification: ['match', 'loose', 'missing', 'extra', 'wrong-class'],
  transcription: ['match', 'missing', 'extra', 'wrong-text'],
  preference: ['match', 'loose', 'missing', 'wrong-choice'],
  ranking: ['match', 'missing', 'wrong-order'],
  rating: ['match', 'loose', 'missing', 'off'],
  review: ['match', 'missing', 'missed-error', 'false-alarm', 'wrong-reason'],
} as const satisfies Record<LabelKind, readonly FindingType[]>

/** What a person can change about a shape or span that is not right. */
export const FINDING_HINTS = ['too-big', 'too-small', 'shifted', 'duplicate'] as const

export type FindingType = (typeof FINDING_TYPES)[number]
export type FindingHint = (typeof FINDING_HINTS)[number]

const offset = z.number().int().min(0)

/**
 * One typed fact of a grade. `class` is the gold class where gold is concerned, else the answer's; for wrong-class it is
 * the class that was answered and `goldClass` the true one. Kinds without classes name their subject there: the line of
 * a transcription, the criterion of a rating, the choice of a preference, the candidate of a ranking, the verdict of a
 * review. Indices point into the lists of answer and gold (boxes, spans, instances, lines …).
 */
export const findingSchema = z.strictObject({
  type: z.enum(FINDING_TYPES),
  class: z.string(),
  goldClass: z.string().optional(),
  /** Overlap with gold, 0–1: IoU of shapes and spans, OKS of skeletons. */
  iou: z.number().optional(),
  answerIndex: z.number().int().optional(),
  goldIndex: z.number().int().optional(),
  hint: z.enum(FINDING_HINTS).optional(),
  /** Which point of a skeleton, by its place. */
  point: offset.optional(),
  /** How far off, in pixels of the image (points) or steps of the scale (ratings; negative: too low). */
  distance: z.number().optional(),
  /** Where in the answered line or text, and where in gold's: half-open, in code points. */
  start: offset.optional(),
  end: offset.optional(),
  goldStart: offset.optional(),
  goldEnd: offset.optional(),
  /** What was written, and what gold says. */
  text: z.string().optional(),
  goldText: z.string().optional(),
  /** The value that was given, and gold's. */
  value: z.number().optional(),
  goldValue: z.number().optional(),
})
export type Finding = z.infer<typeof findingSchema>

/** A grade: score 0–1, the metrics it rests on, the findings that explain it, and who computed it. */
export const gradeSchema = z.strictObject({
  score: z.number().min(0).max(1),
  metrics: z.record(z.string(), z.number()),
  findings: z.array(findingSchema),
  graderVersion: z.string(),
})
export type Grade = z.infer<typeof gradeSchema>
