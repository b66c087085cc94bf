import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Box } from '#app/domain/labels/boxes.ts'
import { lookOf, textWidth, type ClassLook } from '#app/components/labeling/classes.ts'
import type { Point, Rect, Size } from '#app/components/labeling/geometry.ts'
import { HANDLES, handleFrame, handlePoint } from './boxes-geometry.ts'

/** Size of names on the picture, in screen pixels whatever the zoom. */
const FONT = 13
const TAG = 20

export function rectProps({ x, y, width, height }: Rect): Rect {
  return { x, y, width, height }
}

/** A name on the picture that keeps its size on the screen. `at` is the corner it hangs on. */
export function Tag({ at, text, inside = false }: { at: Point; text: string; inside?: boolean }) {
  const width = Math.round(textWidth(text) * FONT) + 12
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <g className="lab-fixed">
        <rect
          className="lab-tag"
          data-tag
          y={inside ? 0 : -TAG}
          x={inside ? 0 : -1.5}
          width={width}
          height={TAG}
          rx={3}
        />
        <text className="lab-tag-text" x={(inside ? 0 : -1.5) + 6} y={(inside ? 0 : -TAG) + 14.5} fontSize={FONT}>
          {text}
        </text>
      </g>
    </g>
  )
}

type BoxShapeProps = {
  box: Box
  look: ClassLook
  name: string
  tag: 'full' | 'short' | 'none'
  /** Whether the box is so near to the top that its name must hang inside. */
  inside: boolean
  selected: boolean
  faded: boolean
  focusable: boolean
}

const BoxShape = memo(function BoxShape({ box, look, name, tag, inside, selected, faded, focusable }: BoxShapeProps) {
  const text = tag === 'full' ? look.title : (look.hotkey?.toUpperCase() ?? [...look.title][0] ?? '')
  const person = focusable
    ? ({ role: 'button', tabIndex: 0, 'aria-pressed': selected } as const)
    : ({ role: 'img' } as const)
  return (
    <g
      {...person}
      data-box={box.id}
      aria-label={name}
      className={`lab-box ${look.look} ${selected ? 'lab-selected' : ''} ${faded ? 'lab-faded' : ''}`}
    >
      <rect className="lab-halo" {...rectProps(box)} />
      <rect className="lab-line" {...rectProps(box)} />
      {tag === 'none' ? null : <Tag at={box} text={text} inside={inside} />}
    </g>
  )
})

type ShapesProps = {
  boxes: readonly Box[]
  looks: readonly ClassLook[]
  selected: string | null
  /** The box that is being moved: its old place is shown faintly. */
  dragged: string | null
  tags: boolean
  /** A coarse zoom step, so that zooming redraws the names only now and then. */
  zoomStep: number
  focusable?: boolean
}

/** All boxes of a label, in their order. Drawn again only when something about them changes. */
export const Shapes = memo(function Shapes({
  boxes,
  looks,
  selected,
  dragged,
  tags,
  zoomStep,
  focusable = true,
}: ShapesProps) {
  const { t } = useTranslation('labeling')
  return (
    <g>
      {boxes.map((box, index) => {
        const look = lookOf(looks, box.class)
        const room = box.width * zoomStep
        const full = box.id === selected || room > textWidth(look.title) * FONT + 12
        return (
          <BoxShape
            key={box.id}
            box={box}
            look={look}
            name={boxName(t, box, look, index, boxes.length)}
            tag={!tags && box.id !== selected ? 'none' : full ? 'full' : room > 10 ? 'short' : 'none'}
            inside={box.y * zoomStep < TAG - 8}
            selected={box.id === selected}
            faded={box.id === dragged}
            focusable={focusable}
          />
        )
      })}
    </g>
  )
})

/** "Box 3 of 7: bus, 120 by 64 pixels at 310, 88". */
export function boxName(
  t: (key: string, values: Record<string, unknown>) => string,
  box: Box,
  look: ClassLook,
  index: number,
  total: number,
): string {
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(Math.round)
  return t('boxes.name', { index: index + 1, total, title: look.title, width, height, x, y })
}

/** The box that is being drawn, moved or resized, with its size written beside it. */
export function DraftShape({ rect, look }: { rect: Rect; look: ClassLook }) {
  const width = Math.round(rect.width)
  const height = Math.round(rect.height)
  return (
    <g aria-hidden className={`lab-box lab-draft ${look.look}`}>
      <rect className="lab-halo" {...rectProps(rect)} />
      <rect className="lab-line" {...rectProps(rect)} />
      <Tag at={{ x: rect.x, y: rect.y + rect.height }} text={`${width} × ${height}`} inside />
    </g>
  )
}

/** The eight handles of the selected box, and its body to move it by. */
export function Handles({ box, look, scale, reach }: { box: Rect; look: ClassLook; scale: number; reach: number }) {
  const frame = handleFrame(box, scale, reach)
  const framed = frame.width > box.width || frame.height > box.height
  return (
    <g aria-hidden className={look.look}>
      {framed ? <rect className="lab-frame" {...rectProps(frame)} /> : null}
      <rect className="lab-body" data-body {...rectProps(frame)} />
      {HANDLES.map((handle) => {
        const { x, y } = handlePoint(frame, handle)
        return (
          <g key={handle} transform={`translate(${x} ${y})`}>
            <g className={`lab-fixed lab-handle lab-handle-${handle}`} data-handle={handle}>
              <rect className="lab-reach" x={-reach / 2} y={-reach / 2} width={reach} height={reach} />
              <rect className="lab-knob" x={-5} y={-5} width={10} height={10} rx={2} />
            </g>
          </g>
        )
      })}
    </g>
  )
}

/** The keyboard's crosshair. */
export function Crosshair({ at, image }: { at: Point; image: Size }) {
  const lines = `M${at.x} 0V${image.height}M0 ${at.y}H${image.width}`
  return (
    <g aria-hidden className="lab-cursor">
      <path className="lab-cursor-line" d={lines} />
      <path className="lab-cursor-line" d={lines} />
      <g transform={`translate(${at.x} ${at.y})`}>
        <g className="lab-fixed">
          <circle className="lab-cursor-ring lab-cursor-back" r={10} />
          <circle className="lab-cursor-ring" r={10} />
          <circle className="lab-cursor-dot" r={2} />
        </g>
      </g>
    </g>
  )
}
