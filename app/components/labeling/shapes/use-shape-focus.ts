import { useCallback, useRef, type RefObject } from 'react'
import { useBrowserLayoutEffect } from '#app/components/labeling/browser-layout-effect.ts'
import type { Shape } from './shape.ts'
import type { ShapesState } from './shapes-state.ts'

type Wish = 'selected' | 'part' | 'canvas'

/** Where the keyboard's focus goes once the canvas has been drawn again. */
export type ShapeFocus = {
  wish: (where: Wish) => void
  /** Puts the focus on a shape that is on the canvas already. */
  shape: (id: string) => void
  /** A shape has got the focus, or a part of it. */
  got: (id: string | null, part?: string) => void
}

/** The focus follows what was touched, and goes to the canvas when the shape that had it is gone. */
export function useShapeFocus(svg: RefObject<SVGSVGElement>, state: ShapesState<Shape>): ShapeFocus {
  const wished = useRef<Wish | null>(null)
  const focused = useRef<{ id: string | null; part: string | undefined } | null>(null)
  useBrowserLayoutEffect(() => {
    const nowhere = document.activeElement === document.body || document.activeElement === null
    const lost = focused.current !== null && nowhere && isGone(svg.current, state, focused.current)
    const wish = wished.current ?? (lost ? 'selected' : null)
    if (lost || wish) focused.current = null
    wished.current = null
    if (!wish) return
    const shape = wish !== 'canvas' && state.selected !== null ? elementOf(svg.current, 'shape', state.selected) : null
    const part = wish === 'part' && state.part !== null ? elementOf(svg.current, 'part', state.part) : null
    ;(part ?? shape ?? svg.current)?.focus({ preventScroll: true })
  })
  const wish = useCallback((where: Wish) => void (wished.current = where), [])
  const shape = useCallback((id: string) => elementOf(svg.current, 'shape', id)?.focus({ preventScroll: true }), [svg])
  const got = useCallback((id: string | null, part?: string) => void (focused.current = { id, part }), [])
  return { wish, shape, got }
}

function isGone(
  svg: SVGSVGElement | null,
  { hidden, history }: ShapesState<Shape>,
  { id, part }: { id: string | null; part: string | undefined },
): boolean {
  if (part !== undefined) return elementOf(svg, 'part', part) === null
  return id !== null && (hidden.has(id) || !history.present.some((shape) => shape.id === id))
}

function elementOf(svg: SVGSVGElement | null, what: 'shape' | 'part', id: string): SVGGElement | null {
  return svg?.querySelector<SVGGElement>(`[data-${what}="${CSS.escape(id)}"]`) ?? null
}
