import { useCallback, useEffect, useRef, type RefObject } from 'react'
import { useBrowserLayoutEffect } from '#app/components/labeling/browser-layout-effect.ts'
import type { Shape } from './shape.ts'
import type { ShapesState } from './shapes-state.ts'

type Wish = 'selected' | 'part' | 'canvas'

/** Where the keyboard's focus goes once the canvas has been drawn again. */
export type ShapeFocus = {
  wish: (where: Wish) => void
  /** Puts the focus on a shape that is on the canvas already. */
  shape: (id: string) => void
}

/**
 * The focus follows what was touched. When what had it is gone (a shape, or a button about one), it goes to the row where
 * it was, to the selected shape, or to the canvas.
 */
export function useShapeFocus(
  root: RefObject<HTMLElement>,
  svg: RefObject<SVGSVGElement>,
  { selected, part }: ShapesState<Shape>,
): ShapeFocus {
  const wished = useRef<Wish | null>(null)
  const holder = useHolder(root)
  useBrowserLayoutEffect(() => {
    const wish = wished.current
    wished.current = null
    if (wish === null && !isGone(holder.current?.element)) return
    const row = wish === null ? rowOf(root.current, holder.current?.row) : null
    const shape = wish !== 'canvas' && selected !== null ? elementOf(svg.current, 'shape', selected) : null
    const point = wish === 'part' && part !== null ? elementOf(svg.current, 'part', part) : null
    ;(row ?? point ?? shape ?? svg.current)?.focus({ preventScroll: true })
  })
  const wish = useCallback((where: Wish) => void (wished.current = where), [])
  const shape = useCallback((id: string) => elementOf(svg.current, 'shape', id)?.focus({ preventScroll: true }), [svg])
  return { wish, shape }
}

type Holder = { element: Element; row: string | undefined }

/** What in the tool has the focus, or had it last before it went nowhere. */
function useHolder(root: RefObject<HTMLElement>) {
  const holder = useRef<Holder | null>(null)
  useEffect(() => {
    const element = root.current
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return
      holder.current = {
        element: target,
        row: target.closest('li')?.querySelector<HTMLElement>('[data-row]')?.dataset.row,
      }
    }
    const onFocusOut = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget) holder.current = null
    }
    element?.addEventListener('focusin', onFocusIn)
    element?.addEventListener('focusout', onFocusOut)
    return () => {
      element?.removeEventListener('focusin', onFocusIn)
      element?.removeEventListener('focusout', onFocusOut)
    }
  }, [root])
  return holder
}

/** Whether the focus was on an element that cannot have it any more, and has not gone anywhere else. */
function isGone(element: Element | undefined): boolean {
  const now = document.activeElement
  if (!element || (now !== null && now !== document.body && now !== element)) return false
  return !element.isConnected || element.matches(':disabled')
}

const rowOf = (root: HTMLElement | null, id: string | undefined) =>
  id === undefined ? null : (root?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? null)

function elementOf(svg: SVGSVGElement | null, what: 'shape' | 'part', id: string): SVGGElement | null {
  return svg?.querySelector<SVGGElement>(`[data-${what}="${CSS.escape(id)}"]`) ?? null
}
