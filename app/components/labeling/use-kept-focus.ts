import type { RefObject } from 'react'
import { useBrowserLayoutEffect } from './browser-layout-effect.ts'

/**
 * Keeps the focus when what has it is moved in the page, and gives it to something near when that is taken away: a field
 * that went with an answer taken back, a button that has done its work. Without it the keyboard would start again at the
 * top of the page.
 * @param root the tool
 * @param nearest selectors; the first that finds something gets the focus
 */
export function useKeptFocus(root: RefObject<HTMLElement>, nearest: readonly string[]): void {
  // Asked while the tool is drawn, before anything in the page changes: events cannot tell a person who leaves from an
  // element that is taken away, and who leaves has left by now.
  const had = root.current?.contains(document.activeElement) ? document.activeElement : null
  useBrowserLayoutEffect(() => {
    if (!(had instanceof HTMLElement) || document.activeElement !== document.body) return
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
