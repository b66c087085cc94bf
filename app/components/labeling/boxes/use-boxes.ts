import { useCallback, useReducer, useRef } from 'react'
import type { BoxesLabel } from '#app/domain/labels/boxes.ts'
import { useBrowserLayoutEffect } from '#app/components/labeling/browser-layout-effect.ts'
import type { LabelingItem } from '#app/components/labeling/contract.ts'
import { boxesOf, boxesReducer, sameBoxes, startBoxes } from './boxes-state.ts'

/**
 * The reducer tied to a controlled label: finished changes go out through `onChange`; a value that is not
 * one of them coming back (another item's answer, "start again") is loaded and starts a new history.
 */
export function useBoxes(
  item: LabelingItem,
  value: BoxesLabel,
  firstClass: string,
  onChange: ((label: BoxesLabel) => void) | undefined,
) {
  const [state, dispatch] = useReducer(boxesReducer, null, () =>
    startBoxes(value.boxes, { width: item.width, height: item.height }, firstClass),
  )
  const boxes = boxesOf(state)
  const settled = useRef(boxes)
  const sent = useRef<BoxesLabel[]>([])
  const listener = useRef(onChange)
  const current = useRef(boxes)
  useBrowserLayoutEffect(() => {
    listener.current = onChange
    current.current = boxes
  })

  useBrowserLayoutEffect(() => {
    // Our own labels may come back late and in batches; whatever was sent before the newest one is settled too.
    const echo = sent.current.indexOf(value)
    if (echo >= 0) sent.current = sent.current.slice(echo + 1)
    else if (!sameBoxes(value.boxes, current.current)) {
      sent.current = []
      settled.current = value.boxes
      dispatch({ type: 'load', boxes: value.boxes })
    }
  }, [value])

  useBrowserLayoutEffect(() => {
    if (settled.current === boxes) return
    settled.current = boxes
    const label: BoxesLabel = { kind: 'boxes', boxes: [...boxes] }
    sent.current = [...sent.current, label]
    listener.current?.(label)
  }, [boxes])

  return [state, useCallback(dispatch, [dispatch])] as const
}
