import { useMemo } from 'react'
import { safeMarkdown } from './safe-markdown.ts'

type Props = { text: string; language: string | undefined; under?: number; className?: string }

/** A text in Markdown, shown safely. Headings in it come below the level `under`. */
export function Markdown({ text, language, under, className = '' }: Props) {
  const html = useMemo(() => safeMarkdown(text, under), [text, under])
  return (
    <div
      lang={language}
      dir="auto"
      className={`lab-markdown lesson-prose prose max-w-none min-w-0 ${className}`}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
