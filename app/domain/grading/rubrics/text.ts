import { z } from 'zod'

/** How spans are graded. */
export const spansRubricSchema = z.strictObject({
  kind: z.literal('spans'),
  /**
   * Which F1 is the score, after SemEval-2013 task 9.1: `strict` same borders and class, `exact` same borders,
   * `partial` overlap counts half, `type` same class and any overlap.
   */
  metric: z.enum(['strict', 'exact', 'partial', 'type']).default('strict'),
})
export type SpansRubric = z.infer<typeof spansRubricSchema>

/** How a transcription is graded: 1 − error rate, where both texts are first brought to the same form. */
export const transcriptionRubricSchema = z.strictObject({
  kind: z.literal('transcription'),
  /** Characters (graphemes) make the character error rate, words the word error rate. */
  unit: z.enum(['char', 'word']).default('char'),
  normalization: z.enum(['NFC', 'NFKC']).default('NFC'),
  case: z.enum(['keep', 'ignore']).default('keep'),
  punctuation: z.enum(['keep', 'ignore']).default('keep'),
  /** Blanks as they are, any run of blanks as one, or no blanks at all (for languages and lines where they are uncertain). */
  spacing: z.enum(['keep', 'collapse', 'ignore']).default('collapse'),
})
export type TranscriptionRubric = z.infer<typeof transcriptionRubricSchema>
