import { useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LabelingItem } from '#app/components/labeling/contract.ts'
import type { Point } from '#app/components/labeling/geometry.ts'
import { Lens, type LensHandle } from './loupe.tsx'
import { BUTTON } from './tool-button.tsx'
import type { CanvasControl } from './use-canvas.ts'
import { useGestures, type Gestures } from './use-gestures.ts'
import { usePicture } from './use-picture.ts'
import { useSpaceHeld } from './use-space-held.ts'

type Props = Gestures & {
  canvas: CanvasControl
  item: LabelingItem
  /** Drawing takes every touch; looking lets the page scroll until the picture is zoomed. */
  mode: 'draw' | 'look'
  /** Name of the canvas for those who cannot see it; a canvas without one is a plain picture. */
  label?: string
  describedBy?: string
  children?: ReactNode
  /** What can be grasped on the selected shape; still while it is being moved. */
  handles?: ReactNode
  /** What changes with every move (drafts, crosshair): in a picture of its own, so that the rest is not painted again. */
  over?: ReactNode
  /** What lies on the canvas and does not move with the picture. */
  above?: ReactNode
  /** Where the mouse is on the image, without React; null when it left. */
  onHover?: (at: Point | null) => void
  /** Whether the magnifier is on, and the keyboard's crosshair that it follows. */
  magnifier?: { at: Point | null } | null
}

/** The picture with whatever is drawn on it (children, in image pixels). Shows loading and failure in words. */
export function Canvas(props: Props) {
  const { canvas, item, mode, label, describedBy, children, handles, over, above, onHover, magnifier, ...gestures } =
    props
  const { t } = useTranslation('labeling')
  const { element, status, tries, retry } = usePicture(item.src)
  const guides = useRef<SVGGElement>(null)
  const lens = useRef<LensHandle>(null)
  const space = useSpaceHeld(canvas)
  const handlers = useGestures(canvas, gestures, space)
  const { shown, svg } = canvas

  // Lines through the mouse help to meet an edge exactly; drawn without React, they follow every move.
  const guide = (point: Point | null) => {
    const { width, height } = item
    const inside = point && point.x >= 0 && point.y >= 0 && point.x <= width && point.y <= height
    for (const line of guides.current?.children ?? [])
      line.setAttribute('d', inside ? `M${point.x} 0V${height}M0 ${point.y}H${width}` : '')
  }
  const draws = mode === 'draw'
  const interactive = label
    ? ({ role: 'group', tabIndex: 0, 'aria-label': label, 'aria-describedby': describedBy } as const)
    : ({ role: 'img', 'aria-label': item.alt } as const)

  // The application around what has the focus, not on it: decision 020.
  const application = label ? ({ role: 'application', 'aria-label': t('application') } as const) : {}

  return (
    <div {...application} className="relative overflow-hidden rounded-lg border border-line bg-sunken">
      <svg aria-hidden viewBox={`0 0 ${item.width} ${item.height}`} className="lab-space block w-full" />
      <svg
        ref={svg}
        {...interactive}
        viewBox={`${shown.x} ${shown.y} ${shown.width} ${shown.height}`}
        className={`lab-canvas absolute inset-0 size-full select-none ${draws || !canvas.fitted ? 'touch-none' : 'touch-pan-y'} ${draws ? 'lab-draws' : canvas.fitted ? '' : 'cursor-grab'}`}
        {...handlers}
        onPointerDown={(event) => {
          // A box touched by hand shows its handles; the ring for the keyboard would only hide its edges.
          svg.current?.setAttribute('data-by', 'pointer')
          // The mouse that browsers make up after a touch would give the focus to whatever the touch has just drawn.
          if (event.pointerType === 'touch') event.preventDefault()
          lens.current?.look(canvas.onImage(event))
          handlers.onPointerDown(event)
        }}
        onKeyDown={() => svg.current?.removeAttribute('data-by')}
        onPointerMove={(event) => {
          const target = event.target as Element
          const grasps = event.buttons === 0 && target.closest('[data-body], [data-handle], [data-part]')
          // Asked before anything changes: afterwards the browser would have to lay the page out to answer.
          const at = canvas.onImage(event)
          handlers.onPointerMove(event)
          lens.current?.look(at)
          // A finger has no place before it comes down, and hides the one where it is.
          if (event.pointerType === 'touch') return
          if (draws) guide(grasps ? null : at)
          onHover?.(at)
        }}
        onPointerLeave={() => {
          guide(null)
          onHover?.(null)
        }}
        onMouseDown={(event) => {
          // The middle button pans; it must not start the browser's own scrolling.
          if (event.button === 1) event.preventDefault()
        }}
        onContextMenu={(event) => {
          // A long press or a second button in the middle of a drawing must not open a menu over it.
          if (draws) event.preventDefault()
        }}
      >
        <image
          ref={element}
          key={tries}
          href={item.src}
          width={item.width}
          height={item.height}
          preserveAspectRatio="none"
          className={canvas.scale > 5 ? 'lab-picture lab-sharp' : 'lab-picture'}
        />
        {children}
        {handles}
      </svg>
      <svg
        aria-hidden
        viewBox={`${shown.x} ${shown.y} ${shown.width} ${shown.height}`}
        className="lab-over pointer-events-none absolute inset-0 size-full"
      >
        {over}
        <g ref={guides}>
          <path className="lab-guide" />
          <path className="lab-guide" />
        </g>
      </svg>
      {above}
      {magnifier ? (
        <Lens ref={lens} item={item} scale={canvas.scale} shown={shown} at={magnifier.at} away={Boolean(above)} />
      ) : null}
      {status === 'loading' ? (
        <p role="status" className="pointer-events-none absolute inset-0 grid place-items-center text-muted">
          <span className="rounded-lg bg-raised px-3 py-2">{t('picture.loading')}</span>
        </p>
      ) : null}
      {status === 'failed' ? (
        <div
          role="alert"
          className="absolute inset-0 grid place-content-center justify-items-center gap-3 bg-sunken p-4 text-center"
        >
          <p className="text-ink">{t('picture.failed')}</p>
          <button type="button" className={BUTTON} onClick={retry}>
            {t('picture.retry')}
          </button>
        </div>
      ) : null}
    </div>
  )
}
