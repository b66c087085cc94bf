/** Things at the same place in both orders stand or fall together. */
interface Cell {
  members: number[]
  places: readonly [number, number]
  /** Most things that can stay, up to and with this cell, and the cell before it. */
  stays: number
  before: Cell | null
}

/**
 * The most things that two orders agree on, as indices: any two of them are tied in both orders or stand the same way
 * round in both. What is left is the fewest things that have to move. A heaviest increasing subsequence over the
 * distinct pairs of places, O(n²); of equally many the one that reaches least far down the first order.
 */
export function inPlace(places: readonly (readonly [number, number])[]): ReadonlySet<number> {
  const cells = cellsOf(places)
  let best: Cell | null = null
  for (const [index, cell] of cells.entries()) {
    for (const earlier of cells.slice(0, index)) {
      const above = earlier.places[0] < cell.places[0] && earlier.places[1] < cell.places[1]
      if (above && earlier.stays + cell.members.length > cell.stays) {
        cell.stays = earlier.stays + cell.members.length
        cell.before = earlier
      }
    }
    if (!best || cell.stays > best.stays) best = cell
  }
  const kept = new Set<number>()
  for (let cell = best; cell; cell = cell.before) for (const member of cell.members) kept.add(member)
  return kept
}

function cellsOf(places: readonly (readonly [number, number])[]): Cell[] {
  const cells = new Map<string, Cell>()
  places.forEach((pair, index) => {
    const key = pair.join('/')
    const cell = cells.get(key) ?? { members: [], places: pair, stays: 0, before: null }
    cell.members.push(index)
    cell.stays = cell.members.length
    cells.set(key, cell)
  })
  return [...cells.values()].sort((a, b) => a.places[0] - b.places[0] || a.places[1] - b.places[1])
}
