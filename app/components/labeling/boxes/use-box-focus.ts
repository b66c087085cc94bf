import { useCallback, useRef, type RefObject } from 'react'
import { useBrowserLayoutEffect } from '#app/components/labeling/browser-layout-effect.ts'
import { boxesOf, type BoxesState } from './boxes-state.ts'

/** Where the keyboard's focus goes once the canvas has been drawn again. */
export type BoxFocus = {
  wish: (where: 'selected' | 'canvas') => void
  /** Puts the focus on a box that is on the canvas already. */
  box: (id: string) => void
  /** A box has got the focus. */
  got: (id: string) => void
}

/** The focus follows what was touched, and goes to the canvas when the box that had it is gone. */
export function useBoxFocus(svg: RefObject<SVGSVGElement>, state: BoxesState): BoxFocus {
  const wished = useRef<'selected' | 'canvas' | null>(null)
  const focused = useRef<string | null>(null)
  useBrowserLayoutEffect(() => {
    const gone = focused.current !== null && !boxesOf(state).some(({ id }) => id === focused.current)
    const lost = gone && (document.activeElement === document.body || document.activeElement === null)
    if (gone) focused.current = null
    const wish = wished.current ?? (lost ? 'canvas' : null)
    wished.current = null
    if (!wish) return
    const box = wish === 'selected' && state.selected !== null ? boxElement(svg.current, state.selected) : null
    ;(box ?? svg.current)?.focus({ preventScroll: true })
  })
  const wish = useCallback((where: 'selected' | 'canvas') => void (wished.current = where), [])
  const box = useCallback((id: string) => boxElement(svg.current, id)?.focus({ preventScroll: true }), [svg])
  const got = useCallback((id: string) => void (focused.current = id), [])
  return { wish, box, got }
}

function boxElement(svg: SVGSVGElement | null, id: string): SVGGElement | null {
  return svg?.querySelector<SVGGElement>(`[data-box="${CSS.escape(id)}"]`) ?? null
}
