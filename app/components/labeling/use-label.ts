import { useCallback, useReducer, type Reducer } from 'react'
import type { Label } from '#app/domain/labels/label.ts'
import { labelReducer, startLabel, type LabelAction, type LabelEvent, type LabelState } from './label-state.ts'
import { useControlled } from './use-controlled.ts'

export type LabelControl<L extends Label> = {
  label: L
  /** A finished change; changes with the same `run` one after the other are undone together. */
  change: (label: L, run?: string) => void
  undo: () => void
  redo: () => void
  canUndo: boolean
  canRedo: boolean
  event: LabelEvent | null
}

/** A controlled label with undo and redo, for tools whose changes are always whole labels. Nothing changes when read only. */
export function useLabel<L extends Label>(
  value: L,
  onChange: ((label: L) => void) | undefined,
  readOnly: boolean,
): LabelControl<L> {
  const [state, dispatch] = useReducer<Reducer<LabelState<L>, LabelAction<L>>, L>(labelReducer, value, startLabel)
  const { history, event } = state
  const load = useCallback((label: L) => dispatch({ type: 'load', label }), [])
  useControlled(history.present, value, load, onChange)
  const act = useCallback((action: LabelAction<L>) => (readOnly ? undefined : dispatch(action)), [readOnly])
  return {
    label: history.present,
    change: useCallback((label: L, run?: string) => act({ type: 'change', label, run }), [act]),
    undo: useCallback(() => act({ type: 'undo' }), [act]),
    redo: useCallback(() => act({ type: 'redo' }), [act]),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    event,
  }
}
