import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lookOf, type ClassLook } from '#app/components/labeling/classes.ts'
import { laned, piecesOf, type Laned } from '#app/components/labeling/spans/pieces.ts'
import { directionOf, indexText, type TextIndex } from '#app/components/labeling/spans/text-index.ts'
import { FindingsFrame } from './findings-frame.tsx'
import type { FindingsOf } from './findings-props.ts'
import { foundMarks, type FoundMark, type Layer } from './found-marks.ts'
import type { PlacedFinding } from './finding-shapes.tsx'

const LAYERS = ['answer', 'gold'] as const

/** Graded spans in their text: the answer's and gold's, each with its own line, its number and its class in words. */
export function TextFindings(props: FindingsOf<'spans'>) {
  const { content, answer, gold } = props
  const { t } = useTranslation('labeling')
  const [layers, setLayers] = useState<Record<Layer, boolean>>({ answer: true, gold: true })
  if (content?.type !== 'text') return <FindingsFrame {...props}>{() => null}</FindingsFrame>
  return (
    <FindingsFrame {...props} linked>
      {({ placed, looks, active }) => (
        <>
          <MarkedText
            text={content.text}
            language={content.language}
            placed={placed}
            answer={answer.spans}
            gold={gold.spans}
            layers={layers}
            looks={looks}
            active={active}
          />
          <div role="group" aria-label={t('findings.layers')} className="flex flex-wrap gap-1">
            {LAYERS.map((layer) => (
              <button
                key={layer}
                type="button"
                aria-pressed={layers[layer]}
                onClick={() => setLayers({ ...layers, [layer]: !layers[layer] })}
                className="min-h-11 rounded-lg border border-line bg-raised px-3 text-sm font-medium text-muted aria-pressed:border-gold aria-pressed:bg-gold-soft aria-pressed:text-ink"
              >
                <span className={`lab-found-${layer}`}>{t(`findings.spans.layer.${layer}`)}</span>
              </button>
            ))}
          </div>
        </>
      )}
    </FindingsFrame>
  )
}

type TextProps = {
  text: string
  language: string | undefined
  placed: readonly PlacedFinding[]
  answer: Parameters<typeof foundMarks>[1]
  gold: Parameters<typeof foundMarks>[2]
  layers: Record<Layer, boolean>
  looks: readonly ClassLook[]
  active: number | null
}

function MarkedText({ text, language, placed, answer, gold, layers, looks, active }: TextProps) {
  const index = useMemo(() => indexText(text, language), [text, language])
  const { marks, found } = useMemo(() => {
    const found = foundMarks(placed, answer, gold, layers)
    return { marks: laned(found), found: new Map(found.map((mark) => [mark.id, mark])) }
  }, [placed, answer, gold, layers])
  return (
    <div lang={language} className="rounded-lg border border-line bg-raised px-4 py-3 text-lg wrap-anywhere text-ink">
      {index.paragraphs.map((paragraph) => {
        const inside = marks.filter(({ start, end }) => start < paragraph.end && end > paragraph.start)
        const lanes = Math.max(0, ...inside.map(({ lane }) => lane + 1))
        return (
          <p
            key={paragraph.start}
            dir={directionOf(index.slice(paragraph.start, paragraph.end))}
            className={`lab-paragraph lab-lanes-${lanes}`}
          >
            {piecesOf(paragraph, inside, { start: 0, end: 0 }).map(({ start, end, marks }) => (
              <FoundPiece
                key={start}
                start={start}
                end={end}
                marks={marks}
                found={found}
                index={index}
                looks={looks}
                active={active}
              />
            ))}
          </p>
        )
      })}
    </div>
  )
}

type PieceProps = {
  start: number
  end: number
  marks: readonly Laned[]
  found: ReadonlyMap<string, FoundMark>
  index: TextIndex
  looks: readonly ClassLook[]
  active: number | null
}

/** A piece of the text inside one element per finding over it; where a finding begins, its number and class stand. */
function FoundPiece({ start, end, marks, found, index, looks, active }: PieceProps) {
  const { t } = useTranslation('labeling')
  return marks.reduceRight(
    (inner, { id, lane }) => {
      const mark = found.get(id)
      if (!mark) return inner
      const { number, layer, type } = mark
      const title = lookOf(looks, mark.class).title
      const faded = active === null || active === number ? '' : 'lab-found-faded'
      return (
        <span
          data-finding={number}
          className={`lab-found lab-found-${layer} lab-found-${type} lab-lane-${lane} ${faded} ${active === number ? 'lab-found-active' : ''}`}
        >
          {mark.start === start ? (
            <span className="lab-found-tag">{t(`findings.spans.tag.${layer}`, { number, title })} </span>
          ) : null}
          {inner}
        </span>
      )
    },
    <span>{index.slice(start, end)}</span>,
  )
}
