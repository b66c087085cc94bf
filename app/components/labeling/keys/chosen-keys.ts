import { useSyncExternalStore } from 'react'

const STORE = 'assay:keys'

/** The keys that a person has chosen, by tool and command. */
export type ChosenKeys = Readonly<Record<string, readonly string[]>>

const NONE: ChosenKeys = {}
const listeners = new Set<() => void>()
let read: { text: string | null; chosen: ChosenKeys } = { text: null, chosen: NONE }
/** Of a browser that keeps nothing, until the page is left. */
let unkept: ChosenKeys | null = null

/** What this browser remembers now; the same object while nothing changes. */
export function chosenKeys(): ChosenKeys {
  if (unkept) return unkept
  try {
    const text = localStorage.getItem(STORE)
    if (text !== read.text) read = { text, chosen: parsed(text) }
    return read.chosen
  } catch {
    return NONE
  }
}

/** Remembers them, for every tool on the page and in other windows. */
export function chooseKeys(next: ChosenKeys): void {
  try {
    localStorage.setItem(STORE, JSON.stringify(next))
    unkept = null
  } catch {
    unkept = next
  }
  for (const listener of listeners) listener()
}

/** The keys that a person has chosen; none on the server. */
export function useChosenKeys(): ChosenKeys {
  return useSyncExternalStore(subscribe, chosenKeys, () => NONE)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

function parsed(text: string | null): ChosenKeys {
  try {
    const stored: unknown = JSON.parse(text ?? '{}')
    const entries = Object.entries(stored && typeof stored === 'object' ? stored : {})
    return Object.fromEntries(
      entries.filter(([, keys]) => Array.isArray(keys) && keys.every((one) => typeof one === 'string')),
    ) as ChosenKeys
  } catch {
    return NONE
  }
}
