import type { ItemContent } from '#app/domain/labels/content.ts'
import type { GoldLabel, Label } from '#app/domain/labels/label.ts'

/**
 * What the tool of a judgement shows of an imported item. Imports bring judgements with a mere text or picture, where
 * the tools want a prompt with what is judged: the text takes that place, and `missing` is said of what did not come along.
 */
export function toolContent(
  label: Label | GoldLabel,
  content: ItemContent | null,
  missing: string,
): ItemContent | null {
  const text = content?.type === 'text' ? content.text : content === null ? missing : null
  if (text === null) return content
  const language = content?.language === undefined ? {} : { language: content.language }
  switch (label.kind) {
    case 'rating':
      return { type: 'response', response: text, ...language }
    case 'preference':
      return { type: 'pair', prompt: text, a: missing, b: missing, ...language }
    case 'ranking':
      return {
        type: 'candidates',
        prompt: text,
        candidates: label.order.flat().map((id) => ({ id, text: id })),
        ...language,
      }
    default:
      return content
  }
}

/** Whether the tool of a kind shows no picture of its own, so that the page must. */
export function hidesPicture(kind: Label['kind']): boolean {
  return kind === 'rating' || kind === 'preference' || kind === 'ranking'
}
