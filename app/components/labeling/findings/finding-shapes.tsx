import { memo } from 'react'
import type { Finding } from '#app/domain/grading/finding.ts'
import type { Rect } from '#app/components/labeling/geometry.ts'
import { MarkPath, Outline } from './marks.tsx'

/** A finding with its boxes: the answer's, the gold one, or both. `number` ties picture and list together. */
export type PlacedFinding = { finding: Finding; number: number; answer: Rect | undefined; gold: Rect | undefined }

type Props = {
  placed: PlacedFinding
  state: 'plain' | 'active' | 'faded'
  showAnswer: boolean
  showGold: boolean
  /** A coarse zoom step: names of boxes at the top hang inside them. */
  zoomStep: number
}

export const FindingShape = memo(function FindingShape({ placed, state, showAnswer, showGold, zoomStep }: Props) {
  const { finding, number, answer, gold } = placed
  const rect = (showAnswer && answer) || (showGold && gold) || undefined
  // Of a match the gold box is nearly the same line: it is shown when somebody asks for this finding.
  const goldToo = showGold && gold && gold !== rect && (finding.type !== 'match' || state === 'active')
  if (!rect) return null
  const type = rect === gold && answer ? 'missing' : finding.type
  return (
    <g className={`lab-finding lab-finding-${type} lab-${state}`} data-finding={number}>
      {goldToo ? (
        <g className="lab-gold">
          <rect className="lab-halo" {...sides(gold)} />
          <rect className="lab-line" {...sides(gold)} />
        </g>
      ) : null}
      <Outline type={type} rect={sides(rect)} />
      <FindingTag finding={finding} number={number} at={rect} inside={rect.y * zoomStep < 14} />
    </g>
  )
})

function FindingTag({ finding, number, at, inside }: { finding: Finding; number: number; at: Rect; inside: boolean }) {
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

function sides({ x, y, width, height }: Rect): Rect {
  return { x, y, width, height }
}
