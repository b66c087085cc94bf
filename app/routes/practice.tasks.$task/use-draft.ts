import { useCallback, useEffect, useState } from 'react'
import { partsOf } from '#app/domain/labels/empty.ts'
import type { Label } from '#app/domain/labels/label.ts'

const keyOf = (task: string) => `assay:practice:${task}`

/** What this browser kept of a task; null when nothing, or nothing usable. */
function kept(task: string, kind: Label['kind']): Label | null {
  try {
    const label = JSON.parse(localStorage.getItem(keyOf(task)) ?? 'null') as Label | null
    return label?.kind === kind && Array.isArray(partsOf(label)) ? label : null
  } catch {
    // Storage may be forbidden or full of something else; then there is no draft.
    return null
  }
}

/**
 * A label under work that survives a reload: every finished change is kept in this browser until it is graded.
 * `restored` tells that the work shown is from before.
 */
export function useDraft(task: string, start: Label) {
  const [label, setLabel] = useState(start)
  const [restored, setRestored] = useState(false)
  useEffect(() => {
    const draft = kept(task, start.kind)
    if (!draft) return
    setLabel(draft)
    setRestored(true)
    // Only when the task is opened: later drafts are our own.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [task])

  const change = useCallback(
    (next: Label) => {
      setLabel(next)
      setRestored(false)
      try {
        localStorage.setItem(keyOf(task), JSON.stringify(next))
      } catch {
        // Without storage the work still lives in this page.
      }
    },
    [task],
  )
  const forget = useCallback(() => {
    try {
      localStorage.removeItem(keyOf(task))
    } catch {
      // Nothing was kept then.
    }
  }, [task])
  return { label, change, restored, forget }
}
