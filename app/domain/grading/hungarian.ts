/**
 * The column of each row in an assignment of least total cost, where every row gets a column of its own.
 * `matrix` is row-major, rows × columns, rows ≤ columns, all costs finite.
 *
 * Kuhn's Hungarian method in the shortest-augmenting-path form of Jonker and Volgenant
 * (Computing 38, 1987): rows are added one by one; each finds the cheapest chain of
 * exchanges in costs reduced by dual prices. O(rows² × columns) time, O(rows + columns) extra space.
 */
export function leastCostColumns(matrix: Float64Array, rows: number, columns: number): Int32Array {
  if (rows > columns) throw new Error('leastCostColumns needs at least as many columns as rows')
  const rowPrice = new Float64Array(rows)
  const columnPrice = new Float64Array(columns)
  const rowOf = new Int32Array(columns).fill(-1)
  const columnOf = new Int32Array(rows).fill(-1)
  const distance = new Float64Array(columns)
  const cameFrom = new Int32Array(columns)
  const reached = new Uint8Array(columns)

  for (let start = 0; start < rows; start++) {
    distance.fill(Infinity)
    cameFrom.fill(-1)
    reached.fill(0)
    let row = start
    let sofar = 0
    let last = -1
    // Dijkstra over columns: each step reaches the nearest column, then looks on from the row that holds it.
    for (;;) {
      let nearest = -1
      for (let column = 0; column < columns; column++) {
        if (reached[column]) continue
        const through = sofar + matrix[row * columns + column]! - rowPrice[row]! - columnPrice[column]!
        if (through < distance[column]!) {
          distance[column] = through
          cameFrom[column] = row
        }
        if (nearest < 0 || distance[column]! < distance[nearest]!) nearest = column
      }
      sofar = distance[nearest]!
      reached[nearest] = 1
      last = nearest
      if (rowOf[nearest]! < 0) break
      row = rowOf[nearest]!
    }
    rowPrice[start] = rowPrice[start]! + sofar
    for (let column = 0; column < columns; column++) {
      if (!reached[column]) continue
      const gap = sofar - distance[column]!
      columnPrice[column] = columnPrice[column]! - gap
      if (rowOf[column]! >= 0) rowPrice[rowOf[column]!] = rowPrice[rowOf[column]!]! + gap
    }
    // Walk the chain back, giving every row on it the column it was looking at.
    for (let column = last; column >= 0;) {
      const giver = cameFrom[column]!
      const previous = columnOf[giver]!
      rowOf[column] = giver
      columnOf[giver] = column
      column = giver === start ? -1 : previous
    }
  }
  return columnOf
}
