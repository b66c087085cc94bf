import { Fragment, memo, useMemo } from 'react'
import { lookOf, type ClassLook } from '#app/components/labeling/classes.ts'
import { chunksOf, piecesOf, type Laned, type Piece } from './pieces.ts'
import { directionOf, type Range, type TextIndex } from './text-index.ts'

type Look = {
  index: TextIndex
  looks: readonly ClassLook[]
  /** The selected text. */
  chosen: Range
  /** Where the caret stands; null when there is none to be shown. */
  caret: number | null
  selected: string | null
  /** Between which offsets the two handles stand. */
  grips: Range | null
}
type Props = Look & { marks: readonly Laned[] }

/** The text in paragraphs, with its spans underlined. Only the stretches in which something changed are drawn again. */
export const TextView = memo(function TextView({ index, marks, ...look }: Props) {
  return index.paragraphs.map((paragraph) => (
    <Paragraph
      key={paragraph.start}
      paragraph={paragraph}
      index={index}
      marks={marks.filter(({ start, end }) => start < paragraph.end && end > paragraph.start)}
      {...look}
    />
  ))
})

function Paragraph({ paragraph, index, marks, ...look }: Props & { paragraph: Range }) {
  const chunks = useMemo(() => chunksOf(index, paragraph), [index, paragraph])
  const direction = useMemo(() => directionOf(index.slice(paragraph.start, paragraph.end)), [index, paragraph])
  const lanes = Math.max(0, ...marks.map(({ lane }) => lane + 1))
  return (
    <p
      dir={direction}
      data-start={paragraph.start}
      data-end={paragraph.end}
      className={`lab-paragraph lab-lanes-${lanes}`}
    >
      {chunks.map((chunk, place) => {
        const last = place === chunks.length - 1
        const holds = (at: number | null | undefined) =>
          at !== null && at !== undefined && at >= chunk.start && (at < chunk.end || (last && at === chunk.end))
            ? at
            : null
        const { chosen, caret, grips, selected, looks } = look
        const inside = marks.filter(({ start, end }) => start < chunk.end && end > chunk.start)
        return (
          <Chunk
            key={chunk.start}
            index={index}
            looks={looks}
            start={chunk.start}
            end={chunk.end}
            marks={inside}
            chosenStart={Math.min(Math.max(chosen.start, chunk.start), chunk.end)}
            chosenEnd={Math.min(Math.max(chosen.end, chunk.start), chunk.end)}
            caret={holds(caret)}
            gripStart={holds(grips?.start)}
            gripEnd={holds(grips?.end)}
            selected={inside.some(({ id }) => id === selected) ? selected : null}
          />
        )
      })}
    </p>
  )
}

type ChunkProps = {
  index: TextIndex
  looks: readonly ClassLook[]
  start: number
  end: number
  marks: readonly Laned[]
  chosenStart: number
  chosenEnd: number
  caret: number | null
  gripStart: number | null
  gripEnd: number | null
  selected: string | null
}

const Chunk = memo(
  function Chunk({ index, looks, start, end, marks, selected, ...at }: ChunkProps) {
    const cuts = [at.caret, at.gripStart, at.gripEnd].filter((offset) => offset !== null)
    const pieces = piecesOf({ start, end }, marks, { start: at.chosenStart, end: at.chosenEnd }, cuts)
    const signs = (offset: number) => (
      <>
        {at.gripStart === offset ? <Grip edge="start" offset={offset} /> : null}
        {at.caret === offset ? <span aria-hidden data-offset={offset} className="lab-caret" /> : null}
        {at.gripEnd === offset ? <Grip edge="end" offset={offset} /> : null}
      </>
    )
    return (
      <span>
        {pieces.map((piece) => (
          <Fragment key={piece.start}>
            {signs(piece.start)}
            <Marked piece={piece} index={index} looks={looks} selected={selected} />
          </Fragment>
        ))}
        {signs(end)}
      </span>
    )
  },
  (old, now) =>
    sameMarks(old.marks, now.marks) &&
    (Object.keys(now) as (keyof ChunkProps)[]).every((name) => name === 'marks' || Object.is(old[name], now[name])),
)

function sameMarks(a: readonly Laned[], b: readonly Laned[]): boolean {
  return (
    a.length === b.length &&
    a.every((mark, place) => {
      const other = b[place]!
      return (
        mark.id === other.id &&
        mark.class === other.class &&
        mark.start === other.start &&
        mark.end === other.end &&
        mark.lane === other.lane
      )
    })
  )
}

type MarkedProps = { piece: Piece; index: TextIndex; looks: readonly ClassLook[]; selected: string | null }

/** A piece inside one element per span over it; each draws its own line, and where it begins the name of its class. */
function Marked({ piece, index, looks, selected }: MarkedProps) {
  const text = (
    <span data-at={piece.start} className={piece.chosen ? 'lab-chosen' : undefined}>
      {index.slice(piece.start, piece.end)}
    </span>
  )
  return piece.marks.reduceRight((inner, mark) => {
    const { look, title } = lookOf(looks, mark.class)
    const state = mark.id === selected ? 'lab-mark-selected' : ''
    return (
      <span
        data-span={mark.id}
        data-tag={piece.start === mark.start ? title : undefined}
        className={`lab-passage lab-lane-${mark.lane} ${look} ${state}`}
      >
        {inner}
      </span>
    )
  }, text)
}

/** A handle at one end of what is selected: for a finger 44 pixels wide and high. */
function Grip({ edge, offset }: { edge: 'start' | 'end'; offset: number }) {
  return (
    <span aria-hidden className={`lab-grip lab-grip-${edge}`} data-grip={edge} data-offset={offset}>
      <span className="lab-grip-reach" />
    </span>
  )
}
