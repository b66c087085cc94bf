import { textWidth } from '#app/components/labeling/classes.ts'
import type { Point, Size } from '#app/components/labeling/geometry.ts'

/** Size of names on the picture, in screen pixels whatever the zoom. */
const FONT = 13
export const TAG_HEIGHT = 20

/** How wide a name on the picture is, in screen pixels. */
export const tagWidth = (text: string) => textWidth(text) * FONT + 12

type TagProps = {
  /** The corner it stands on, or hangs on with `inside`; in image pixels. */
  at: Point
  text: string
  inside?: boolean
  /** How far from that corner, in screen pixels, so that what is drawn there can be seen. */
  gap?: number
}

/** A name on the picture that keeps its size on the screen. */
export function Tag({ at, text, inside = false, gap = 0 }: TagProps) {
  const top = inside ? gap : -TAG_HEIGHT - gap
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <g className="lab-fixed">
        <rect
          className="lab-tag"
          data-tag
          y={top}
          x={inside ? 0 : -1.5}
          width={Math.round(tagWidth(text))}
          height={TAG_HEIGHT}
          rx={3}
        />
        <text className="lab-tag-text" x={(inside ? 0 : -1.5) + 6} y={top + 14.5} fontSize={FONT}>
          {text}
        </text>
      </g>
    </g>
  )
}

const RING = 10

/** How far a tag must be from the crosshair's place not to lie under its ring; screen pixels. */
export const CLEAR_OF_RING = RING + 3

/** The keyboard's crosshair. */
export function Crosshair({ at, image }: { at: Point; image: Size }) {
  const lines = `M${at.x} 0V${image.height}M0 ${at.y}H${image.width}`
  return (
    <g aria-hidden className="lab-cursor">
      <path className="lab-cursor-line" d={lines} />
      <path className="lab-cursor-line" d={lines} />
      <g transform={`translate(${at.x} ${at.y})`}>
        <g className="lab-fixed">
          <circle className="lab-cursor-ring lab-cursor-back" r={RING} />
          <circle className="lab-cursor-ring" r={RING} />
          <circle className="lab-cursor-dot" r={2} />
        </g>
      </g>
    </g>
  )
}
