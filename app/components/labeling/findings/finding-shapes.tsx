import { memo } from 'react'
import type { Finding } from '#app/domain/grading/finding.ts'
import type { Point } from '#app/components/labeling/geometry.ts'
import { FigureDots, FigureLine, type Figure } from './figures.tsx'
import { MarkPath, Outline } from './marks.tsx'

/** A finding with its shapes: the answer's, the gold one, or both. `number` ties picture and list together. */
export type PlacedFinding = { finding: Finding; number: number; answer: Figure | undefined; gold: Figure | undefined }

type Props = {
  placed: PlacedFinding
  state: 'plain' | 'active' | 'faded'
  showAnswer: boolean
  showGold: boolean
  /** A coarse zoom step: names of shapes at the top hang inside them. */
  zoomStep: number
}

export const FindingShape = memo(function FindingShape({ placed, state, showAnswer, showGold, zoomStep }: Props) {
  const { finding, number, answer, gold } = placed
  const figure = (showAnswer && answer) || (showGold && gold) || undefined
  // Of a match the gold shape is nearly the same line: it is shown when somebody asks for this finding.
  const goldToo = showGold && gold && gold !== figure && (finding.type !== 'match' || state === 'active')
  if (!figure) return null
  const type = figure === gold && answer ? 'missing' : finding.type
  return (
    <g className={`lab-finding lab-finding-${type} lab-${state}`} data-finding={number}>
      {goldToo ? (
        <g className="lab-gold">
          <FigureLine figure={gold} className="lab-halo" />
          <FigureLine figure={gold} className="lab-line" />
          <FigureDots figure={gold} />
        </g>
      ) : null}
      <Outline type={type} figure={figure} to={goldToo && figure.type === 'point' ? gold : undefined} />
      <FindingTag finding={finding} number={number} at={figure.bounds} inside={figure.bounds.y * zoomStep < 14} />
    </g>
  )
})

function FindingTag({ finding, number, at, inside }: { finding: Finding; number: number; at: Point; inside: boolean }) {
  const width = 26 + String(number).length * 8
  const top = inside ? 0 : -20
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <g className="lab-fixed">
        <rect className="lab-tag" x={-1.5} y={top} width={width} height={20} rx={3} data-tag />
        <g transform={`translate(2 ${top + 2})`} className="lab-tag-mark">
          <MarkPath type={finding.type} />
        </g>
        <text className="lab-tag-text" x={20} y={top + 14.5} fontSize={13}>
          {number}
        </text>
      </g>
    </g>
  )
}
