import type { Loss } from '#app/domain/datasets/dataset.ts'

/** How many items a loss names as examples. */
const EXAMPLES = 5

/** Collects what a format cannot carry, by sentence. */
export class Losses {
  readonly #byWhat = new Map<string, { count: number; examples: Set<string> }>()

  /** `count` more things of this sort did not fit; `key` is the item concerned. */
  add(what: string, key: string, count = 1): void {
    if (count === 0) return
    const loss = this.#byWhat.get(what) ?? { count: 0, examples: new Set() }
    this.#byWhat.set(what, loss)
    loss.count += count
    if (loss.examples.size < EXAMPLES) loss.examples.add(key)
  }

  list(): Loss[] {
    return [...this.#byWhat].map(([what, { count, examples }]) => ({ what, count, examples: [...examples] }))
  }
}
