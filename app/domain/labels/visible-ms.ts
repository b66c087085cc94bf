import { z } from 'zod'

/** A day; more is a page that was forgotten. */
const LONGEST = 86_400_000

/**
 * How long an item was in sight, in whole milliseconds, as its page measured it. It is measured quietly: what makes no
 * sense is left out, never refused, so that no answer is lost for it.
 */
export const visibleMsSchema = z.number().int().min(0).max(LONGEST).nullish().catch(null)

/** The same as a field of a form. */
export const visibleMsFieldSchema = z
  .string()
  .regex(/^\d{1,8}$/)
  .transform((digits) => visibleMsSchema.parse(Number(digits)))
  .nullish()
  .catch(null)
