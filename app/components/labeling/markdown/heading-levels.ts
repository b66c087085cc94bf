import type { MarkedToken, Token, Tokens } from 'marked'

/** Which heading of the page each heading of a text becomes, 1 to 6. */
export type HeadingLevels = ReadonlyMap<Token, number>

function headingsIn(tokens: readonly Token[]): Tokens.Heading[] {
  return (tokens as MarkedToken[]).flatMap((token) => {
    if (token.type === 'heading') return [token]
    if (token.type === 'blockquote') return headingsIn(token.tokens)
    return token.type === 'list' ? token.items.flatMap((item) => headingsIn(item.tokens)) : []
  })
}

/** The levels of a text's headings: below the page's level `under`, going down by one step at a time. */
export function headingLevels(tokens: readonly Token[], under: number): HeadingLevels {
  const headings = headingsIn(tokens)
  const highest = Math.min(...headings.map(({ depth }) => depth))
  let last = under
  return new Map(
    headings.map((heading) => {
      last = Math.min(heading.depth - highest + under + 1, last + 1, 6)
      return [heading, last]
    }),
  )
}
