import { useRef } from 'react'
import type { Label } from '#app/domain/labels/label.ts'
import { useBrowserLayoutEffect } from './browser-layout-effect.ts'
import { sameLabel } from './label-state.ts'

/**
 * Ties a tool's own label to the one its parent holds: finished changes go out through `onChange`; a value that is not
 * one of them coming back (another item's answer, "start again") is given to `load`. `label` must be the same object
 * until it changes.
 */
export function useControlled<L extends Label>(
  label: L,
  value: L,
  load: (label: L) => void,
  onChange: ((label: L) => void) | undefined,
): void {
  const settled = useRef(label)
  const sent = useRef<L[]>([])
  const latest = useRef({ label, load, onChange })
  useBrowserLayoutEffect(() => {
    latest.current = { label, load, onChange }
  })

  useBrowserLayoutEffect(() => {
    // Our own labels may come back late and in batches; whatever was sent before the newest one is settled too.
    const echo = sent.current.indexOf(value)
    if (echo >= 0) sent.current = sent.current.slice(echo + 1)
    else if (!sameLabel(value, latest.current.label)) {
      sent.current = []
      settled.current = value
      latest.current.load(value)
    }
  }, [value])

  useBrowserLayoutEffect(() => {
    if (settled.current === label) return
    const known = sameLabel(settled.current, label)
    settled.current = label
    if (known) return
    sent.current = [...sent.current, label]
    latest.current.onChange?.(label)
  }, [label])
}
