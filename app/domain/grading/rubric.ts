import { z } from 'zod'
import {
  classificationRubricSchema,
  preferenceRubricSchema,
  rankingRubricSchema,
  ratingRubricSchema,
  reviewRubricSchema,
} from './rubrics/opinions.ts'
import { boxesRubricSchema, keypointsRubricSchema, polygonsRubricSchema } from './rubrics/shapes.ts'
import { spansRubricSchema, transcriptionRubricSchema } from './rubrics/text.ts'

export type * from './rubrics/opinions.ts'
export type * from './rubrics/shapes.ts'
export type * from './rubrics/text.ts'
export { boxesRubricSchema } from './rubrics/shapes.ts'
export { classificationRubricSchema } from './rubrics/opinions.ts'

/** A rubric as written in a definition; omitted fields take their defaults. */
export const rubricSchema = z.discriminatedUnion('kind', [
  boxesRubricSchema,
  classificationRubricSchema,
  polygonsRubricSchema,
  keypointsRubricSchema,
  spansRubricSchema,
  transcriptionRubricSchema,
  preferenceRubricSchema,
  rankingRubricSchema,
  ratingRubricSchema,
  reviewRubricSchema,
])
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
  const parts = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    kind,
    ...parts.map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`),
  ].join(';')
}
