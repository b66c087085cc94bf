import { forwardRef, useEffect, useImperativeHandle, useRef, type ReactNode } from 'react'
import type { LabelingItem } from '#app/components/labeling/contract.ts'
import type { Point } from '#app/components/labeling/geometry.ts'

/** How much more than the canvas a loupe enlarges. */
const POWER = 2.5
const SIDE = 112

const viewBox = (at: Point, scale: number) => {
  const span = SIDE / (scale * POWER)
  return `${at.x - span / 2} ${at.y - span / 2} ${span} ${span}`
}
const CLASS = 'lab-loupe pointer-events-none absolute top-2 size-28 rounded-full'

type Props = {
  item: LabelingItem
  canvas: { scale: number; shown: { x: number; width: number } }
  at: Point
  /** CSS classes of what is drawn. */
  look: string
  children: ReactNode
}

/** Whether a point lies in the left half of what a canvas shows, so that a loupe belongs into the right one. */
const isLeft = (at: Point, shown: { x: number; width: number }) => at.x < shown.x + shown.width / 2

/** What a finger hides: the surroundings of the point that it pulls, enlarged, in the other half of the picture. */
export function Loupe({ item, canvas, at, look, children }: Props) {
  return (
    <svg
      aria-hidden
      viewBox={viewBox(at, canvas.scale)}
      className={`${CLASS} ${isLeft(at, canvas.shown) ? 'right-2' : 'left-2'} ${look}`}
    >
      <Picture item={item} />
      {children}
    </svg>
  )
}

export type LensHandle = { look: (at: Point) => void }
type LensProps = {
  item: LabelingItem
  scale: number
  shown: { x: number; width: number }
  at: Point | null
  /** Gives its place to the loupe under a finger. */
  away: boolean
}

/**
 * The magnifier that is switched on by hand: it shows the surroundings of the pointer, or of the keyboard's crosshair
 * (`at`), in the other half of the picture. It follows the pointer without React.
 */
export const Lens = forwardRef<LensHandle, LensProps>(function Lens({ item, scale, shown, at, away }, handle) {
  const svg = useRef<SVGSVGElement>(null)
  const here = useRef<Point>({ x: item.width / 2, y: item.height / 2 })
  const latest = useRef({ scale, shown })
  const look = (point: Point) => {
    const { scale, shown } = latest.current
    here.current = point
    svg.current?.setAttribute('viewBox', viewBox(point, scale))
    svg.current?.querySelector('path')?.setAttribute('d', cross(point, 8 / (scale * POWER)))
    svg.current?.classList.toggle('lab-loupe-right', isLeft(point, shown))
  }
  const followed = useRef<Point | null>(null)
  useEffect(() => {
    latest.current = { scale, shown }
    // The crosshair leads only when it moves: in between, the mouse does.
    look(at !== null && at !== followed.current ? at : here.current)
    followed.current = at
  })
  useImperativeHandle(handle, () => ({ look }), [])
  return (
    <svg ref={svg} aria-hidden className={`${CLASS} lab-lens ${away ? 'hidden' : ''}`}>
      <Picture item={item} />
      <path className="lab-guide" />
    </svg>
  )
})

const cross = ({ x, y }: Point, arm: number) => `M${x - arm} ${y}h${2 * arm}M${x} ${y - arm}v${2 * arm}`

function Picture({ item }: { item: LabelingItem }) {
  return (
    <image
      href={item.src}
      width={item.width}
      height={item.height}
      preserveAspectRatio="none"
      className="lab-picture lab-sharp"
    />
  )
}
