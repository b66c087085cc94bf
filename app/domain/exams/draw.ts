import { randomFrom } from '#app/domain/scenes/random.ts'

/** An item that could be drawn: where it belongs and how often it has been served to anybody. */
export type PoolItem = { id: string; stratum: string; exposures: number }

export type DrawnItem = { id: string; stratum: string }
export type Shortfall = { stratum: string; needed: number; available: number }

export type Draw = { outcome: 'drawn'; items: DrawnItem[] } | { outcome: 'short'; shortfalls: Shortfall[] }

type DrawOptions = {
  blueprint: readonly { stratum: string; count: number }[]
  pool: readonly PoolItem[]
  /** Items this person has been served before, anywhere. */
  met: ReadonlySet<string>
  /** An item served this often is not served again; no cap when omitted. */
  exposureCap?: number
  seed: string
}

/**
 * Draws the items of one attempt: exactly the blueprint's counts, each item once, none that the person has met,
 * the least exposed first; chance decides between equals and the order in which they are asked.
 * The same seed and pool (in any order) give the same draw. What cannot be filled is told by stratum.
 */
export function drawItems({ blueprint, pool, met, exposureCap = Infinity, seed }: DrawOptions): Draw {
  const random = randomFrom(seed)
  const fresh = new Map(blueprint.map(({ stratum }) => [stratum, [] as PoolItem[]]))
  for (const item of [...pool].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
    if (!met.has(item.id) && item.exposures < exposureCap) fresh.get(item.stratum)?.push(item)
  }
  const taken = new Set<string>()
  const items: DrawnItem[] = []
  const shortfalls: Shortfall[] = []
  for (const { stratum, count } of blueprint) {
    const available = unique(fresh.get(stratum) ?? []).filter(({ id }) => !taken.has(id))
    if (available.length < count) shortfalls.push({ stratum, needed: count, available: available.length })
    const leastExposed = random
      .fork(stratum)
      .shuffle(available)
      .sort((a, b) => a.exposures - b.exposures)
    for (const { id } of leastExposed.slice(0, count)) {
      taken.add(id)
      items.push({ id, stratum })
    }
  }
  return shortfalls.length > 0
    ? { outcome: 'short', shortfalls }
    : { outcome: 'drawn', items: random.fork('order').shuffle(items) }
}

function unique(items: readonly PoolItem[]): PoolItem[] {
  return [...new Map(items.map((item) => [item.id, item])).values()]
}
