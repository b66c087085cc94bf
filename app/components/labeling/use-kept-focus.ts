import { useEffect, useRef, type RefObject } from 'react'
import { useBrowserLayoutEffect } from './browser-layout-effect.ts'

/**
 * Keeps the focus when what has it is moved in the page, and gives it to something near when that is taken away: a field
 * that went with an answer taken back, a button that has done its work. Without it the keyboard would start again at the
 * top of the page.
 * @param root the tool
 * @param nearest selectors; the first that finds something gets the focus
 */
export function useKeptFocus(root: RefObject<HTMLElement>, nearest: readonly string[]): void {
  const last = useRef<Element | null>(null)
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      last.current = target instanceof Element && root.current?.contains(target) ? target : null
    }
    // Who presses elsewhere has left of their own will.
    const onPress = ({ target }: PointerEvent) => {
      if (!(target instanceof Element && root.current?.contains(target))) last.current = null
    }
    document.addEventListener('focusin', onFocus)
    document.addEventListener('pointerdown', onPress)
    return () => {
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('pointerdown', onPress)
    }
  }, [root])
  useBrowserLayoutEffect(() => {
    const had = last.current
    if (!(had instanceof HTMLElement) || document.activeElement !== document.body) return
    last.current = null
    const found = had.isConnected ? had : firstOf(root.current, nearest)
    found?.focus({ preventScroll: true })
  })
}

function firstOf(root: HTMLElement | null, selectors: readonly string[]): HTMLElement | null {
  for (const selector of selectors) {
    const found = root?.querySelector<HTMLElement>(selector)
    if (found) return found
  }
  return null
}
