import { z } from 'zod'

/** Why somebody used power over a qualification; the holder reads it. Also accepted in code, so that none is without. */
export const reasonSchema = z
  .string()
  .trim()
  .min(3, 'credential:reason.tooShort')
  .max(1000, 'credential:reason.tooLong')
