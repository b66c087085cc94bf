import { useCallback, useMemo } from 'react'
import type { Binding } from './chords.ts'
import { chooseKeys, chosenKeys, useChosenKeys } from './chosen-keys.ts'

/** A tool's keys as the person has them: its own, changed by what this browser remembers. */
export function useBindings<C>(tool: string, defaults: readonly Binding<C>[]) {
  const chosen = useChosenKeys()
  const bindings = useMemo(
    () => defaults.map((binding) => ({ ...binding, keys: chosen[`${tool}.${binding.id}`] ?? binding.keys })),
    [defaults, chosen, tool],
  )
  const set = useCallback(
    (id: string, chord: string) => chooseKeys({ ...chosenKeys(), [`${tool}.${id}`]: [chord] }),
    [tool],
  )
  const reset = useCallback(
    () => chooseKeys(Object.fromEntries(Object.entries(chosenKeys()).filter(([name]) => !name.startsWith(`${tool}.`)))),
    [tool],
  )
  const changed = defaults.some(({ id }) => chosen[`${tool}.${id}`])
  return { bindings, set, reset, changed }
}
