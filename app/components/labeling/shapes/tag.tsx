import { textWidth } from '#app/components/labeling/classes.ts'
import type { Point, Size } from '#app/components/labeling/geometry.ts'

/** Size of names on the picture, in screen pixels whatever the zoom. */
const FONT = 13
export const TAG_HEIGHT = 20

/** How wide a name on the picture is, in screen pixels. */
export const tagWidth = (text: string) => textWidth(text) * FONT + 12

/** A name on the picture that keeps its size on the screen. `at` is the corner it hangs on. */
export function Tag({ at, text, inside = false }: { at: Point; text: string; inside?: boolean }) {
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <g className="lab-fixed">
        <rect
          className="lab-tag"
          data-tag
          y={inside ? 0 : -TAG_HEIGHT}
          x={inside ? 0 : -1.5}
          width={Math.round(tagWidth(text))}
          height={TAG_HEIGHT}
          rx={3}
        />
        <text
          className="lab-tag-text"
          x={(inside ? 0 : -1.5) + 6}
          y={(inside ? 0 : -TAG_HEIGHT) + 14.5}
          fontSize={FONT}
        >
          {text}
        </text>
      </g>
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
