import { z } from 'zod'

/** The name of a definition in addresses and references: lower-case words joined by hyphens, 1–64 characters. */
export const slugSchema = z
  .string()
  .max(64, 'is longer than 64 characters')
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case letters and digits joined by single hyphens')
