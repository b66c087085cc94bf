import { useEffect, useRef, type RefObject } from 'react'
import { useBrowserLayoutEffect } from './browser-layout-effect.ts'

/**
 * Gives the focus to something near when what had it has left the page: a field that went with an answer taken back, a
 * button that has done its work. Without it the keyboard would start again at the top of the page.
 * @param root the tool
 * @param nearest selectors; the first that finds something gets the focus
 */
export function useKeptFocus(root: RefObject<HTMLElement>, nearest: readonly string[]): void {
  const last = useRef<Element | null>(null)
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      last.current = target instanceof Element && root.current?.contains(target) ? target : null
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [root])
  useBrowserLayoutEffect(() => {
    if (!last.current || last.current.isConnected || document.activeElement !== document.body) return
    last.current = null
    for (const selector of nearest) {
      const found = root.current?.querySelector<HTMLElement>(selector)
      if (found) return found.focus({ preventScroll: true })
    }
  })
}
