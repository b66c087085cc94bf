import { useEffect, useRef, type Dispatch } from 'react'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import type { Point } from '#app/components/labeling/geometry.ts'
import type { PolygonsAction, PolygonsState } from './polygons-state.ts'

type Options = {
  src: string
  taxonomy: Taxonomy
  /** The label as the page gave it. */
  value: unknown
  state: PolygonsState
  dispatch: Dispatch<PolygonsAction>
}
type Kept = { points: readonly Point[]; class: string }

/**
 * A ring that is not closed yet is no part of the label; this tab keeps it, so that a reload or a crash in the middle of
 * a long outline loses nothing. It is forgotten once it is closed, given up, or the picture is left.
 */
export function useKeptRing({ src, taxonomy, value, state, dispatch }: Options) {
  const { draft, mode, event, nextClass } = state
  const points = draft?.type === 'ring' && mode === 'region' ? draft.points : null
  const untouched = useRef(true)

  // Again for a label that comes late, what was drawn before the reload, which begins the tool anew.
  useEffect(() => {
    const kept = untouched.current ? read(src) : null
    if (kept && taxonomy.classes.some(({ name }) => name === kept.class)) dispatch({ type: 'resume', ...kept })
  }, [src, taxonomy, value, dispatch])

  // What was done since the label was loaded is told by the last event. Every move is one, and is nothing to keep.
  const doing = event === null ? 'nothing' : event.type === 'told' && event.key === 'resumed' ? 'resumed' : 'something'
  useEffect(() => {
    if (doing === 'nothing') return
    untouched.current = doing === 'resumed'
    write(src, points && points.length > 0 ? { points, class: nextClass } : null)
  }, [src, points, nextClass, doing])

  useEffect(() => () => write(src, null), [src])
}

const keyOf = (src: string) => `assay:ring:${src}`

function read(src: string): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(src)) ?? 'null') as Kept | null
  } catch {
    return null
  }
}

function write(src: string, kept: Kept | null) {
  try {
    if (kept) sessionStorage.setItem(keyOf(src), JSON.stringify(kept))
    else sessionStorage.removeItem(keyOf(src))
  } catch {
    // A browser that keeps nothing loses the ring with the page, and nothing else.
  }
}
