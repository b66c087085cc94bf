import { useRef, type PointerEvent as ReactPointerEvent } from 'react'
import { flushSync } from 'react-dom'
import { useBrowserLayoutEffect } from '#app/components/labeling/browser-layout-effect.ts'
import { distance, middle, type Point } from '#app/components/labeling/geometry.ts'
import type { CanvasControl } from './use-canvas.ts'
import { useWheel } from './use-wheel.ts'

/** A press of the pointer on the canvas: where in the image, on what, and with what. */
export type Press = { at: Point; target: Element; touch: boolean; shift: boolean }

export type Gestures = {
  /** The canvas was pressed, whatever comes of it. */
  onPress?: () => void
  /** The press became a drag. Answer false to move the picture instead. */
  onDragStart?: (press: Press) => boolean
  onDrag?: (at: Point) => void
  onDragEnd?: () => void
  /** The drag was taken over by a second finger, or by the system. */
  onDragCancel?: () => void
  /** Pressed and let go in one place. */
  onTap?: (press: Press) => void
}

type Active = { id: number; press: Press; start: Point; last: Point; mode: 'undecided' | 'drag' | 'pan' }
type Pointer = ReactPointerEvent<SVGSVGElement>

/**
 * Pointer handling of a canvas: one finger, the pen or the mouse does what the tool says, two fingers move and
 * zoom the picture, so do the wheel, the middle button and a drag with the space bar held. A drag belongs to the pointer
 * that began it; others have to wait, only a second finger turns it into a pinch.
 */
export function useGestures(canvas: CanvasControl, gestures: Gestures, spaceHeld: { readonly current: boolean }) {
  const latest = useRef(gestures)
  useBrowserLayoutEffect(() => {
    latest.current = gestures
  })
  const fingers = useRef(new Map<number, Point>())
  const active = useRef<Active | null>(null)
  const pinch = useRef<{ centre: Point; span: number } | null>(null)
  const { svg, zoom, onCanvas, onImage, pan } = canvas
  useWheel(canvas)

  const drop = (cancelled: boolean) => {
    const { mode } = active.current ?? {}
    active.current = null
    if (mode === 'drag') (cancelled ? latest.current.onDragCancel : latest.current.onDragEnd)?.()
  }

  const startPinch = () => {
    const [a, b] = [...fingers.current.values()]
    if (a && b) pinch.current = { centre: middle(a, b), span: Math.max(distance(a, b), 1) }
  }

  /** Whether a pointer that comes down has to leave the canvas to another one. */
  const mustWait = ({ pointerType, pointerId }: Pointer) => {
    if (active.current?.id === pointerId) drop(true)
    if (pointerType === 'touch') return active.current !== null && !active.current.press.touch
    // A hand that rests on the screen beside the pen is no finger.
    if (pointerType === 'pen') {
      drop(true)
      fingers.current.clear()
      pinch.current = null
    }
    return active.current !== null || pinch.current !== null
  }

  const onPointerDown = (event: Pointer) => {
    if (event.button > 1 || mustWait(event)) return
    const at = onCanvas(event)
    const touch = event.pointerType === 'touch'
    svg.current?.setPointerCapture?.(event.pointerId)
    latest.current.onPress?.()
    if (touch) {
      fingers.current.set(event.pointerId, at)
      if (fingers.current.size > 1) {
        drop(true)
        startPinch()
        return
      }
    }
    const press: Press = { at: onImage(event), target: event.target as Element, touch, shift: event.shiftKey }
    const mode = event.button === 1 || spaceHeld.current ? 'pan' : 'undecided'
    active.current = { id: event.pointerId, press, start: at, last: at, mode }
  }

  const onPointerMove = (event: Pointer) => {
    const at = onCanvas(event)
    if (fingers.current.has(event.pointerId)) {
      fingers.current.set(event.pointerId, at)
      if (pinch.current) return onPinch(pinch.current)
    }
    const current = active.current
    if (current?.id !== event.pointerId) return
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

  const onPinch = (before: { centre: Point; span: number }) => {
    if (fingers.current.size < 2) return
    startPinch()
    const now = pinch.current ?? before
    zoom(now.span / before.span, now.centre)
    pan({ x: now.centre.x - before.centre.x, y: now.centre.y - before.centre.y })
  }

  /** A finger is lifted or lost. What one finger does after a pinch is not meant: the pinch lasts until all are lifted. */
  const lift = ({ pointerId }: Pointer) => {
    if (!fingers.current.delete(pointerId)) return
    if (fingers.current.size === 0) pinch.current = null
    else if (pinch.current) startPinch()
  }

  const onPointerUp = (event: Pointer) => {
    lift(event)
    const current = active.current
    if (current?.id !== event.pointerId) return
    drop(false)
    if (current.mode === 'undecided') latest.current.onTap?.(current.press)
  }

  const onPointerCancel = (event: Pointer) => {
    lift(event)
    if (active.current?.id === event.pointerId) drop(true)
  }

  /** After an ordinary release there is nothing left to lose. */
  const onLostPointerCapture = (event: Pointer) => {
    if (active.current?.id === event.pointerId && event.buttons !== 0 && recapture(event.pointerId)) return
    onPointerCancel(event)
  }

  /** A second button that comes and goes takes the pointer from the first one, which is still held. */
  const recapture = (pointerId: number): boolean => {
    try {
      svg.current?.setPointerCapture(pointerId)
      return true
    } catch {
      return false
    }
  }

  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onLostPointerCapture }
}
