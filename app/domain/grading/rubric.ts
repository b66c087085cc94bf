import { z } from 'zod'

const share = (what: string) => z.number().min(0, `${what} must be at least 0`).max(1, `${what} must be at most 1`)

/** How boxes are graded. */
export const boxesRubricSchema = z
  .strictObject({
    kind: z.literal('boxes'),
    /** Which metric is the score. */
    metric: z.enum(['f1', 'accuracy', 'meanIou']).default('f1'),
    /** Least IoU with which a box counts as having found its object. */
    iouThreshold: z
      .number()
      .min(0.05, 'iouThreshold must be at least 0.05')
      .max(0.95, 'iouThreshold must be at most 0.95')
      .default(0.5),
    /** A found object below this IoU is a loose finding; it still counts. */
    looseThreshold: share('looseThreshold').default(0.8),
    /** Share of an answer's own area that must lie in an ignore region for the answer to be disregarded. */
    ignoreOverlap: share('ignoreOverlap').default(0.5),
    /** Gold boxes of which less than this share can be seen are ignore regions. */
    minVisibility: share('minVisibility').default(0),
  })
  .refine((rubric) => rubric.looseThreshold >= rubric.iouThreshold, {
    path: ['looseThreshold'],
    message: 'looseThreshold must not be below iouThreshold',
  })
export type BoxesRubric = z.infer<typeof boxesRubricSchema>

/** How a classification is graded. */
export const classificationRubricSchema = z.strictObject({
  kind: z.literal('classification'),
  /** `exact`: the very same set of classes or nothing; `f1`: partial credit per class. */
  metric: z.enum(['exact', 'f1']).default('exact'),
  /** Whether several classes may be true at once. */
  multiple: z.boolean().default(false),
})
export type ClassificationRubric = z.infer<typeof classificationRubricSchema>

/** A rubric as written in a definition; omitted fields take their defaults. */
export const rubricSchema = z.discriminatedUnion('kind', [boxesRubricSchema, classificationRubricSchema])
export type Rubric = z.infer<typeof rubricSchema>

/** A complete rubric from a stored or written one. Throws ZodError naming the field that is wrong. */
export function parseRubric(value: unknown): Rubric {
  return rubricSchema.parse(value)
}

/**
 * The rubric's identity, stored with every grade: all its fields in a fixed order, readable as it is.
 * Two rubrics grade alike if and only if their versions are equal.
 */
export function rubricVersion(rubric: Rubric): string {
  const { kind, ...fields } = rubric
  const parts = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))
  return [kind, ...parts.map(([name, value]) => `${name}=${String(value)}`)].join(';')
}
