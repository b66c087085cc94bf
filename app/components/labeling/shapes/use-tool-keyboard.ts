import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useBrowserLayoutEffect } from '#app/components/labeling/browser-layout-effect.ts'
import type { ClassLook } from '#app/components/labeling/classes.ts'
import type { Binding, Focus, Key } from '#app/components/labeling/keys/chords.ts'
import type { AttributeLook } from './attributes.ts'
import type { Where } from './shape-keys.ts'
import type { Shape } from './shape.ts'
import type { Tool } from './use-tool.ts'

/** What a key means in a tool, or null when it means nothing there. */
type CommandOf<C> = (
  key: Key,
  where: Where,
  looks: readonly ClassLook[],
  attributes: readonly AttributeLook[],
  bindings: readonly Binding<C>[],
) => C | null

/** Where letters are typed, and what lies over the tool. */
const TYPING = 'textarea, input:not([type=checkbox], [type=radio], [type=range]), [contenteditable], dialog'
/** What goes on while its key is held. Everything else is done once: a held space bar must not set point upon point. */
const REPEATED = new Set([
  ...['nudge', 'rotate', 'point', 'zoom', 'undo', 'redo', 'back', 'next', 'previous'],
  ...['next-vertex', 'previous-vertex', 'next-point', 'previous-point'],
])

/**
 * Keys of a tool: those pressed inside it, and those pressed while the mouse is over it and nothing else on the page has
 * the focus. `run` answers false when there was nothing to do, so that the browser gets the key.
 */
export function useToolKeyboard<S extends Shape, C extends { type: string }>(
  tool: Tool<S, C>,
  commandOf: CommandOf<C>,
  run: (command: C, focus: Focus) => boolean,
) {
  const latest = useRef({ tool, commandOf, run })
  useBrowserLayoutEffect(() => {
    latest.current = { tool, commandOf, run }
  })
  useEffect(() => {
    const root = latest.current.tool.root.current
    let last = { key: '', repeats: 0 }
    const select = (id: string) => latest.current.tool.dispatch({ type: 'select', id })
    const work = (part: string) => latest.current.tool.dispatch({ type: 'part', part })
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target
      // The canvas has taken the space bar for panning already; a tool may want it as well.
      if (!root || (event.defaultPrevented && event.key !== ' ') || !(target instanceof Element)) return
      const hovered = target === document.body && root.matches(':hover')
      if ((!hovered && !root.contains(target)) || belongsToField(event, target)) return
      const shape = target.closest<SVGElement>('[data-shape]')?.dataset.shape
      // A key right after the focus must not meet the shape that was selected before.
      if (shape !== undefined && shape !== latest.current.tool.state.selected) flushSync(() => select(shape))
      // Undo forgets which vertex or point is worked on, and leaves the focus on it.
      const named = target.closest<SVGElement>('[data-part]')?.dataset.part
      if (named !== undefined && named !== latest.current.tool.state.part) flushSync(() => work(named))
      const { tool, commandOf, run } = latest.current
      const { selected, part } = tool.state
      // A mouse that rests on the picture must not keep the arrow keys from scrolling the page.
      if (hovered && selected === null && event.key.startsWith('Arrow')) return
      last = { key: event.key, repeats: event.repeat && last.key === event.key ? last.repeats + 1 : 0 }
      const onPart = named !== undefined || (hovered && part !== null)
      const onShape = shape !== undefined || (hovered && selected !== null)
      const onCanvas = target === tool.canvas.svg.current || hovered
      const focus = onPart ? 'part' : onShape ? 'shape' : onCanvas ? 'canvas' : 'elsewhere'
      const where = { focus, repeats: last.repeats, scale: tool.canvas.scale } as const
      const command = commandOf(event, where, tool.looks, tool.offered, tool.keys.bindings)
      if (!command) return
      const held = event.repeat && !REPEATED.has(command.type)
      if (held || run(command, focus)) event.preventDefault()
    }
    const onFocusIn = (event: FocusEvent) => {
      const target = event.target as Element
      const part = target.closest<SVGElement>('[data-part]')?.dataset.part
      const shape = target.closest<SVGElement>('[data-shape]')?.dataset.shape
      if (shape !== undefined) select(shape)
      else if (part !== undefined && part !== latest.current.tool.state.part) work(part)
    }
    document.addEventListener('keydown', onKeyDown)
    root?.addEventListener('focusin', onFocusIn)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      root?.removeEventListener('focusin', onFocusIn)
    }
  }, [])
}

/** Whether a key belongs to a field or a dialog, or to a letter that is being composed. */
function belongsToField({ isComposing, ctrlKey, metaKey }: KeyboardEvent, target: Element): boolean {
  if (isComposing || target.closest(TYPING)) return true
  // A list is searched by letters; what is held with Ctrl is none.
  return target.closest('select') !== null && !ctrlKey && !metaKey
}
