import { useCallback, useEffect, useRef } from 'react'
import type { CanvasControl } from './use-canvas.ts'

/**
 * Whether the space bar is held for the canvas: while the canvas has the focus, or the mouse is over it and the focus is
 * nowhere or on a button that the mouse pressed last. Whoever goes to a button by keyboard presses it with the space bar.
 */
export function useSpaceHeld({ svg }: CanvasControl) {
  const held = useRef(false)
  const mark = useCallback(
    (on: boolean) => {
      held.current = on
      svg.current?.toggleAttribute('data-panning', on)
    },
    [svg],
  )
  useEffect(() => {
    let clicked: EventTarget | null = null
    const press = () => {
      clicked = null
      // The focus comes with the press; what has it then was not reached by keyboard.
      setTimeout(() => (clicked = document.activeElement))
    }
    const down = (event: KeyboardEvent) => {
      const element = svg.current
      if (event.key === 'Tab') clicked = null
      if (event.key !== ' ' || !element) return
      const { activeElement } = document
      const here = element.contains(activeElement)
      const left = activeElement === document.body || (activeElement === clicked && activeElement?.matches('button'))
      if (!here && !(left && element.matches(':hover'))) return
      event.preventDefault()
      mark(true)
    }
    const up = (event: KeyboardEvent) => {
      if (event.key !== ' ') return
      // Let go, the space bar would press the button after all.
      if (held.current) event.preventDefault()
      mark(false)
    }
    const away = () => mark(false)
    document.addEventListener('pointerdown', press)
    document.addEventListener('keydown', down)
    document.addEventListener('keyup', up)
    window.addEventListener('blur', away)
    return () => {
      document.removeEventListener('pointerdown', press)
      document.removeEventListener('keydown', down)
      document.removeEventListener('keyup', up)
      window.removeEventListener('blur', away)
    }
  }, [svg, mark])
  return held
}
