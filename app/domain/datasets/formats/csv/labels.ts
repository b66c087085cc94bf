import type { GoldLabel } from '#app/domain/labels/label.ts'
import { parseJson } from '#app/domain/datasets/json-text.ts'
import type { Role } from './columns.ts'
import { cellOf, numberOf, type Table } from './table.ts'

/** The labels of a row, or what is wrong with them. `rated` are the criteria that can be rated. */
export function labelsOfRow(table: Table, cells: readonly string[], rated: ReadonlySet<string>): GoldLabel[] | string {
  const found = [classification(table, cells), transcription(table, cells), preference(table, cells)]
  found.push(rating(table.roles, cells, rated))
  const labels: GoldLabel[] = []
  for (const label of found) {
    if (typeof label === 'string') return label
    if (label) labels.push(label)
  }
  return labels
}

type Found = GoldLabel | string | undefined

function classification(table: Table, cells: readonly string[]): Found {
  const list = cellOf(table, cells, 'labels')
  if (list !== undefined) {
    const parsed = parseJson(list)
    if ('problem' in parsed) return `labels: ${parsed.problem}`
    const classes = parsed.value
    return Array.isArray(classes) && classes.every((name) => typeof name === 'string')
      ? { kind: 'classification', classes: [...new Set<string>(classes)] }
      : 'labels is not a JSON list of strings'
  }
  const label = cellOf(table, cells, 'label')
  const gold = table.ratedGold ? undefined : cellOf(table, cells, 'gold')
  const only = table.roles.some(({ role }) => role === 'label') ? label : gold
  return only === undefined ? undefined : { kind: 'classification', classes: [only] }
}

function transcription(table: Table, cells: readonly string[]): Found {
  const text = cellOf(table, cells, 'transcription')
  return text === undefined ? undefined : { kind: 'transcription', lines: [{ id: '1', text }] }
}

function preference(table: Table, cells: readonly string[]): Found {
  const choice = cellOf(table, cells, 'choice')
  const strength = cellOf(table, cells, 'strength')
  const shown = cellOf(table, cells, 'shown')
  if (choice === undefined) return (strength ?? shown) ? 'has a strength or an order shown, but no choice' : undefined
  if (choice !== 'a' && choice !== 'b' && choice !== 'tie') return `choice is "${choice.slice(0, 40)}", not a, b or tie`
  if (strength !== undefined && !/^[123]$/.test(strength))
    return `strength is "${strength.slice(0, 40)}", not 1, 2 or 3`
  if (shown !== undefined && shown !== 'ab' && shown !== 'ba') return `shown is "${shown.slice(0, 40)}", not ab or ba`
  return {
    kind: 'preference',
    choice,
    ...(strength !== undefined && { strength: Number(strength) }),
    ...(shown !== undefined && { shown }),
  }
}

function rating(roles: readonly Role[], cells: readonly string[], rated: ReadonlySet<string>): Found {
  const ratings: { criterion: string; value: number }[] = []
  for (const [index, role] of roles.entries()) {
    const criterion = criterionOf(role)
    if (criterion === undefined || cells[index] === '' || !rated.has(criterion)) continue
    const value = numberOf(cells[index]!)
    if (value === undefined) return `${criterion} is "${cells[index]!.slice(0, 40)}", not a number`
    ratings.push({ criterion, value })
  }
  return ratings.length > 0 ? { kind: 'rating', ratings } : undefined
}

/** The criterion that a column rates; a gold column rates `gold` where it holds numbers that are not whole. */
export function criterionOf(role: Role): string | undefined {
  return role.role === 'rating' ? role.criterion : role.role === 'gold' ? 'gold' : undefined
}
