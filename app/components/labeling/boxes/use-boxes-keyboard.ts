import { useEffect, useRef, type RefObject } from 'react'
import type { ClassLook } from '#app/components/labeling/classes.ts'
import { boxesCommand, type Command, type Where } from './boxes-keys.ts'

type Options = {
  root: RefObject<HTMLElement | null>
  svg: RefObject<SVGSVGElement | null>
  looks: readonly ClassLook[]
  scale: number
  selected: string | null
  /** Answer false when there was nothing to do, so that the browser gets the key. */
  run: (command: Command, focus: Where['focus']) => boolean
  onBoxFocus: (id: string) => void
}

/**
 * Keys of the boxes tool: those pressed inside it, and those pressed while the mouse is over it and
 * nothing else on the page has the focus.
 */
export function useBoxesKeyboard(options: Options) {
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  useEffect(() => {
    const root = latest.current.root.current
    let held = { key: '', repeats: 0 }
    const onKeyDown = (event: KeyboardEvent) => {
      const { svg, looks, scale, selected, run } = latest.current
      const target = event.target
      if (!root || event.defaultPrevented || !(target instanceof Element)) return
      const hovered = target === document.body && root.matches(':hover')
      if (!hovered && !root.contains(target)) return
      if (target.closest('input, select, textarea, dialog, [contenteditable]')) return
      held = { key: event.key, repeats: event.repeat && held.key === event.key ? held.repeats + 1 : 0 }
      const onBox = target.closest('[data-box]') !== null || (hovered && selected !== null)
      const focus = onBox ? 'box' : target === svg.current || hovered ? 'canvas' : 'elsewhere'
      const command = boxesCommand(event, { focus, repeats: held.repeats, scale }, looks)
      if (command && run(command, focus)) event.preventDefault()
    }
    const onFocusIn = (event: FocusEvent) => {
      const id = (event.target as Element).closest<SVGGElement>('[data-box]')?.dataset.box
      if (id) latest.current.onBoxFocus(id)
    }
    document.addEventListener('keydown', onKeyDown)
    root?.addEventListener('focusin', onFocusIn)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      root?.removeEventListener('focusin', onFocusIn)
    }
  }, [])
}
