import { type ComponentType, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { LabelKind } from '#app/domain/labels/kind.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import { PictureImage } from './picture.tsx'

export interface TryItProps {
  id: string
  /** Where the label goes. */
  action: string
  kind: LabelKind
  prompt: string
  question?: string
  taxonomy: Taxonomy
  /** What is written, or the lines of the picture that are to be read. */
  content: ItemContent | null
  /** Whether several classes may be chosen. */
  multiple: boolean
  /** Null where the exercise is about what is written. */
  picture: { src: string; width: number; height: number } | null
  /** Whether the person has done it well before. */
  done: boolean
  /** What is written, as HTML to be read before or without the tool. Known on the server only. */
  written?: string
}

/** How near the exercise comes before its tool is fetched. */
const NEAR = '800px'

/** An exercise with the real tool. The tool is code that only a page with an exercise needs, and only when it is near. */
export function TryIt(props: TryItProps) {
  const { t } = useTranslation('learn')
  const root = useRef<HTMLElement>(null)
  const [Tool, setTool] = useState<ComponentType<TryItProps & { onDone: () => void }> | null>(null)
  const [failed, setFailed] = useState(false)
  const [done, setDone] = useState(props.done)

  useEffect(() => {
    const fetchTool = () =>
      import('./try-tool.tsx').then(
        (module) => setTool(() => module.TryTool),
        () => setFailed(true),
      )
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        observer.disconnect()
        void fetchTool()
      },
      { rootMargin: NEAR },
    )
    if (root.current) observer.observe(root.current)
    return () => observer.disconnect()
  }, [])

  return (
    <section
      ref={root}
      id={`try-${props.id}`}
      aria-label={`${t('try.title')}: ${props.prompt}`}
      className="not-prose my-8 scroll-mt-4 rounded-lg border border-gold bg-raised p-4 sm:p-6"
    >
      <p className="mb-2 flex flex-wrap items-center justify-between gap-2 text-sm font-semibold tracking-wide text-gold-ink">
        {t('try.title')}
        {done ? (
          <span className="text-good">
            <span aria-hidden="true">✓ </span>
            {t('try.done')}
          </span>
        ) : null}
      </p>
      <p className="mb-4 text-lg text-ink">{props.prompt}</p>
      {Tool ? (
        <Tool {...props} onDone={() => setDone(true)} />
      ) : (
        <>
          {props.picture ? <PictureImage {...props.picture} alt={t('try.picture')} /> : <Written {...props} />}
          {props.question ? <p className="mt-3 font-semibold text-ink">{props.question}</p> : null}
          <p className="mt-3 rounded-lg bg-info-soft p-3 text-info hidden noscript:block">{t('try.needsScript')}</p>
        </>
      )}
      {failed ? (
        <p role="alert" className="mt-3 rounded-lg bg-bad-soft p-3 text-bad">
          {t('try.notLoaded')}
        </p>
      ) : null}
    </section>
  )
}

/**
 * What is written. The browser keeps the HTML that the server made: it has neither the text in its props twice nor the
 * code that reads Markdown.
 */
function Written({ written = '' }: Pick<TryItProps, 'written'>) {
  return <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: written }} />
}
