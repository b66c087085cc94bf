import { criterionSchema } from '#app/domain/labels/taxonomy.ts'
import type { Collector } from '#app/domain/datasets/formats/text/collector.ts'
import { criterionOf } from './labels.ts'
import { numberOf, type Table } from './table.ts'

/**
 * Makes the criteria of a table known, and gives their names. A scale that the column does not state is the whole numbers
 * around all its values, at least one step wide.
 */
export function scalesOf(table: Table, collector: Collector): ReadonlySet<string> {
  const names = new Set<string>()
  table.roles.forEach((role, index) => {
    const name = criterionOf(role)
    if (name === undefined || (role.role === 'gold' && !table.ratedGold)) return
    const scale = (role.role === 'rating' ? role.scale : undefined) ?? around(valuesOf(table, index))
    const parsed = criterionSchema.safeParse({ name, ...scale })
    if (!scale || !parsed.success || names.has(name)) {
      const why = parsed.success ? 'it has no values, or is there twice' : parsed.error.issues[0]!.message
      return collector.problems.add(table.file, `criterion "${name.slice(0, 80)}" is not read: ${why}`)
    }
    names.add(name)
    const known = collector.criteria.get(name)
    const [min, max] = [Math.min(known?.min ?? scale.min, scale.min), Math.max(known?.max ?? scale.max, scale.max)]
    collector.criteria.set(name, { ...parsed.data, min, max })
  })
  return names
}

function valuesOf({ rows }: Table, index: number): number[] {
  return rows.flatMap(({ cells }) => numberOf(cells[index]!) ?? [])
}

function around(values: readonly number[]): { min: number; max: number } | undefined {
  if (values.length === 0) return undefined
  let [min, max] = [Infinity, -Infinity]
  for (const value of values) {
    min = Math.min(min, Math.floor(value))
    max = Math.max(max, Math.ceil(value))
  }
  return { min, max: max === min ? min + 1 : max }
}
