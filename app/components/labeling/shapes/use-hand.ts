import { useEffect, useState } from 'react'

/** How near a finger or a mouse must come to something small, and how big handles are for it, in screen pixels. */
export const FINGER = { reach: 22, handle: 44 }
export const MOUSE = { reach: 6, handle: 24 }
export type Hand = typeof MOUSE

/** How near the mouse must come to a vertex or a point, in screen pixels. */
export const NEAR = 9

/** Within this many screen pixels the border of the image draws a point to itself. */
export const SNAP = 4

export const handOf = ({ touch }: { touch: boolean }): Hand => (touch ? FINGER : MOUSE)

/** The hand that was used last; at first the one that the device is made for. */
export function useHand() {
  const [hand, setHand] = useState<Hand>(MOUSE)
  useEffect(() => {
    if (window.matchMedia?.('(pointer: coarse)').matches) setHand(FINGER)
  }, [])
  return [hand, setHand] as const
}

/** The shape whose name on the picture was pressed. */
export function namedShape(target: Element): string | undefined {
  return target.closest<SVGElement>('[data-shape]')?.dataset.shape
}
