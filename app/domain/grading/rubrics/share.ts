import { z } from 'zod'

/** A number from 0 to 1. */
export const share = (what: string) =>
  z.number().min(0, `${what} must be at least 0`).max(1, `${what} must be at most 1`)

/** A threshold of overlap from which something counts as found. */
export const overlapThreshold = (what: string) =>
  z.number().min(0.05, `${what} must be at least 0.05`).max(0.95, `${what} must be at most 0.95`)
