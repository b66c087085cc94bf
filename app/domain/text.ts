import { z } from 'zod'

/** A sentence or paragraph in every language of the academy. */
export type Text = { en: string; ko: string }

const sentence = (limit: number) =>
  z
    .string()
    .max(limit, `is longer than ${limit} characters`)
    .refine((value) => value.trim() !== '', 'must not be empty')

/** Text in both languages, each at most `limit` characters; neither may be missing or blank. */
export const textSchema = (limit = 400) => z.strictObject({ en: sentence(limit), ko: sentence(limit) })
