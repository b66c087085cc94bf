import { useEffect, useState, type Dispatch } from 'react'
import type { Gestures, Press } from '#app/components/labeling/canvas/use-gestures.ts'
import { boxesAt, type Handle } from './boxes-geometry.ts'
import { boxesOf, type BoxesAction, type BoxesState } from './boxes-state.ts'
import type { BoxFocus } from './use-box-focus.ts'

/** How near a finger or a mouse must come to a small box, and how big the handles are for it, in screen pixels. */
export const FINGER = { reach: 22, handle: 44 }
export const MOUSE = { reach: 6, handle: 24 }

type Options = {
  state: BoxesState
  dispatch: Dispatch<BoxesAction>
  focus: BoxFocus
  scale: number
  readOnly: boolean
}

/**
 * What mouse and fingers do: a drag draws, on the selected box or on a name it moves, on a handle it resizes;
 * a tap selects, a second one the box beneath, the last one nothing. Answers with the hand used last.
 */
export function usePointing({ state, dispatch, focus, scale, readOnly }: Options) {
  const [hand, setHand] = useState(MOUSE)
  useEffect(() => {
    if (window.matchMedia?.('(pointer: coarse)').matches) setHand(FINGER)
  }, [])

  const gestures: Gestures = {
    onDragStart: (press: Press) => {
      setHand(press.touch ? FINGER : MOUSE)
      if (readOnly) return false
      const { at, target, shift } = press
      const handle = target.closest<SVGElement>('[data-handle]')?.dataset.handle as Handle | undefined
      const onSelected = handle !== undefined || target.closest('[data-body]') !== null
      const id = shift ? null : (namedBox(target) ?? (onSelected ? state.selected : null))
      dispatch(id ? { type: 'grab', id, at, handle } : { type: 'draw', at })
      return true
    },
    onDrag: (to) => dispatch({ type: 'drag', to }),
    onDragEnd: () => {
      dispatch({ type: 'finish' })
      focus.wish('selected')
    },
    onDragCancel: () => dispatch({ type: 'cancel' }),
    onTap: ({ at, target, touch }) => {
      setHand(touch ? FINGER : MOUSE)
      if (target.closest('[data-handle]')) return
      const under = boxesAt(boxesOf(state), at, (touch ? FINGER : MOUSE).reach / scale).map(({ id }) => id)
      const id = namedBox(target) ?? under[under.indexOf(state.selected ?? '') + 1] ?? null
      dispatch({ type: 'select', id })
      focus.wish('selected')
    },
  }
  return { hand, gestures }
}

/** The box whose name on the picture was pressed. */
function namedBox(target: Element): string | undefined {
  return target.closest<SVGElement>('[data-box]')?.dataset.box
}
