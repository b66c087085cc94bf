import type { FindingType } from '#app/domain/grading/finding.ts'
import { FigureDots, FigureLine, middleOf, type Figure } from './figures.tsx'

/** What the legend outlines. */
const BOX_SAMPLE = { x: 5, y: 5, width: 26, height: 14 }
const SAMPLE = { x: 13, y: 12, v: 1 as const }
const GOLD_SAMPLE = { x: 31, y: 12, v: 2 as const }

/** A sign for each type of finding, drawn (not typed, for fonts may lack it) in 16 units square. */
const MARKS: Record<FindingType, string> = {
  match: 'm3 8.5 3.5 3.5L13 5',
  loose: 'M2.5 6.5c2-2.5 3.5-2 5.5-.5s3.5 2 5.5-.5M2.5 11.5c2-2.5 3.5-2 5.5-.5s3.5 2 5.5-.5',
  missing: 'M5 5.5a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1-1.3 1.9M8 13h.01',
  extra: 'm4 4 8 8m0-8-8 8',
  'wrong-class': 'M2.5 5.5h10m-2.5-2.5 2.5 2.5L10 8M13.5 10.5h-10M6 8l-2.5 2.5L6 13',
  'wrong-text': 'M3 12.5h10M4 10l4-7 4 7M5.5 7.5h5',
  misplaced: 'M8 2v4m0 4v4M2 8h4m4 0h4',
  'wrong-visibility': 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4Zm11-5L3 13',
  'wrong-choice': 'm4 4 8 8m0-8-8 8',
  'wrong-order': 'M5 13V3L2.5 5.5M11 3v10l2.5-2.5',
  off: 'M8 3v10M4 6l4-3 4 3',
  'missed-error': 'M5 5.5a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1-1.3 1.9M8 13h.01',
  'false-alarm': 'M8 3v6m0 4h.01',
  'wrong-reason': 'M3 4.5h10M3 8h6M3 11.5h4m3-1 3 3m0-3-3 3',
}

export function MarkPath({ type }: { type: FindingType }) {
  return <path className="lab-mark" d={MARKS[type]} />
}

export function Mark({ type }: { type: FindingType }) {
  return (
    <svg aria-hidden viewBox="0 0 16 16" className={`lab-mark-${type} size-5 shrink-0`}>
      <MarkPath type={type} />
    </svg>
  )
}

/** How a finding of a type is outlined on the picture, for the legend. */
export function OutlineSample({ type }: { type: FindingType }) {
  return (
    <svg aria-hidden viewBox="0 0 36 24" className={`lab-finding lab-finding-${type} h-6 w-9 shrink-0`}>
      <rect className="lab-swatch-ground" width={36} height={24} rx={4} />
      {type === 'misplaced' || type === 'wrong-visibility' ? (
        <Outline
          type={type}
          figure={{ type: 'point', point: SAMPLE, bounds: { ...SAMPLE, width: 0, height: 0 } }}
          to={
            type === 'misplaced'
              ? { type: 'point', point: GOLD_SAMPLE, bounds: { ...GOLD_SAMPLE, width: 0, height: 0 } }
              : undefined
          }
        />
      ) : (
        <Outline type={type} figure={{ type: 'box', box: BOX_SAMPLE, bounds: BOX_SAMPLE }} />
      )}
    </svg>
  )
}

/** The outline of a finding: solid, dashed, dotted, crossed or double; a point has a ring and a line to where gold has it. */
export function Outline({ type, figure, to }: { type: FindingType; figure: Figure; to?: Figure }) {
  const { x, y, width, height } = figure.bounds
  const way = to ? { from: middleOf(figure), to: middleOf(to) } : null
  return (
    <>
      {way ? (
        <>
          <path className="lab-halo" d={`M${way.from.x} ${way.from.y}L${way.to.x} ${way.to.y}`} />
          <path className="lab-line lab-way" d={`M${way.from.x} ${way.from.y}L${way.to.x} ${way.to.y}`} />
        </>
      ) : null}
      <FigureLine figure={figure} className="lab-halo" />
      <FigureLine figure={figure} className="lab-line" />
      {type === 'extra' ? (
        <path className="lab-cross" d={`M${x} ${y}l${width} ${height}m0 ${-height}l${-width} ${height}`} />
      ) : null}
      {type === 'wrong-class' ? <FigureLine figure={figure} className="lab-core" /> : null}
      <FigureDots figure={figure} />
    </>
  )
}
