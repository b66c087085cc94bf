import type { Files, ReadDataset } from '#app/domain/datasets/dataset.ts'
import type { Attributes } from '#app/domain/labels/parts.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'
import { Collector, keyOf, textProblem } from '#app/domain/datasets/formats/text/collector.ts'
import { addAnswers } from './answers.ts'
import { labelsOfRow } from './labels.ts'
import { scalesOf } from './scales.ts'
import { cellOf, hasWorkers, tableOf, type Table } from './table.ts'

/**
 * Reads tables with a header. Columns, in any order and case:
 *
 * | column | holds |
 * |---|---|
 * | `id` (`key`, `item`, `task_id`) | the key; the row's line when missing |
 * | `text` | the text |
 * | `label` (`class`), or else `gold` | one class |
 * | `labels` | classes as a JSON list of strings |
 * | `choice` (`preference`), `strength`, `shown` | a, b or tie; 1 to 3; ab or ba |
 * | `rating`, `rating:<criterion>`, `rating:<criterion> (<min>..<max>)` | a number; without a scale, the whole numbers around all values |
 * | `transcription` | the text of the item's only line |
 * | `meta:<name>`, `flag:<name>`, any other | a value of the item, up to 200 characters; a flag is true or false |
 *
 * An empty cell says nothing. A table with `worker_id` has a row for every answer (`answers.ts`). Cells that were guarded
 * against spreadsheets (`guard.ts`) are as they were before.
 */
export async function readCsv(files: Files): Promise<ReadDataset> {
  const collector = new Collector('csv')
  for (const file of files.names) {
    const table = await tableOf(files, file, collector)
    if (!table) continue
    if (hasWorkers(table.roles)) addAnswers(table, collector)
    else addItems(table, files.names.length > 1, collector)
  }
  return collector.finish()
}

function addItems(table: Table, several: boolean, collector: Collector): void {
  const rated = scalesOf(table, collector)
  for (const { line, where, cells } of table.rows) {
    const place = several ? `${table.file}:${line}` : `line-${line}`
    const text = cellOf(table, cells, 'text')
    const labels = labelsOfRow(table, cells, rated)
    const problem =
      typeof labels === 'string' ? labels : ((text && textProblem(text)) ?? withKnownClasses(labels, collector))
    if (problem || typeof labels === 'string') {
      collector.problems.add(where, `${problem}; the row is skipped`)
      continue
    }
    const attributes = valuesOf(table, cells, collector)
    collector.add(
      {
        key: keyOf(cellOf(table, cells, 'key') ?? place, line),
        width: null,
        height: null,
        text: text?.normalize('NFC') ?? null,
        labels,
        ...(attributes && { attributes }),
      },
      where,
    )
  }
}

function withKnownClasses(labels: readonly GoldLabel[], collector: Collector): string | undefined {
  for (const label of labels)
    for (const name of label.kind === 'classification' ? label.classes : []) {
      const known = collector.class(name)
      if ('problem' in known) return known.problem
    }
  return undefined
}

/** The other cells of a row, as values of its item. */
function valuesOf({ file, roles }: Table, cells: readonly string[], collector: Collector): Attributes | undefined {
  const values = new Map<string, string | boolean>()
  roles.forEach((role, index) => {
    const cell = cells[index]!
    if (role.role !== 'value' || cell === '') return
    const flag = role.flag ? (cell === 'true' ? true : cell === 'false' ? false : undefined) : cell
    const fits = cell.length <= 200 && role.name !== '' && role.name.length <= 80 && role.name !== '__proto__'
    if (flag === undefined || !fits || values.has(role.name) || values.size >= 50)
      collector.problems.unread(file, `column "${role.name.slice(0, 80)}" where its value cannot be kept`)
    else values.set(role.name, flag)
  })
  return values.size > 0 ? Object.fromEntries(values) : undefined
}
