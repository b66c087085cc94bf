import type { Finding } from '#app/domain/grading/finding.ts'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { GoldLabel, Label } from '#app/domain/labels/label.ts'

const EXCERPT = 60

/**
 * Findings about spans with the words that they are about, the answer's and gold's, so that they can be told without
 * looking for numbers in the text. Findings of other kinds, and of texts that are not there, stay as they are.
 */
export function withSpanTexts(
  findings: readonly Finding[],
  content: ItemContent | null | undefined,
  answer: Label,
  gold: GoldLabel,
): readonly Finding[] {
  if (answer.kind !== 'spans' || gold.kind !== 'spans' || content?.type !== 'text') return findings
  const points = [...content.text]
  const words = (span: { start: number; end: number } | undefined): string | undefined => {
    if (!span) return undefined
    const said = points.slice(span.start, Math.min(span.end, span.start + EXCERPT)).join('')
    return span.end - span.start > EXCERPT ? `${said}…` : said
  }
  return findings.map((finding) => {
    const text = finding.answerIndex === undefined ? undefined : words(answer.spans[finding.answerIndex])
    const goldText = finding.goldIndex === undefined ? undefined : words(gold.spans[finding.goldIndex])
    return { ...finding, ...(text === undefined ? {} : { text }), ...(goldText === undefined ? {} : { goldText }) }
  })
}
