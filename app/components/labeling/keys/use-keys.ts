import { useState } from 'react'
import type { Binding } from './chords.ts'
import { useBindings } from './use-bindings.ts'

/** A tool's keys as the person has them, and whether the overlay that shows and changes them is open. */
export function useKeys<C>(tool: string, defaults: readonly Binding<C>[]) {
  const [open, setOpen] = useState(false)
  return { ...useBindings(tool, defaults), tool, open, show: () => setOpen(true), hide: () => setOpen(false) }
}

export type Keys<C> = ReturnType<typeof useKeys<C>>
