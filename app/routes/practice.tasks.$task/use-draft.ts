import { useCallback, useEffect, useState } from 'react'
import { asLabel, forgetDraft, keepDraft, readDraft } from '#app/components/draft-store.ts'
import type { Label } from '#app/domain/labels/label.ts'

const keyOf = (task: string) => `assay:practice:${task}`

/**
 * A label under work that survives a reload: every finished change is kept in this browser until it is graded.
 * `restored` tells that the work shown is from before.
 */
export function useDraft(task: string, start: Label) {
  const [label, setLabel] = useState(start)
  const [restored, setRestored] = useState(false)
  useEffect(() => {
    const draft = asLabel(readDraft(keyOf(task)), start.kind)
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
      keepDraft(keyOf(task), next)
    },
    [task],
  )
  const forget = useCallback(() => forgetDraft(keyOf(task)), [task])
  return { label, change, restored, forget }
}
