import { z } from 'zod'
import { slugSchema } from '#app/domain/slug.ts'

/** A tree of conditions over a person's grants. Scores are 0–1; days count back from now. */
export type Requirement =
  | { all: Requirement[] }
  | { any: Requirement[] }
  | { not: Requirement }
  | { holds: string }
  | { lacks: string }
  | { levelAtLeast: { qualification: string; level: number } }
  | { scoreAtLeast: { qualification: string; score: number } }
  | { grantedWithin: { qualification: string; days: number } }

/** Deepest nesting of a requirement. */
export const MAX_REQUIREMENT_DEPTH = 8

const node: z.ZodType<Requirement> = z.lazy(() => z.union([...branches, ...leaves]))
const several = z.array(node).min(1, 'needs at least one condition').max(20, 'has at most 20 conditions')
const branches = [
  z.strictObject({ all: several }),
  z.strictObject({ any: several }),
  z.strictObject({ not: node }),
] as const
const leaves = [
  z.strictObject({ holds: slugSchema }),
  z.strictObject({ lacks: slugSchema }),
  z.strictObject({
    levelAtLeast: z.strictObject({ qualification: slugSchema, level: z.number().int().min(1) }),
  }),
  z.strictObject({
    scoreAtLeast: z.strictObject({ qualification: slugSchema, score: z.number().min(0).max(1) }),
  }),
  z.strictObject({
    grantedWithin: z.strictObject({ qualification: slugSchema, days: z.number().int().min(1).max(36_500) }),
  }),
] as const

/** Parses a requirement; nesting is measured first, so that no depth can exhaust the stack. */
export const requirementSchema = z
  .unknown()
  .refine((value) => depthOf(value) <= MAX_REQUIREMENT_DEPTH, `is nested deeper than ${MAX_REQUIREMENT_DEPTH}`)
  .pipe(node)

function depthOf(value: unknown): number {
  let depth = 0
  for (let level: unknown[] = [value]; level.length > 0 && depth <= MAX_REQUIREMENT_DEPTH; depth++)
    level = level.flatMap((entry) =>
      typeof entry === 'object' && entry !== null
        ? Object.entries(entry).flatMap(([key, inner]) =>
            key === 'not' ? [inner] : (key === 'all' || key === 'any') && Array.isArray(inner) ? inner : [],
          )
        : [],
    )
  return depth
}
