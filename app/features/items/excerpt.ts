import type { ItemContent } from '#app/domain/labels/content.ts'

/** Enough to recognise an item in a list by. */
const LONGEST = 120

/** The beginning of what an item says, in one line; null where it says nothing. */
export function excerptOf(content: ItemContent | null): string | null {
  const text = content && saidBy(content)
  if (!text) return null
  const line = [...text.replace(/\s+/g, ' ').trim()]
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).join('')}…` : line.join('')
}

function saidBy(content: ItemContent): string | undefined {
  switch (content.type) {
    case 'lines':
      return undefined
    case 'text':
      return content.text
    case 'pair':
    case 'candidates':
      return content.prompt
    case 'response':
      return content.prompt ?? content.response
    case 'labeled':
      return content.text
  }
}
