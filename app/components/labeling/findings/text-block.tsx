import { Markdown } from '#app/components/labeling/markdown.tsx'

type Props = { title: string; text: string; language: string | undefined }

/** What was asked or answered, in full, under what it is called. */
export function TextBlock({ title, text, language }: Props) {
  return (
    <section className="min-w-0 rounded-lg border border-line bg-raised px-4 py-3">
      <h2 className="mb-1 text-sm font-semibold text-muted">{title}</h2>
      <Markdown text={text} language={language} />
    </section>
  )
}
