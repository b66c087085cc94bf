import { useCallback, useReducer, useRef } from 'react'
import { useBrowserLayoutEffect } from '#app/components/labeling/browser-layout-effect.ts'
import type { Shape } from './shape.ts'
import { shapesOf, type ShapesState } from './shapes-state.ts'

type Options<L, S extends Shape, St extends ShapesState<S>, A> = {
  reducer: (state: St, action: A | { type: 'load'; shapes: readonly S[] }) => St
  start: () => St
  value: L
  shapesIn: (label: L) => readonly S[]
  labelOf: (shapes: readonly S[]) => L
  same: (a: readonly S[], b: readonly S[]) => boolean
  onChange: ((label: L) => void) | undefined
}

/**
 * A tool's reducer tied to a controlled label: finished changes go out through `onChange`; a value that is not
 * one of them coming back (another item's answer, "start again") is loaded and starts a new history.
 */
export function useShapes<L, S extends Shape, St extends ShapesState<S>, A>(options: Options<L, S, St, A>) {
  const { reducer, start, value, onChange } = options
  const [state, dispatch] = useReducer(reducer, null, start)
  const shapes = shapesOf<S>(state)
  const settled = useRef(shapes)
  const sent = useRef<L[]>([])
  const current = useRef({ options, shapes, onChange })
  useBrowserLayoutEffect(() => {
    current.current = { options, shapes, onChange }
  })

  useBrowserLayoutEffect(() => {
    // Our own labels may come back late and in batches; whatever was sent before the newest one is settled too.
    const echo = sent.current.indexOf(value)
    const { shapesIn, same } = current.current.options
    if (echo >= 0) sent.current = sent.current.slice(echo + 1)
    else if (!same(shapesIn(value), current.current.shapes)) {
      sent.current = []
      settled.current = shapesIn(value)
      dispatch({ type: 'load', shapes: shapesIn(value) })
    }
  }, [value])

  useBrowserLayoutEffect(() => {
    // React may work out the same actions more than once; a list that says the same is no change.
    const known = settled.current === shapes || current.current.options.same(settled.current, shapes)
    settled.current = shapes
    if (known) return
    const label = current.current.options.labelOf([...shapes])
    sent.current = [...sent.current, label]
    current.current.onChange?.(label)
  }, [shapes])

  return [state, useCallback((action: A) => dispatch(action), [dispatch])] as const
}
