import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Binding } from './chords.ts'

const STORE = 'assay:keys'

/** The keys that a person has chosen, by tool and command. */
type Chosen = Record<string, string[]>
const NONE: Chosen = {}

/** A tool's keys as the person has them: its own, changed by what this browser remembers. */
export function useBindings<C>(tool: string, defaults: readonly Binding<C>[]) {
  const [chosen, setChosen] = useState(NONE)
  useEffect(() => {
    const found = remembered()
    if (Object.keys(found).length > 0) setChosen(found)
  }, [])
  const bindings = useMemo(
    () => defaults.map((binding) => ({ ...binding, keys: chosen[`${tool}.${binding.id}`] ?? binding.keys })),
    [defaults, chosen, tool],
  )
  const change = useCallback((next: Chosen) => {
    setChosen(next)
    try {
      localStorage.setItem(STORE, JSON.stringify(next))
    } catch {
      // A browser that keeps nothing has the new keys until the page is left.
    }
  }, [])
  const set = useCallback(
    (id: string, chord: string) => change({ ...remembered(), [`${tool}.${id}`]: [chord] }),
    [change, tool],
  )
  const reset = useCallback(
    () => change(Object.fromEntries(Object.entries(remembered()).filter(([name]) => !name.startsWith(`${tool}.`)))),
    [change, tool],
  )
  const changed = defaults.some(({ id }) => chosen[`${tool}.${id}`])
  return { bindings, set, reset, changed }
}

function remembered(): Chosen {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORE) ?? '{}')
    const entries = Object.entries(stored && typeof stored === 'object' ? stored : {})
    return Object.fromEntries(
      entries.filter(([, keys]) => Array.isArray(keys) && keys.every((one) => typeof one === 'string')),
    ) as Chosen
  } catch {
    return {}
  }
}
