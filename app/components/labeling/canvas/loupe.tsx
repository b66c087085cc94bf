import type { LabelingItem } from '#app/components/labeling/contract.ts'
import type { Point, Rect } from '#app/components/labeling/geometry.ts'

/** How much more than the canvas the loupe enlarges. */
const POWER = 2.5
const SIDE = 112

type Props = { item: LabelingItem; at: Point; rect: Rect; look: string; scale: number; side: 'left' | 'right' }

/** What a finger hides: the surroundings of the corner that it pulls, enlarged, in the other half of the picture. */
export function Loupe({ item, at, rect, look, scale, side }: Props) {
  const span = SIDE / (scale * POWER)
  const { x, y, width, height } = rect
  return (
    <svg
      aria-hidden
      viewBox={`${at.x - span / 2} ${at.y - span / 2} ${span} ${span}`}
      className={`lab-loupe pointer-events-none absolute top-2 size-28 rounded-full ${side === 'left' ? 'left-2' : 'right-2'} ${look}`}
    >
      <image href={item.src} width={item.width} height={item.height} preserveAspectRatio="none" />
      <rect className="lab-halo" x={x} y={y} width={width} height={height} />
      <rect className="lab-line" x={x} y={y} width={width} height={height} />
    </svg>
  )
}
