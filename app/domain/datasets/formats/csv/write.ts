import type { Dataset, DatasetItem, WrittenDataset } from '#app/domain/datasets/dataset.ts'
import type { Criterion } from '#app/domain/labels/taxonomy.ts'
import { generalLosses, labelOf, LossList } from '#app/domain/datasets/formats/text/losses.ts'
import { safeStart } from '#app/domain/datasets/formats/text/source.ts'
import { ratingColumn } from './columns.ts'
import { guarded } from './guard.ts'
import { writtenRow } from './rows.ts'

/** A column: its name, and its cell for an item; an empty one where it says nothing of it. */
type Column = { name: string; cell: (item: DatasetItem, losses: LossList) => string }

/**
 * Writes `dataset.csv`, UTF-8, with the columns that `readCsv` documents, as many as the dataset needs. `label` is used when
 * every classification has one class, else `labels`. Cells that a spreadsheet would run are guarded (`guard.ts`).
 */
export function writeCsv(dataset: Dataset): WrittenDataset {
  const losses = new LossList()
  generalLosses(
    dataset,
    { kinds: ['classification', 'transcription', 'preference', 'rating'], attributes: true, criteria: () => true },
    losses,
  )
  const columns: Column[] = [
    { name: 'id', cell: ({ key }) => key },
    ...only(
      dataset.items.some(({ text }) => text !== null),
      { name: 'text', cell: ({ text }) => text ?? '' },
    ),
    ...classColumn(dataset.items),
    ...only(has(dataset, 'transcription'), { name: 'transcription', cell: transcriptionOf }),
    ...preferenceColumns(dataset),
    ...ratingColumns(dataset, losses),
    ...valueColumns(dataset.items),
  ]
  const rows = [
    columns.map(({ name }) => name),
    ...dataset.items.map((item) => columns.map(({ cell }) => cell(item, losses))),
  ]
  const text = rows.map((cells) => writtenRow(cells.map(guarded))).join('')
  return { files: new Map([['dataset.csv', safeStart(text)]]), losses: losses.list() }
}

function only(when: boolean, column: Column): Column[] {
  return when ? [column] : []
}

function has({ items }: Dataset, kind: 'transcription' | 'preference'): boolean {
  return items.some((item) => labelOf(item, kind))
}

function classColumn(items: readonly DatasetItem[]): Column[] {
  const classesOf = (item: DatasetItem) => labelOf(item, 'classification')?.classes
  const lists = items.map(classesOf).filter((classes) => classes !== undefined)
  if (lists.length === 0) return []
  return lists.every((classes) => classes.length === 1)
    ? [{ name: 'label', cell: (item) => classesOf(item)?.[0] ?? '' }]
    : [{ name: 'labels', cell: (item) => JSON.stringify(classesOf(item)) ?? '' }]
}

function transcriptionOf(item: DatasetItem, losses: LossList): string {
  const lines = labelOf(item, 'transcription')?.lines
  const [line] = lines ?? []
  if (lines && (lines.length !== 1 || line?.id !== '1' || line.text === '')) {
    losses.add('transcriptions of several lines, or of none, are left out', item.key)
    return ''
  }
  return line?.text ?? ''
}

function preferenceColumns(dataset: Dataset): Column[] {
  const labels = dataset.items.flatMap((item) => labelOf(item, 'preference') ?? [])
  return [
    ...only(labels.length > 0, {
      name: 'choice',
      cell: (item, losses) => {
        const label = labelOf(item, 'preference')
        if (label?.choice === null) losses.add('preferences without a choice are left out', item.key)
        return label?.choice ?? ''
      },
    }),
    ...only(
      labels.some(({ strength }) => strength !== undefined),
      {
        name: 'strength',
        cell: (item) => String(chosen(item)?.strength ?? ''),
      },
    ),
    ...only(
      labels.some(({ shown }) => shown !== undefined),
      {
        name: 'shown',
        cell: (item) => chosen(item)?.shown ?? '',
      },
    ),
  ]
}

function chosen(item: DatasetItem) {
  const label = labelOf(item, 'preference')
  return label?.choice ? label : undefined
}

function ratingColumns({ items, taxonomy }: Dataset, losses: LossList): Column[] {
  const valueOf = (item: DatasetItem, { name }: Criterion) =>
    labelOf(item, 'rating')?.ratings.find(({ criterion }) => criterion === name)?.value
  const known = new Map((taxonomy.criteria ?? []).map((criterion) => [criterion.name, criterion]))
  for (const item of items) {
    const label = labelOf(item, 'rating')
    if (label?.ratings.length === 0) losses.add('ratings of nothing are left out', item.key)
    for (const { criterion } of label?.ratings ?? [])
      if (!known.has(criterion)) losses.add(`ratings of a criterion that the taxonomy lacks are left out`, item.key)
  }
  return [...known.values()].map((criterion) => ({
    name: ratingColumn(criterion),
    cell: (item) => String(valueOf(item, criterion) ?? ''),
  }))
}

function valueColumns(items: readonly DatasetItem[]): Column[] {
  const names = new Set<string>()
  for (const { attributes } of items)
    for (const [name, value] of Object.entries(attributes ?? {}))
      names.add(`${typeof value === 'boolean' ? 'flag' : 'meta'}:${name}`)
  return [...names].map((column) => {
    const [flag, name] = [column.startsWith('flag:'), column.slice(5)]
    return {
      name: column,
      cell: ({ attributes, key }, losses) => {
        const value = attributes && Object.hasOwn(attributes, name) ? attributes[name] : undefined
        if (value === '') losses.add('empty values of items are left out', key)
        return value === undefined || (typeof value === 'boolean') !== flag ? '' : String(value)
      },
    }
  })
}
