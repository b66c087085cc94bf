import type { ReviewLabel } from '#app/domain/labels/opinions.ts'
import type { ItemContent } from '#app/domain/labels/content.ts'

export const MOST_NOTE = 1000

type Verdict = NonNullable<ReviewLabel['verdict']>

/** The label with a verdict; an acceptance has no reasons. */
export function withVerdict(label: ReviewLabel, verdict: Verdict): ReviewLabel {
  return { ...label, verdict, reasons: verdict === 'accept' ? [] : label.reasons }
}

/** The label with a reason more or less, in the order of the taxonomy. Whoever names a reason rejects. */
export function withReason(label: ReviewLabel, reasons: readonly string[], name: string): ReviewLabel {
  const had = label.reasons.includes(name)
  const next = reasons.filter((one) => (one === name ? !had : label.reasons.includes(one)))
  return { ...label, verdict: 'reject', reasons: next }
}

/** The label with a note; an empty one is none. */
export function withNote({ note: _, ...label }: ReviewLabel, note: string): ReviewLabel {
  return note === '' ? label : { ...label, note: note.slice(0, MOST_NOTE) }
}

/** What the reviewed label was made of: its text, where it is about one. */
export function reviewedContent(content: Extract<ItemContent, { type: 'labeled' }>): ItemContent | null {
  const { text, language } = content
  return text === undefined ? null : { type: 'text', text, ...(language ? { language } : {}) }
}
