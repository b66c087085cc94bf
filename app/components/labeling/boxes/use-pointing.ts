import type { Dispatch } from 'react'
import type { Gestures, Press } from '#app/components/labeling/canvas/use-gestures.ts'
import { snapped, type Point } from '#app/components/labeling/geometry.ts'
import { visibleShapes } from '#app/components/labeling/shapes/shapes-state.ts'
import type { ShapeFocus } from '#app/components/labeling/shapes/use-shape-focus.ts'
import { namedShape, SNAP, useHand, handOf } from '#app/components/labeling/shapes/use-hand.ts'
import { boxesAt, type Handle } from './boxes-geometry.ts'
import type { BoxesAction, BoxesState } from './boxes-state.ts'

type Options = {
  state: BoxesState
  dispatch: Dispatch<BoxesAction>
  focus: ShapeFocus
  scale: number
  readOnly: boolean
}

/**
 * What mouse and fingers do: a drag draws, on the selected box or on a name it moves, on a handle it resizes or turns;
 * a tap selects, a second one the box beneath, the last one nothing. Answers with the hand used last.
 */
export function usePointing({ state, dispatch, focus, scale, readOnly }: Options) {
  const [hand, setHand] = useHand()
  const snap = (at: Point) => snapped(at, state.image, SNAP / scale)

  const gestures: Gestures = {
    onDragStart: (press: Press) => {
      setHand(handOf(press))
      if (readOnly) return false
      const { at, target, shift } = press
      const handle = target.closest<SVGElement>('[data-handle]')?.dataset.handle as Handle | 'rotate' | undefined
      const onSelected = handle !== undefined || target.closest('[data-body]') !== null
      const id = shift ? null : (namedShape(target) ?? (onSelected ? state.selected : null))
      dispatch(id ? { type: 'grab', id, at, handle } : { type: 'draw', at: snap(at) })
      return true
    },
    onDrag: (to) => {
      const free = state.draft?.type === 'move' || state.draft?.type === 'rotate'
      dispatch({ type: 'drag', to: free ? to : snap(to) })
    },
    onDragEnd: () => {
      dispatch({ type: 'finish' })
      focus.wish('selected')
    },
    onDragCancel: () => dispatch({ type: 'cancel' }),
    onTap: (press) => {
      const hand = handOf(press)
      setHand(hand)
      const { at, target } = press
      if (target.closest('[data-handle]')) return
      const under = boxesAt(visibleShapes(state), at, hand.reach / scale).map(({ id }) => id)
      const id = namedShape(target) ?? under[under.indexOf(state.selected ?? '') + 1] ?? null
      dispatch({ type: 'select', id })
      focus.wish('selected')
    },
  }
  return { hand, gestures }
}
