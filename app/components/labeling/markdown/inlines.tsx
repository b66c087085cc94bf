import type { MarkedToken, Token, Tokens } from 'marked'
import { decodeReferences } from './character-references.ts'
import { safeAddress } from './safe-address.ts'

type Props = {
  tokens: readonly Token[]
  /** Inside a link, where no other may begin. */
  linked?: boolean
}

/** What stands in a line, as elements. What is not one of ours stays as it was written: there is no way to HTML. */
export function Inlines({ tokens, linked = false }: Props) {
  return (
    <>
      {(tokens as MarkedToken[]).map((token, at) => (
        <Inline key={at} token={token} linked={linked} />
      ))}
    </>
  )
}

function Inline({ token, linked }: { token: MarkedToken; linked: boolean }) {
  switch (token.type) {
    case 'em':
      return (
        <em>
          <Inlines tokens={token.tokens} linked={linked} />
        </em>
      )
    case 'strong':
      return (
        <strong>
          <Inlines tokens={token.tokens} linked={linked} />
        </strong>
      )
    case 'del':
      return (
        <del>
          <Inlines tokens={token.tokens} linked={linked} />
        </del>
      )
    case 'codespan':
      return <code>{token.text}</code>
    case 'br':
      return <br />
    case 'link':
      return <Linked link={token} linked={linked} />
    case 'image':
      return <span className="lab-no-picture">{plainText(token.tokens)}</span>
    case 'checkbox':
      return <Box checked={token.checked} />
    default:
      return <>{plainText([token])}</>
  }
}

/** A link opens elsewhere and learns nothing of this page; one that may not lead anywhere is its words. */
function Linked({ link, linked }: { link: Tokens.Link; linked: boolean }) {
  const words = link.autolink ? link.text : <Inlines tokens={link.tokens} linked />
  const address = linked ? undefined : safeAddress(link.autolink ? link.href : decodeReferences(link.href))
  if (address === undefined) return <>{words}</>
  return (
    <a
      target="_blank"
      rel="noopener noreferrer nofollow"
      href={address}
      title={link.title ? decodeReferences(link.title) : undefined}
    >
      {words}
    </a>
  )
}

/** The sign before a task. */
export function Box({ checked }: { checked: boolean }) {
  return <>{checked ? '☑ ' : '☐ '}</>
}

/** The words of a line without anything that marks them. */
function plainText(tokens: readonly Token[]): string {
  return (tokens as MarkedToken[])
    .map((token) => {
      if (token.type === 'text') return decodeReferences(token.raw)
      if (token.type === 'escape' || token.type === 'codespan') return token.text
      if (token.type === 'link' && token.autolink) return token.text
      return 'tokens' in token && token.tokens ? plainText(token.tokens) : token.raw
    })
    .join('')
}
