import { memo } from 'react'
import type { Box } from '#app/domain/labels/boxes.ts'
import type { ClassLook } from '#app/components/labeling/classes.ts'
import { centre, type Rect, type Size } from '#app/components/labeling/geometry.ts'
import type { Drawing } from '#app/components/labeling/shapes/shape-layer.tsx'
import { nameValues, withRemarks } from '#app/components/labeling/shapes/shape-words.ts'
import { CLEAR_OF_RING, Tag } from '#app/components/labeling/shapes/tag.tsx'
import { boundsOf, HANDLES, handleFrame, handlePoint, inward, knobOf, type TurnedRect } from './boxes-geometry.ts'

export function rectProps({ x, y, width, height }: Rect): Rect {
  return { x, y, width, height }
}

/** Turns what is drawn for an upright box as the box is turned. */
function turn(box: TurnedRect): string | undefined {
  const { x, y } = centre(box)
  return box.rotation ? `rotate(${box.rotation} ${x} ${y})` : undefined
}

const BoxLines = memo(function BoxLines({ shape }: { shape: TurnedRect }) {
  return (
    <>
      <rect className="lab-halo" {...rectProps(shape)} transform={turn(shape)} />
      <rect className="lab-line" {...rectProps(shape)} transform={turn(shape)} />
    </>
  )
})

export const BOX_DRAWING: Drawing<Box> = {
  Lines: BoxLines,
  bounds: boundsOf,
  nameOf: (t, box, parts) => {
    const name = t('boxes.name', nameValues(parts, box))
    const turned = box.rotation ? `${name}, ${t('boxes.turned', { degrees: box.rotation })}` : name
    return withRemarks(t, turned, box, parts)
  },
}

/** The box that is being drawn, moved, resized or turned, with its size or its angle written beside it. */
export function DraftShape({ rect, look, turning }: { rect: TurnedRect; look: ClassLook; turning: boolean }) {
  const bounds = boundsOf(rect)
  const text = turning ? `${rect.rotation ?? 0}°` : `${Math.round(rect.width)} × ${Math.round(rect.height)}`
  return (
    <g aria-hidden className={`lab-shape lab-draft ${look.look}`}>
      <BoxLines shape={rect} />
      <Tag at={{ x: bounds.x, y: bounds.y + bounds.height }} text={text} inside gap={CLEAR_OF_RING} />
    </g>
  )
}

type HandlesProps = {
  box: TurnedRect
  image: Size
  look: ClassLook
  scale: number
  reach: number
  /** Whether there is a handle to turn the box by. */
  turns: boolean
}

/** The eight handles of the selected box, and its body to move it by. */
export function Handles({ box, image, look, scale, reach, turns }: HandlesProps) {
  const frame = handleFrame(box, scale, reach, image)
  const framed = frame.width > box.width || frame.height > box.height
  const knob = knobOf(box, frame, reach / scale, image)
  return (
    <g aria-hidden className={look.look} transform={turn(box)}>
      {framed ? <rect className="lab-frame" {...rectProps(frame)} /> : null}
      <rect className="lab-body" data-body {...rectProps(frame)} />
      {turns ? (
        <>
          <path
            className="lab-frame"
            d={`M${knob.x} ${knob.y < frame.y ? frame.y : frame.y + frame.height}V${knob.y}`}
          />
          <g transform={`translate(${knob.x} ${knob.y})`}>
            <g className="lab-fixed lab-handle lab-handle-rotate" data-handle="rotate">
              <rect className="lab-reach" x={-reach / 2} y={-reach / 2} width={reach} height={reach} />
              <circle className="lab-knob" r={6} />
            </g>
          </g>
        </>
      ) : null}
      {HANDLES.map((handle) => {
        const { x, y } = handlePoint(frame, handle)
        const { x: dx, y: dy } = box.rotation === undefined ? inward({ x, y }, scale, reach, image) : { x: 0, y: 0 }
        return (
          <g key={handle} transform={`translate(${x} ${y})`}>
            <g className={`lab-fixed lab-handle lab-handle-${handle}`} data-handle={handle}>
              <rect className="lab-reach" x={dx - reach / 2} y={dy - reach / 2} width={reach} height={reach} />
              <rect className="lab-knob" x={-5} y={-5} width={10} height={10} rx={2} />
            </g>
          </g>
        )
      })}
    </g>
  )
}
