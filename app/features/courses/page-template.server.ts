import { type Piece, piece } from '#app/platform/gzip-pieces.server.ts'

/**
 * A finished page cut at the places that differ from response to response: the nonce of the content security policy,
 * and the slots (`data-slot`) that show something of the person.
 */
export interface PageTemplate {
  /** What a visitor gets: between each two pieces belongs the nonce. */
  visitor: Piece[]
  /** The same with the slots left open. */
  parts: (Piece | { slot: string } | 'nonce')[]
}

const SLOT = /<div data-slot="([^"]+)"/g
const DIV = /<div[\s>]|<\/div>/g

/** Cuts a page. Text and attributes of a page are escaped, so that `<div` in it is always an element. */
export function cutPage(html: string, nonce: string): PageTemplate {
  const parts: PageTemplate['parts'] = []
  const pushText = (text: string) =>
    text.split(nonce).forEach((between, index) => {
      if (index > 0) parts.push('nonce')
      if (between) parts.push(piece(between))
    })
  let from = 0
  SLOT.lastIndex = 0
  for (let match = SLOT.exec(html); match; match = SLOT.exec(html)) {
    const end = endOfDiv(html, match.index)
    pushText(html.slice(from, match.index))
    parts.push({ slot: match[1]! })
    from = end
    SLOT.lastIndex = end
  }
  pushText(html.slice(from))
  return { visitor: html.split(nonce).map(piece), parts }
}

/** Where the div that begins at `start` ends. */
function endOfDiv(html: string, start: number): number {
  let depth = 0
  DIV.lastIndex = start
  for (let match = DIV.exec(html); match; match = DIV.exec(html)) {
    depth += match[0] === '</div>' ? -1 : 1
    if (depth === 0) return DIV.lastIndex
  }
  throw new Error('the page ends inside a slot')
}
