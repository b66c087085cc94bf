import { useMemo } from 'react'
import { Blocks } from './markdown/blocks.tsx'
import { headingLevels } from './markdown/heading-levels.ts'
import { markdownTokens } from './markdown/tokens.ts'

type Props = { text: string; language: string | undefined; under?: number; className?: string }

/** What HTML cannot hold, and would come back from the server as something else. */
const UNSAYABLE = /[\p{Cs}\0]/gu

/**
 * A text in GitHub's Markdown, shown safely, whoever wrote it: written HTML appears as text, links lead only to pages
 * and mailboxes, open elsewhere and learn nothing of this page, pictures are not fetched: their description stands in
 * their place. Headings come below the level `under`, one step at a time. What is too involved to be read as Markdown
 * is shown as it was written.
 */
export function Markdown({ text, language, under = 2, className = '' }: Props) {
  const shown = useMemo(() => {
    const written = text.replace(UNSAYABLE, '\uFFFD')
    const tokens = markdownTokens(written)
    if (!tokens) return <p className="whitespace-pre-wrap">{written}</p>
    return <Blocks tokens={tokens} levels={headingLevels(tokens, under)} />
  }, [text, under])
  return (
    <div lang={language} dir="auto" className={`lab-markdown lesson-prose prose max-w-none min-w-0 ${className}`}>
      {shown}
    </div>
  )
}
