import { leastCostColumns } from './hungarian.ts'

/** Allowed pairs as parallel arrays: pair k joins rows[k] with columns[k] at costs[k] (finite, not negative). */
export type Pairs = { rows: number[]; columns: number[]; costs: number[] }

/**
 * Joins rows with columns, each at most once, using allowed pairs only: of all ways to make the
 * greatest number of pairs, one of least total cost. Returns each row's column, or −1.
 *
 * Pairs that share no row or column, even indirectly, cannot influence each other, so each such
 * group is solved on its own: a photo with a thousand spread-out objects costs little more than
 * finding which boxes overlap. Deterministic for a given order of rows, columns and pairs.
 */
export function assign(rowCount: number, columnCount: number, pairs: Pairs): Int32Array {
  const columnOf = new Int32Array(rowCount).fill(-1)
  if (withoutChoice(columnCount, pairs, columnOf)) return columnOf
  columnOf.fill(-1)
  for (const group of groups(rowCount, columnCount, pairs)) solve(group, pairs, columnOf)
  return columnOf
}

/** Makes every pair, unless two of them share a row or a column: only then is there anything to choose. */
function withoutChoice(columnCount: number, { rows, columns }: Pairs, columnOf: Int32Array): boolean {
  const used = new Uint8Array(columnCount)
  for (let k = 0; k < rows.length; k++) {
    if (columnOf[rows[k]!]! >= 0 || used[columns[k]!]) return false
    columnOf[rows[k]!] = columns[k]!
    used[columns[k]!] = 1
  }
  return true
}

type Group = { rows: number[]; columns: number[]; pairs: number[] }

/** The connected components of the graph of allowed pairs. */
function groups(rowCount: number, columnCount: number, { rows, columns }: Pairs): Group[] {
  const parent = Int32Array.from({ length: rowCount + columnCount }, (_, node) => node)
  const rootOf = (node: number): number => {
    while (parent[node] !== node) node = parent[node] = parent[parent[node]!]!
    return node
  }
  rows.forEach((row, k) => {
    parent[rootOf(row)] = rootOf(rowCount + columns[k]!)
  })
  const byRoot = new Map<number, Group>()
  const groupOf = (node: number): Group => {
    const root = rootOf(node)
    const group = byRoot.get(root) ?? { rows: [], columns: [], pairs: [] }
    byRoot.set(root, group)
    return group
  }
  rows.forEach((row, k) => groupOf(row).pairs.push(k))
  for (let row = 0; row < rowCount; row++) byRoot.get(rootOf(row))?.rows.push(row)
  for (let column = 0; column < columnCount; column++) byRoot.get(rootOf(rowCount + column))?.columns.push(column)
  return [...byRoot.values()]
}

function solve(group: Group, pairs: Pairs, columnOf: Int32Array): void {
  // The solver wants every line to find a partner, so the shorter side becomes its lines.
  const upright = group.rows.length <= group.columns.length
  const lines = upright ? group.rows : group.columns
  const places = upright ? group.columns : group.rows
  const lineAt = new Map(lines.map((line, index) => [line, index]))
  const placeAt = new Map(places.map((place, index) => [place, index]))

  // A forbidden pair costs more than all allowed ones together: fewest of them first, then least cost.
  const dearest = group.pairs.reduce((most, k) => Math.max(most, pairs.costs[k]!), 0)
  const forbidden = lines.length * dearest + 1
  const matrix = new Float64Array(lines.length * places.length).fill(forbidden)
  for (const k of group.pairs) {
    const line = lineAt.get(upright ? pairs.rows[k]! : pairs.columns[k]!)!
    const place = placeAt.get(upright ? pairs.columns[k]! : pairs.rows[k]!)!
    matrix[line * places.length + place] = pairs.costs[k]!
  }
  leastCostColumns(matrix, lines.length, places.length).forEach((place, line) => {
    if (matrix[line * places.length + place]! >= forbidden) return
    if (upright) columnOf[lines[line]!] = places[place]!
    else columnOf[places[place]!] = lines[line]!
  })
}
