import { useEffect, useRef, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useBrowserLayoutEffect } from '#app/components/labeling/browser-layout-effect.ts'
import type { Focus, Key } from '#app/components/labeling/keys/chords.ts'
import type { Where } from './shape-keys.ts'

type Options<C> = {
  root: RefObject<HTMLElement | null>
  svg: RefObject<SVGSVGElement | null>
  scale: number
  selected: string | null
  part: string | null
  commandOf: (key: Key, where: Where) => C | null
  /** Answer false when there was nothing to do, so that the browser gets the key. */
  run: (command: C, focus: Focus) => boolean
  onFocus: (shape: string | null, part: string | undefined) => void
}

/**
 * Keys of a tool: those pressed inside it, and those pressed while the mouse is over it and nothing else on the page has
 * the focus.
 */
export function useToolKeyboard<C>(options: Options<C>) {
  const latest = useRef(options)
  useBrowserLayoutEffect(() => {
    latest.current = options
  })
  useEffect(() => {
    const root = latest.current.root.current
    let held = { key: '', repeats: 0 }
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target
      // The canvas has taken the space bar for panning already; a tool may want it as well.
      if (!root || (event.defaultPrevented && event.key !== ' ') || !(target instanceof Element)) return
      const hovered = target === document.body && root.matches(':hover')
      if (!hovered && !root.contains(target)) return
      if (target.closest('input, select, textarea, dialog, [contenteditable]')) return
      const shape = target.closest<SVGElement>('[data-shape]')?.dataset.shape
      // A key right after the focus must not meet the shape that was selected before.
      if (shape !== undefined && shape !== latest.current.selected)
        flushSync(() => latest.current.onFocus(shape, undefined))
      const { svg, scale, selected, part, commandOf, run } = latest.current
      held = { key: event.key, repeats: event.repeat && held.key === event.key ? held.repeats + 1 : 0 }
      const onPart = target.closest('[data-part]') !== null || (hovered && part !== null)
      const onShape = shape !== undefined || (hovered && selected !== null)
      const onCanvas = target === svg.current || hovered
      const focus = onPart ? 'part' : onShape ? 'shape' : onCanvas ? 'canvas' : 'elsewhere'
      const command = commandOf(event, { focus, repeats: held.repeats, scale })
      if (command && run(command, focus)) event.preventDefault()
    }
    const onFocusIn = (event: FocusEvent) => {
      const target = event.target as Element
      const part = target.closest<SVGElement>('[data-part]')?.dataset.part
      const shape = target.closest<SVGElement>('[data-shape]')?.dataset.shape
      if (part !== undefined || shape !== undefined) latest.current.onFocus(shape ?? null, part)
    }
    document.addEventListener('keydown', onKeyDown)
    root?.addEventListener('focusin', onFocusIn)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      root?.removeEventListener('focusin', onFocusIn)
    }
  }, [])
}
