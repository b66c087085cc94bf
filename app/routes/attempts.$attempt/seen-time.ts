/** How long items were in sight, in milliseconds by position. */
export type Times = Readonly<Record<number, number>>

/** Where the totals are kept on the device, for all tabs of one attempt; unchecked when read. */
export interface SeenStore {
  read: () => unknown
  write: (times: Times) => void
  forget: () => void
}

/**
 * How long each item of an attempt has been in sight, all visits together. A visit starts from the total that is on the
 * device when it begins: it goes on after a reload or in another tab, and two windows that show an item at once count
 * that time once. Totals only grow.
 */
export class SeenTime {
  readonly #store: SeenStore
  readonly #now: () => number
  #times: Record<number, number> = {}
  #visit: { position: number; base: number; since: number } | null = null

  /** @param now milliseconds of a clock that never jumps */
  constructor(store: SeenStore, now: () => number) {
    this.#store = store
    this.#now = now
  }

  /** Which item is in sight from now on; null for none. */
  show(position: number | null): void {
    this.#count()
    this.#visit = position === null ? null : { position, base: this.total(position), since: this.#now() }
  }

  /** The total of an item so far, in whole milliseconds. */
  total(position: number): number {
    return this.totals()[position] ?? 0
  }

  /** The totals of all items that were in sight. */
  totals(): Times {
    this.#count()
    return this.#times
  }

  /** The attempt is over: nothing of it stays on the device. */
  forget(): void {
    this.#visit = null
    this.#times = {}
    this.#store.forget()
  }

  #count(): void {
    this.#times = larger(this.#times, timesOf(this.#store.read()))
    if (!this.#visit) return
    const { position, base, since } = this.#visit
    const total = Math.round(base + this.#now() - since)
    if (total <= (this.#times[position] ?? 0)) return
    this.#times = { ...this.#times, [position]: total }
    this.#store.write(this.#times)
  }
}

function timesOf(value: unknown): Times {
  const pairs = Object.entries(value instanceof Object ? value : {})
  return Object.fromEntries(pairs.filter(([, ms]) => Number.isSafeInteger(ms) && (ms as number) >= 0))
}

function larger(some: Times, others: Times): Record<number, number> {
  const all = { ...some }
  for (const [position, ms] of Object.entries(others))
    all[Number(position)] = Math.max(ms as number, all[Number(position)] ?? 0)
  return all
}
