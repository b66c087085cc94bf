import { z } from 'zod'

/** The kinds of label that can be made and graded so far. */
export const LABEL_KINDS = ['boxes', 'classification'] as const

export const labelKindSchema = z.enum(LABEL_KINDS)
export type LabelKind = z.infer<typeof labelKindSchema>
