import { useCallback, useMemo, useReducer } from 'react'
import type { SpansLabel } from '#app/domain/labels/spans.ts'
import { useControlled } from '#app/components/labeling/use-controlled.ts'
import { spansOf, spansReducer, startSpans } from './spans-state.ts'

/** The reducer tied to a controlled label. */
export function useSpans(value: SpansLabel, firstClass: string, onChange: ((label: SpansLabel) => void) | undefined) {
  const [state, dispatch] = useReducer(spansReducer, null, () => startSpans(value.spans, firstClass))
  const spans = spansOf(state)
  const label = useMemo<SpansLabel>(() => ({ kind: 'spans', spans: [...spans] }), [spans])
  const load = useCallback((label: SpansLabel) => dispatch({ type: 'load', spans: label.spans }), [])
  useControlled(label, value, load, onChange)
  return [state, dispatch] as const
}
