import { z } from 'zod'

/** The facts a grade can state about an answer. */
export const FINDING_TYPES = ['match', 'loose', 'missing', 'extra', 'wrong-class'] as const
/** What a person can change about a box that is not right. */
export const FINDING_HINTS = ['too-big', 'too-small', 'shifted', 'duplicate'] as const

export type FindingType = (typeof FINDING_TYPES)[number]
export type FindingHint = (typeof FINDING_HINTS)[number]

/**
 * One typed fact of a grade. `class` is the gold class where gold is concerned, else the answer's;
 * for wrong-class it is the class that was answered and `goldClass` the true one.
 * Indices point into answer.boxes and gold.boxes (or classes).
 */
export const findingSchema = z.strictObject({
  type: z.enum(FINDING_TYPES),
  class: z.string(),
  goldClass: z.string().optional(),
  iou: z.number().optional(),
  answerIndex: z.number().int().optional(),
  goldIndex: z.number().int().optional(),
  hint: z.enum(FINDING_HINTS).optional(),
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
