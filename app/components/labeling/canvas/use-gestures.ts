import { useEffect, useRef, type PointerEvent as ReactPointerEvent } from 'react'
import { flushSync } from 'react-dom'
import { useBrowserLayoutEffect } from '#app/components/labeling/browser-layout-effect.ts'
import { distance, middle, type Point } from '#app/components/labeling/geometry.ts'
import type { CanvasControl } from './use-canvas.ts'

/** A press of the pointer on the canvas: where in the image, on what, and with what. */
export type Press = { at: Point; target: Element; touch: boolean; shift: boolean }

export type Gestures = {
  /** The press became a drag. Answer false to move the picture instead. */
  onDragStart?: (press: Press) => boolean
  onDrag?: (at: Point) => void
  onDragEnd?: () => void
  /** The drag was taken over by a second finger, or by the system. */
  onDragCancel?: () => void
  /** Pressed and let go in one place. */
  onTap?: (press: Press) => void
}

type Active = { press: Press; start: Point; last: Point; mode: 'undecided' | 'drag' | 'pan' }

/**
 * Pointer handling of a canvas: one finger or the mouse does what the tool says, two fingers move and
 * zoom the picture, so do the wheel, the middle button and a drag with the space bar held.
 */
export function useGestures(canvas: CanvasControl, gestures: Gestures, spaceHeld: { readonly current: boolean }) {
  const latest = useRef(gestures)
  useBrowserLayoutEffect(() => {
    latest.current = gestures
  })
  const pointers = useRef(new Map<number, Point>())
  const active = useRef<Active | null>(null)
  const pinch = useRef<{ centre: Point; span: number } | null>(null)
  const { svg, zoom, onCanvas, onImage, pan } = canvas

  useEffect(() => {
    const element = svg.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      // The page keeps its wheel until the person works in the canvas; Ctrl (and a trackpad's pinch) always zooms.
      if (!event.ctrlKey && !event.metaKey && !element.contains(document.activeElement)) return
      event.preventDefault()
      const lines = event.deltaMode === 1 ? 16 : 1
      const delta = Math.max(-120, Math.min(120, event.deltaY * lines))
      zoom(Math.exp(-delta * (event.ctrlKey ? 0.008 : 0.0025)), onCanvas(event))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [svg, zoom, onCanvas])

  const drop = (cancelled: boolean) => {
    if (active.current?.mode === 'drag') (cancelled ? latest.current.onDragCancel : latest.current.onDragEnd)?.()
    active.current = null
  }

  const startPinch = () => {
    const [a, b] = [...pointers.current.values()]
    if (a && b) pinch.current = { centre: middle(a, b), span: Math.max(distance(a, b), 1) }
  }

  const onPointerDown = (event: ReactPointerEvent<SVGSVGElement>) => {
    if (event.button > 1) return
    const at = onCanvas(event)
    svg.current?.setPointerCapture?.(event.pointerId)
    if (event.pointerType === 'touch') {
      pointers.current.set(event.pointerId, at)
      if (pointers.current.size > 1) {
        drop(true)
        startPinch()
        return
      }
    }
    const press: Press = {
      at: onImage(event),
      target: event.target as Element,
      touch: event.pointerType === 'touch',
      shift: event.shiftKey,
    }
    const mode = event.button === 1 || spaceHeld.current ? 'pan' : 'undecided'
    active.current = { press, start: at, last: at, mode }
  }

  const onPointerMove = (event: ReactPointerEvent<SVGSVGElement>) => {
    const at = onCanvas(event)
    if (pointers.current.has(event.pointerId)) pointers.current.set(event.pointerId, at)
    if (pinch.current) {
      const before = pinch.current
      startPinch()
      const now = pinch.current
      if (pointers.current.size < 2) return
      zoom(now.span / before.span, now.centre)
      pan({ x: now.centre.x - before.centre.x, y: now.centre.y - before.centre.y })
      return
    }
    const current = active.current
    if (!current) return
    if (current.mode === 'undecided') {
      if (distance(at, current.start) < (current.press.touch ? 8 : 3)) return
      // At once, and not when React finds the time: letting go must not overtake the moves before it.
      flushSync(() => {
        current.mode = latest.current.onDragStart?.(current.press) ? 'drag' : 'pan'
      })
    }
    if (current.mode === 'drag') flushSync(() => latest.current.onDrag?.(onImage(event)))
    else pan({ x: at.x - current.last.x, y: at.y - current.last.y })
    current.last = at
  }

  const onPointerUp = (event: ReactPointerEvent<SVGSVGElement>) => {
    pointers.current.delete(event.pointerId)
    if (pinch.current) {
      // What one finger does after a pinch is not meant; wait until all are lifted.
      if (pointers.current.size === 0) pinch.current = null
      else if (pointers.current.size > 1) startPinch()
      return
    }
    const current = active.current
    if (current?.mode === 'undecided') {
      active.current = null
      latest.current.onTap?.(current.press)
    } else drop(false)
  }

  const onPointerCancel = (event: ReactPointerEvent<SVGSVGElement>) => {
    pointers.current.delete(event.pointerId)
    if (pointers.current.size === 0) pinch.current = null
    drop(true)
  }

  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel }
}
