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
  /** Names of the classes that are offered on a scene; what is written brings its own taxonomy. */
  classes?: string[]
  taxonomy?: Taxonomy
  content?: ItemContent
  /** Whether several classes may be chosen. */
  multiple?: boolean
  /** Null where the exercise is about what is written. */
  picture: { src: string; width: number; height: number } | null
  /** Whether the person has done it well before. */
  done: boolean
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
          {props.picture ? <PictureImage {...props.picture} alt={t('try.picture')} /> : null}
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
