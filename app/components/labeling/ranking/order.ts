/** A candidate in the list, and whether it shares the place of the one above it. */
export type Row = { id: string; tied: boolean }

/** The places of a ranking as one list. Candidates that have no place yet follow at the end, in their given order. */
export function rowsOf(order: readonly (readonly string[])[], start: readonly string[]): Row[] {
  const ranked = order.flatMap((group) =>
    group.filter((id) => start.includes(id)).map((id, index) => ({ id, tied: index > 0 })),
  )
  const placed = new Set(ranked.map(({ id }) => id))
  return [...ranked, ...start.filter((id) => !placed.has(id)).map((id) => ({ id, tied: false }))]
}

/** The list as places: best first, ties together. */
export function orderOf(rows: readonly Row[]): string[][] {
  const order: string[][] = []
  for (const { id, tied } of rows) {
    const last = order.at(-1)
    if (tied && last) last.push(id)
    else order.push([id])
  }
  return order
}

/**
 * The list with one candidate moved. Who leaves a tie leaves the others tied; who comes to stand between two that are
 * tied joins them.
 */
export function moved(rows: readonly Row[], from: number, to: number): Row[] {
  const row = rows[from]
  const target = Math.min(Math.max(to, 0), rows.length - 1)
  if (!row || target === from) return [...rows]
  const rest = rows.filter((_, index) => index !== from)
  const orphan = rest[from]
  if (!row.tied && orphan?.tied) rest[from] = { ...orphan, tied: false }
  const joins = target > 0 && (rest[target]?.tied ?? false)
  return [...rest.slice(0, target), { id: row.id, tied: joins }, ...rest.slice(target)]
}

/** The list with a candidate tied to the one above it, or no longer. The first has none above. */
export function tieToggled(rows: readonly Row[], index: number): Row[] {
  return rows.map((row, at) => (at === index && index > 0 ? { ...row, tied: !row.tied } : row))
}

/** The place of each candidate from 1; those that are tied share one, and the next place is not skipped. */
export function placesOf(rows: readonly Row[]): number[] {
  let place = 0
  return rows.map(({ tied }, index) => (place += tied && index > 0 ? 0 : 1))
}
