import { useCallback, useEffect, useState } from 'react'
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
    try {
      const found = JSON.parse(localStorage.getItem(key(assignment)) ?? 'null') as Label | null
      if (found?.kind !== kind) return
      setLabel(found)
      setKept('found')
    } catch {
      setKept('impossible')
    }
  }, [assignment, kind])
  const change = useCallback(
    (next: Label) => {
      setLabel(next)
      try {
        localStorage.setItem(key(assignment), JSON.stringify(next))
      } catch {
        setKept('impossible')
      }
    },
    [assignment],
  )
  return { label, change, kept, ready }
}

/** Forgets what was kept of a task that is decided. */
export function forgetDraft(assignment: string): void {
  try {
    localStorage.removeItem(key(assignment))
  } catch {
    // Where nothing can be kept, nothing needs forgetting.
  }
}
