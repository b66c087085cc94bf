import { z } from 'zod'
import { partIdSchema, refuseRepeatedIds } from './parts.ts'

/** What was written for one line of the item; the line is named by the item's content (`content.ts`). */
export const lineSchema = z.strictObject({
  id: partIdSchema('line'),
  text: z.string().max(10_000, 'a line has at most 10000 characters'),
})
export type Line = z.infer<typeof lineSchema>

/** The text of an image or of its regions, line by line. An item without regions has one line, `1`. */
export const transcriptionLabelSchema = z.strictObject({
  kind: z.literal('transcription'),
  lines: z.array(lineSchema).max(500, 'at most 500 lines').superRefine(refuseRepeatedIds('line')),
})
export type TranscriptionLabel = z.infer<typeof transcriptionLabelSchema>
