import { useCallback, useEffect, useState } from 'react'
import { asLabel, forgetDraft as forget, keepDraft, keepsDrafts, readDraft } from '#app/components/draft-store.ts'
import { emptyLabel } from '#app/domain/labels/empty.ts'
import type { Label } from '#app/domain/labels/label.ts'

const key = (assignment: string) => `assay:task:${assignment}`

/** What became of keeping work on the device: nothing yet, an earlier draft was found, or it cannot be kept. */
type Kept = 'yes' | 'found' | 'impossible'

/**
 * The label being worked on, kept in the browser at every change until the task is decided. `ready` once the tool runs:
 * before that nobody has answered anything.
 */
export function useDraft(assignment: string, kind: Label['kind']) {
  const [label, setLabel] = useState<Label>(() => emptyLabel(kind))
  const [kept, setKept] = useState<Kept>('yes')
  const [ready, setReady] = useState(false)
  useEffect(() => {
    setReady(true)
    if (!keepsDrafts()) return setKept('impossible')
    const found = asLabel(readDraft(key(assignment)), kind)
    if (!found) return
    setLabel(found)
    setKept('found')
  }, [assignment, kind])
  const change = useCallback(
    (next: Label) => {
      setLabel(next)
      if (!keepDraft(key(assignment), next)) setKept('impossible')
    },
    [assignment],
  )
  return { label, change, kept, ready }
}

/** Forgets what was kept of a task that is decided. */
export function forgetDraft(assignment: string): void {
  forget(key(assignment))
}
