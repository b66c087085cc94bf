import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assign, type Pairs } from './assignment.ts'

type Total = { pairs: number; cost: number }

/** Every way to join, tried one by one. */
function bruteForce(rowCount: number, costs: Map<string, number>, columns: number[], row = 0): Total {
  if (row === rowCount) return { pairs: 0, cost: 0 }
  let best = bruteForce(rowCount, costs, columns, row + 1)
  for (const column of columns) {
    const cost = costs.get(`${row},${column}`)
    if (cost === undefined) continue
    const rest = bruteForce(
      rowCount,
      costs,
      columns.filter((other) => other !== column),
      row + 1,
    )
    const total = { pairs: rest.pairs + 1, cost: rest.cost + cost }
    if (total.pairs > best.pairs || (total.pairs === best.pairs && total.cost < best.cost)) best = total
  }
  return best
}

/** Takes the cheapest free pair again and again, as COCO's matching by score does. */
function greedy(pairs: Pairs): Total {
  const rows = new Set<number>()
  const columns = new Set<number>()
  const total = { pairs: 0, cost: 0 }
  const order = pairs.costs.map((_, k) => k).sort((a, b) => pairs.costs[a]! - pairs.costs[b]!)
  for (const k of order) {
    if (rows.has(pairs.rows[k]!) || columns.has(pairs.columns[k]!)) continue
    rows.add(pairs.rows[k]!)
    columns.add(pairs.columns[k]!)
    total.pairs++
    total.cost += pairs.costs[k]!
  }
  return total
}

function totalOf(columnOf: Int32Array, costs: Map<string, number>): Total {
  const total = { pairs: 0, cost: 0 }
  columnOf.forEach((column, row) => {
    if (column < 0) return
    total.pairs++
    total.cost += costs.get(`${row},${column}`) ?? Number.NaN
  })
  return total
}

const problem = (most: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }))
    .chain(([rows, columns]) =>
      fc.record({
        rows: fc.constant(rows),
        columns: fc.constant(columns),
        cells: fc.array(fc.option(fc.integer({ min: 0, max: 100 }).map((cost) => cost / 100)), {
          minLength: rows * columns,
          maxLength: rows * columns,
        }),
      }),
    )
    .map(({ rows, columns, cells }) => {
      const pairs: Pairs = { rows: [], columns: [], costs: [] }
      const costs = new Map<string, number>()
      cells.forEach((cost, index) => {
        if (cost === null) return
        const row = Math.floor(index / columns)
        pairs.rows.push(row)
        pairs.columns.push(index % columns)
        pairs.costs.push(cost)
        costs.set(`${row},${index % columns}`, cost)
      })
      return { rows, columns, pairs, costs }
    })

describe('the optimal assignment', () => {
  it('equals trying everything, up to six by six, with forbidden pairs', () => {
    fc.assert(
      fc.property(problem(6), ({ rows, columns, pairs, costs }) => {
        const found = totalOf(assign(rows, columns, pairs), costs)
        const best = bruteForce(
          rows,
          costs,
          Array.from({ length: columns }, (_, column) => column),
        )
        expect(found.pairs).toBe(best.pairs)
        expect(found.cost).toBeCloseTo(best.cost, 9)
      }),
      { numRuns: 300 },
    )
  })

  it('joins every column at most once and is never worse than greedy', () => {
    fc.assert(
      fc.property(problem(20), ({ rows, columns, pairs, costs }) => {
        const columnOf = assign(rows, columns, pairs)
        const used = [...columnOf].filter((column) => column >= 0)
        expect(new Set(used).size).toBe(used.length)
        const found = totalOf(columnOf, costs)
        const taken = greedy(pairs)
        expect(found.pairs).toBeGreaterThanOrEqual(taken.pairs)
        if (found.pairs === taken.pairs) expect(found.cost).toBeLessThanOrEqual(taken.cost + 1e-9)
      }),
    )
  })

  it('gives up a best pair where that makes two', () => {
    const pairs = { rows: [0, 0, 1], columns: [0, 1, 0], costs: [0, 0.4, 0.4] }
    expect([...assign(2, 2, pairs)]).toEqual([1, 0])
  })

  it('leaves rows without an allowed pair alone', () => {
    expect([...assign(3, 1, { rows: [1], columns: [0], costs: [0.2] })]).toEqual([-1, 0, -1])
    expect([...assign(0, 4, { rows: [], columns: [], costs: [] })]).toEqual([])
  })

  it('survives the worst case, four hundred lines that all want each other', () => {
    const pairs: Pairs = { rows: [], columns: [], costs: [] }
    for (let row = 0; row < 400; row++)
      for (let column = 0; column < 400; column++) {
        pairs.rows.push(row)
        pairs.columns.push(column)
        pairs.costs.push(((row * 7919 + column * 104729) % 1009) / 1009)
      }
    expect(new Set(assign(400, 400, pairs)).size).toBe(400)
  })
})
