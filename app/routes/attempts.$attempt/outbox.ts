import type { Label } from '#app/domain/labels/label.ts'

/** A change on its way: which item, by which page, its how-manieth change, and what was answered. */
export interface Entry {
  position: number
  client: string
  seq: number
  label: Label
  /** How long the item had been in sight then, in milliseconds; an entry of an earlier build has none. */
  visibleMs?: number
  /** When it was made, by the device's clock; only orders entries of this device. */
  at: number
}

/** What is kept on the device until the server has it. */
export interface Outbox {
  read: () => Entry[]
  write: (entry: Entry) => void
  /** Removes an entry, unless a newer one of the same page and item took its place. */
  remove: (entry: Entry) => void
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const PREFIX = 'assay:outbox'
const WEEK = 7 * 86_400_000

function parsed(text: string | null): Entry | null {
  try {
    const entry = JSON.parse(text ?? '') as Entry
    return typeof entry.position === 'number' && typeof entry.seq === 'number' && entry.label ? entry : null
  } catch {
    return null
  }
}

function keysOf(store: Store, prefix: string): string[] {
  return Array.from({ length: store.length }, (_, index) => store.key(index) ?? '').filter((key) =>
    key.startsWith(prefix),
  )
}

/**
 * An outbox in the browser's storage, one key per attempt, item and page, so that two tabs never write over each other.
 * A browser that refuses storage (full, or private) still saves over the network.
 */
export function browserOutbox(store: Store, attempt: string, now: number): Outbox {
  const prefix = `${PREFIX}:${attempt}:`
  const keyOf = ({ position, client }: Entry) => `${prefix}${position}:${client}`
  for (const key of keysOf(store, PREFIX)) {
    const entry = parsed(store.getItem(key))
    if (!entry || now - entry.at > WEEK) store.removeItem(key)
  }
  return {
    read: () =>
      keysOf(store, prefix)
        .flatMap((key) => parsed(store.getItem(key)) ?? [])
        .sort((a, b) => a.at - b.at || a.seq - b.seq),
    write: (entry) => {
      try {
        store.setItem(keyOf(entry), JSON.stringify(entry))
      } catch {
        // Nothing to do: the change is still sent, only a lost connection would not be survived.
      }
    },
    remove: (entry) => {
      const stored = parsed(store.getItem(keyOf(entry)))
      if (stored && stored.seq <= entry.seq) store.removeItem(keyOf(entry))
    },
  }
}
