import type { TranscriptionRubric } from '#app/domain/grading/rubric.ts'

/** What two texts may differ in without being wrong. */
export type TextPolicy = Pick<TranscriptionRubric, 'normalization' | 'case' | 'punctuation' | 'spacing'>
/** What is counted: graphemes, or words between blanks. */
export type TextUnit = TranscriptionRubric['unit']

/**
 * What `punctuation: ignore` leaves out: Unicode's punctuation (P), and the tildes and spacing accents that are typed in
 * place of it but are filed under symbols. Other symbols (₩, +, =, °, emoji) say something and stay.
 */
const PUNCTUATION = /[\p{P}`´~∼～]/gu
const BLANKS = /\s+/gu

/**
 * A text in the form in which it is compared: Unicode normal form (UAX #15), then lower case with one sigma, then
 * without punctuation, then blanks as the policy says (`collapse`: a run of blanks is one space, none at the ends). The
 * result is in normal form again, and applying the same policy to it changes nothing.
 */
export function normalised(text: string, policy: TextPolicy): string {
  return spaced(withoutPunctuation(folded(text, policy), policy), policy).normalize(policy.normalization)
}

/** Normal form and case. Lower-casing can undo a normal form, and NFKC can bring new capitals. */
export function folded(text: string, { normalization, case: letterCase }: TextPolicy): string {
  const normal = text.normalize(normalization)
  return letterCase === 'keep' ? normal : normal.toLowerCase().replaceAll('ς', 'σ').normalize(normalization)
}

export function withoutPunctuation(text: string, { punctuation }: TextPolicy): string {
  return punctuation === 'keep' ? text : text.replace(PUNCTUATION, '')
}

function spaced(text: string, { spacing }: TextPolicy): string {
  if (spacing === 'keep') return text
  return spacing === 'ignore' ? text.replace(BLANKS, '') : text.replace(BLANKS, ' ').trim()
}
