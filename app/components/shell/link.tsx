import { type AnchorHTMLAttributes, type ComponentType, createContext, useContext } from 'react'

export type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }

/** A link on a page without a router. */
export function PlainAnchor({ children, ...rest }: AnchorProps) {
  return <a {...rest}>{children}</a>
}

/**
 * How links inside the shell are made: Remix links on pages that Remix runs, plain ones on lesson pages,
 * which are HTML with islands and have no router.
 */
export const LinkContext = createContext<ComponentType<AnchorProps>>(PlainAnchor)

/** A link of the shell. */
export function A(props: AnchorProps) {
  const Anchor = useContext(LinkContext)
  return <Anchor {...props} />
}

/** Lesson pages are documents of their own: going there must load the page, not swap a part of this one. */
export function isLesson(href: string): boolean {
  return /^\/courses\/[^/?#]+\/[^/?#]+/.test(href)
}
