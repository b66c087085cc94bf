import { useEffect, useRef } from 'react'

/** A place in the window. */
export type Spot = { clientX: number; clientY: number }

/** How near to the upper or lower edge of the window a drag scrolls it; screen pixels. Bars that stick there lie in it. */
const EDGE = 96
/** Most pixels in one frame, reached at the very edge. */
const FASTEST = 18

/** How far the window scrolls in a frame while something is dragged at this height: negative is up, 0 in the middle. */
export function edgeSpeed(y: number, height: number): number {
  // Of a very low window (large letters, a keyboard on the screen) most stays calm.
  const edge = Math.min(EDGE, height / 4)
  const into = y < edge ? y - edge : y > height - edge ? y - (height - edge) : 0
  return Math.round(Math.min(1, Math.max(-1, into / edge)) * FASTEST)
}

/**
 * Scrolls the window while something is dragged near its edge, also while the pointer rests there. `at` is told of every
 * move of a drag, `stop` of its end; `follow` is called with the last place whenever the page has moved under it.
 */
export function useEdgeScroll(follow: (spot: Spot) => void) {
  const latest = useRef(follow)
  const spot = useRef<Spot | null>(null)
  const frame = useRef(0)
  useEffect(() => {
    latest.current = follow
  })
  useEffect(() => () => cancelAnimationFrame(frame.current), [])

  const turn = () => {
    frame.current = 0
    const now = spot.current
    const speed = now ? edgeSpeed(now.clientY, window.innerHeight) : 0
    if (!now || speed === 0) return
    const before = window.scrollY
    window.scrollBy(0, speed)
    if (window.scrollY !== before) latest.current(now)
    frame.current = requestAnimationFrame(turn)
  }
  return {
    at: ({ clientX, clientY }: Spot) => {
      spot.current = { clientX, clientY }
      if (frame.current === 0) frame.current = requestAnimationFrame(turn)
    },
    stop: () => {
      spot.current = null
    },
  }
}
